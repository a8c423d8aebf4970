import { messageOf, type ScheduledEvent } from '../../core/events.ts';
import type { Message } from '../../core/messages.ts';

/** The name of a planned transcript. */
export const TRANSCRIBE = 'transcribe';

/** The message that a planned transcript is of; null if something else was planned. */
export function noteOf(event: ScheduledEvent): Message | null {
  return event.name === TRANSCRIBE ? messageOf(event) : null;
}
