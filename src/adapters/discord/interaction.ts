import type { z } from 'zod';
import type { Json } from '../../core/messages.ts';
import { flag, number, part, text } from './schema.ts';

const interactionSchema = part({
  id: text,
  token: text,
  applicationId: text,
  /** When it arrived, by our own clock, against which its lifetime is measured. */
  at: number,
  /** The acknowledgement left a message ("thinking …") that the answer has to fill. */
  hasOriginal: flag,
  /** Only the person sees that message: this is fixed at the acknowledgement. */
  isPrivate: flag,
  /** A person has brought Parley along to a place where it is not installed. */
  isGuest: flag,
});

/** How to answer an interaction in its own way; the token is a secret. */
export type Interaction = Readonly<z.output<typeof interactionSchema>>;

/** Parses an event's `interaction`; null if there is no interaction to answer. */
export function parseInteraction(value: Json): Interaction | null {
  if (value === null) return null;
  const interaction = interactionSchema.parse(value);
  return interaction.token === '' ? null : interaction;
}
