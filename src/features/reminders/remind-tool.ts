import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineTool, type Tool, type ToolContext } from '../../core/answer/tool.ts';
import { UserError } from '../../core/errors.ts';
import { describeTime, type Schedule } from '../../core/local-time.ts';

import type { Reminder, Reminders } from './reminders.ts';
import { describeRepetition } from './repetition.ts';
import { toWished, type Wished } from './wish.ts';

export type RemindOptions = {
  readonly schedule: Schedule;
  readonly reminders: Reminders;
  /** The zone that the asker has set, which goes before what the platform tells; null: none. */
  readonly zoneOf: (context: ToolContext) => Promise<string | null>;
  readonly now?: () => number;
};

const schema = z.object({
  what: z.string().min(1).max(1_000).describe('What the person is to be reminded of'),
  at: z
    .string()
    .max(100)
    .describe('When: ISO 8601, or words such as "tomorrow 9:00", in the time zone of the person'),
  repeat: z
    .string()
    .max(200)
    .optional()
    .describe(
      'Left out: once. Else words such as "every Monday", or a recurrence rule of RFC 5545: FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
    ),
});

/** Plans a reminder for the asker, in the place where it was asked for. */
export function createRemindTool({
  schedule,
  reminders,
  zoneOf,
  now = Date.now,
}: RemindOptions): Tool {
  return defineTool({
    name: 'remind',
    description:
      'Reminds the person who asks of something later, here in this conversation. Where the person may mean several times, ask which before you call this. Tell the person the time that it answers with.',
    schema,
    acts: true,
    kind: 'reminder',
    status: ({ what }) => `Planning a reminder: ${what.slice(0, 60)} …`,
    async run({ what, at, repeat = '' }, context, signal) {
      const { place, conversation, asker, directory, derive } = context;
      const person = await directory.person(asker.id, place, signal).catch(() => null);
      signal.throwIfAborted();
      const zone = (await zoneOf(context)) ?? person?.timeZone ?? null;
      const asking = {
        ...{ id: randomUUID(), place, conversation, messageId: null, zone, now: now() },
        ...{ person: asker.id, name: asker.name ?? person?.name ?? null },
      };
      const wished = await toWished(schedule, asking, { what, when: at, repeat });
      if (!wished?.isSure) throw await toDoubt(schedule, wished);
      const { reminder } = wished;
      const planned = await reminders.plan(reminder);
      if (planned !== null) await derive(planned);
      const text = `Planned for ${await toTimeWords(schedule, reminder)}. It is posted here, where everybody reads it; /remind list shows and cancels it.`;
      return { text, sources: [] };
    },
  });
}

/** What the model is told where a time is not surely understood: it asks the person. */
async function toDoubt(schedule: Schedule, wished: Wished | null): Promise<UserError> {
  const read = wished === null ? null : await toTimeWords(schedule, wished.reminder);
  const understood = read === null ? 'I do not see when that is.' : `It may mean ${read}.`;
  return new UserError(
    'tool_failed',
    `Nothing is planned: the time is not sure. ${understood} Ask the person when it is meant, and name that time as a suggestion; call this again with their answer as ISO 8601.`,
  );
}

async function toTimeWords(schedule: Schedule, reminder: Reminder): Promise<string> {
  const repetition = await describeRepetition(schedule, reminder);
  const first = describeTime(reminder.at, reminder.zone);
  if (repetition === null) return first;
  const gap = repetition.gap === null ? '' : ` (${repetition.gap})`;
  return `${first}, and then again ${repetition.words}${gap}`;
}
