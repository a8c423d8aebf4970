import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineTool, type Tool, type ToolContext } from '../../core/answer/tool.ts';
import { describeTime, type Schedule } from '../../core/local-time.ts';

import { type Reminders, toReminder } from './reminders.ts';

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
    .max(60)
    .optional()
    .describe(
      'Left out: once. Else daily, weekdays, weekly, monthly, or a cron pattern of 5 fields',
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
      'Reminds the person who asks of something later, here in this conversation. Tell the person the time that it answers with.',
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
      const reminder = await toReminder(schedule, asking, { what, when: at, repeat });
      const planned = await reminders.plan(reminder);
      if (planned !== null) await derive(planned);
      const again = reminder.repeat === null ? '' : `, repeated by ${reminder.repeat}`;
      const text = `Planned for ${describeTime(reminder.at, zone)}${again}. It is posted here, where everybody reads it; /remind list shows and cancels it.`;
      return { text, sources: [] };
    },
  });
}
