import type { Json } from '../../core/messages.ts';
import { numberOf, textOf, toBag } from './json.ts';

/** How to answer an interaction in its own way; the token is a secret. */
export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  /** When it arrived, by our own clock: its time is measured by it. */
  readonly at: number;
  /** The acknowledgement left a message ("thinking …") that the answer has to fill. */
  readonly hasOriginal: boolean;
  /** Only the person sees that message: this is fixed at the acknowledgement. */
  readonly isPrivate: boolean;
  /** A person has brought Parley along to where it is not installed. */
  readonly isGuest: boolean;
};

/** Reads an event's `via`; null where there is none. */
export function parseInteraction(value: Json): Interaction | null {
  const via = toBag(value);
  const token = textOf(via, 'token');
  if (token === '') return null;
  return {
    id: textOf(via, 'id'),
    token,
    applicationId: textOf(via, 'applicationId'),
    at: numberOf(via, 'at'),
    hasOriginal: via.hasOriginal === true,
    isPrivate: via.isPrivate === true,
    isGuest: via.isGuest === true,
  };
}
