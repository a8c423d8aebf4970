import type { Json } from '../../core/messages.ts';
import { flag, part, text } from './schema.ts';

/** How an interaction is answered in its own way, as it is kept with its event. */
export const interactionSchema = part({ responseUrl: text, isInThread: flag });

/** Null where the interaction has no address. `isInThread`: it was used on a message that stands in a thread. */
export function toInteraction(responseUrl: string, isInThread: boolean): Json {
  return responseUrl === '' ? null : { responseUrl, ...(isInThread ? { isInThread } : {}) };
}

/** The address that an interaction can be answered at: five times, for half an hour. Null where there is none. */
export function responseUrlOf(interaction: unknown): string | null {
  return interactionSchema.parse(interaction).responseUrl || null;
}

/** Whether the interaction was used in a thread. What answers it in its own way stands in the channel. */
export function isInThread(interaction: unknown): boolean {
  return interactionSchema.parse(interaction).isInThread;
}
