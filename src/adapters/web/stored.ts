import { z } from 'zod';
import type { PageMessage } from './message.ts';
import { flag, list, numberOrNull, text, textOrNull, texts } from './schema.ts';

/** The latest moment that a `Date` can hold. */
const MAX_DATE_MS = 8.64e15;

const time = numberOrNull.transform((ms) =>
  ms === null || Math.abs(ms) > MAX_DATE_MS ? null : ms,
);

const fileSchema = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/), // Without it nothing could be opened.
  name: text.transform((name) => name || 'file'),
  mimeType: text.transform((type) => type || 'application/octet-stream'),
  bytes: numberOrNull,
  isVoice: flag,
  durationMs: numberOrNull,
  alt: text,
});

const buttonSchema = z.object({
  label: z.string(),
  action: z.string(),
  style: z.enum(['plain', 'primary', 'danger']).catch('plain'),
});

const approvalSchema = z.object({
  text,
  consent: z.enum(['asker', 'admin']).catch('admin'),
  state: z.enum(['open', 'approved', 'denied', 'expired']),
  by: textOrNull,
  decidedAt: time,
  outcome: z.enum(['done', 'failed', 'unknown']).nullable().catch(null),
});

const messageSchema = z.object({
  id: z.string().min(1),
  thread: textOrNull,
  speaker: textOrNull,
  name: text.transform((name) => name || 'Somebody'),
  only: textOrNull,
  text,
  title: textOrNull,
  files: list(fileSchema),
  status: textOrNull,
  buttons: list(buttonSchema),
  approvals: list(approvalSchema),
  pastActions: texts,
  choices: z.record(z.string(), z.string()).catch({}),
  opinionNonces: z.record(z.string(), z.string()).catch({}),
  isOpen: flag,
  isDeleted: flag,
  sentAt: time.transform((ms) => ms ?? 0),
  editedAt: time,
  mark: textOrNull,
});

/**
 * A message as the store has it; null if the value is not one. What it lacks, or has in a shape
 * that cannot be shown, is left out, so that one odd message hides neither the others nor itself.
 */
export function parseStoredMessage(value: unknown, channel: string): PageMessage | null {
  const parsed = messageSchema.safeParse(value);
  return parsed.success ? { ...parsed.data, channel } : null;
}
