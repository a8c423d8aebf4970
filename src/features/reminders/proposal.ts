import { z } from 'zod';
import { frame } from '../../core/frame.ts';
import { describeTime, fromLocalTime, type Schedule, toLocalTime } from '../../core/local-time.ts';
import { isRule, type ReminderContext, type ReminderRequest, toWhat } from './reminder-request.ts';
import type { Reminder } from './reminders.ts';

const schema = z.object({
  isTime: z.boolean().describe('Whether the text says when, clearly enough to name a time'),
  first: z
    .string()
    .nullable()
    .describe('YYYY-MM-DDTHH:MM by the clock of the person: when, or the first time of a series'),
  rule: z
    .string()
    .nullable()
    .describe('A series as a recurrence rule of RFC 5545: FREQ=WEEKLY;BYDAY=MO. Null: once'),
  what: z.string().describe('What to be reminded of, in the words of the text, without the time'),
});

const INSTRUCTION =
  'Take from the text when its writer wants to be reminded, and of what. A day without a time means 9:00. Times lie ahead. Make nothing up.';

/** Asks the model what `schema` asks for of some framed material. */
export type AskModel = <T>(
  schema: z.ZodType<T>,
  instruction: string,
  material: string,
) => Promise<T>;

/**
 * What the model takes a wish for, which its person then confirms; null if it finds no time to come
 * in it, or fails.
 */
export async function proposeReminder(
  { schedule, ask }: { readonly schedule: Schedule; readonly ask: AskModel },
  { now, ...asking }: ReminderContext,
  { what, when, repeat }: ReminderRequest,
): Promise<Reminder | null> {
  const zone = asking.zone ?? 'UTC';
  const clock = new Date(toLocalTime(now, zone)).toISOString().slice(0, 16);
  const instruction = `${INSTRUCTION}\nIt is now ${describeTime(now, zone)}, which is ${clock}.`;
  const text = [what, when, repeat].filter((each) => each !== '').join('\n');
  const read = await ask(schema, instruction, frame('text', {}, text)).catch(() => null);
  const shown = Date.parse(`${/^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(read?.first ?? '')?.[0]}Z`);
  if (!read?.isTime || Number.isNaN(shown)) return null;
  const start = fromLocalTime(shown, zone);
  const named = toWhat(when === '' ? read.what : what);
  const reminder = { ...asking, what: named === '' ? toWhat(what) : named };
  if (read.rule === null) return { ...reminder, at: start, repeat: null };
  const series = isRule(read.rule)
    ? await schedule.series(read.rule.trim().toUpperCase(), { start, now, zone })
    : null;
  return series && { ...reminder, at: series.first, repeat: series.pattern };
}
