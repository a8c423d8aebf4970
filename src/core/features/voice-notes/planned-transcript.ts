import { z } from 'zod';
import type { ScheduledEvent } from '../../events.ts';
import { type Message, messageSchema } from '../../messages.ts';

/** What a planned transcript carries. */
const payloadSchema = z.object({ message: messageSchema });

/** The name of a planned transcript. */
export const TRANSCRIBE = 'transcribe';

/** The message that a planned transcript is of; null where something else was planned. */
export function noteOf({ name, payload }: ScheduledEvent): Message | null {
  if (name !== TRANSCRIBE) return null;
  return payloadSchema.safeParse(payload).data?.message ?? null;
}
