import type { Json } from '../../core/messages.ts';
import { flag, part, text } from './schema.ts';

/** How an interaction is answered in its own way, as it is kept with its event. */
export const interactionSchema = part({ responseUrl: text, isInThread: flag });

/** Null if the interaction has no address. `isInThread`: it was used on a message in a thread. */
export function toInteraction(responseUrl: string, isInThread: boolean): Json {
  return responseUrl === '' ? null : { responseUrl, ...(isInThread ? { isInThread } : {}) };
}

/**
 * The address at which an interaction can be answered, five times within half an hour. Null if it
 * has no such address.
 */
export function responseUrlOf(interaction: unknown): string | null {
  return interactionSchema.parse(interaction).responseUrl || null;
}

/** Whether the interaction was used in a thread. An answer in its own way shows in the channel. */
export function isInThread(interaction: unknown): boolean {
  return interactionSchema.parse(interaction).isInThread;
}
