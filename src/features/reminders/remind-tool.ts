import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineTool, type Tool, type ToolContext } from '../../core/answer/tool.ts';
import { timeNow } from '../../core/async.ts';
import { nameWritten } from '../../core/conversation/written-names.ts';
import { UserError } from '../../core/errors.ts';
import { describeTime, type Schedule } from '../../core/local-time.ts';
import { withoutEntities } from '../../core/markdown/entities.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { parseReminder } from './reminder-request.ts';
import { type Reminder, type Reminders, toScheduledEvent } from './reminders.ts';
import { describeRepetition } from './repetition.ts';
import { reminderStrings } from './strings/index.ts';
import { toQuestionEvent } from './time-question.ts';

export type RemindOptions = {
  readonly schedule: Schedule;
  readonly reminders: Reminders;
  readonly inbox: Pick<Inbox, 'accept'>;
  /**
   * The zone that the asker has set, which overrides the platform's; null if they have set none.
   */
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
  inbox,
  zoneOf,
  now = timeNow,
}: RemindOptions): Tool {
  return defineTool({
    name: 'remind',
    description:
      'Reminds the person who asks of something later, here in this conversation. Give the time as the person said it: where it may mean several, they are asked with buttons. Tell the person the time that it answers with.',
    schema,
    acts: true,
    kind: 'reminder',
    status: ({ what }) => reminderStrings.planning(what.slice(0, 60)),
    async run({ what: written, at, repeat = '' }, context, signal) {
      const { place, conversation, asker, directory, derive, platform } = context;
      const [[what = ''], person] = await Promise.all([
        nameWritten([withoutEntities(written)], place, directory, signal),
        directory.person(asker.id, place, signal).catch(() => null),
      ]);
      signal.throwIfAborted();
      const zone = (await zoneOf(context)) ?? person?.timeZone ?? null;
      const asking = {
        ...{ id: randomUUID(), place, conversation, messageId: null, zone, now: now() },
        ...{ person: asker.id, name: asker.name ?? person?.name ?? null },
      };
      const wished = await parseReminder(schedule, asking, { what, when: at, repeat });
      if (!wished) throw notUnderstood();
      const reminder = await reminders.answering(wished.reminder);
      if (!wished.isSure) {
        await reminders.ask(reminder);
        const queued = { notBefore: 0, lane: conversation, merge: false };
        const question = toQuestionEvent(reminder, now());
        await derive(question.key);
        await inbox.accept(question, queued);
        return { text: await toAsked(schedule, reminder), sources: [] };
      }
      await derive(toScheduledEvent(reminder).key);
      await reminders.plan(reminder);
      const isForOne = platform.isDirect(place) || platform.isForOne(place);
      const readers = isForOne ? 'the person alone reads' : 'everybody reads';
      const text = `Planned for ${await toTimeWords(schedule, reminder)}. It is posted here, where ${readers} it; /remind list shows and cancels it.`;
      return { text, sources: [] };
    },
  });
}

/** Where no time can be proposed the model asks the person. */
function notUnderstood(): UserError {
  return new UserError(
    'tool_failed',
    'Nothing is planned: I do not see when that is. Ask the person when it is meant, and name a time as a suggestion; call this again with their answer as ISO 8601.',
  );
}

/** What the model is told while the person is asked. */
async function toAsked(schedule: Schedule, reminder: Reminder): Promise<string> {
  const read = await toTimeWords(schedule, reminder);
  return `Nothing is planned yet: the time is not sure. It may mean ${read}. The person is asked below your answer whether that is meant, with the buttons Yes and No. Say only that you need their confirmation; do not ask for the time yourself and do not say that it is planned. If they answer with another time, call this again with it as ISO 8601.`;
}

async function toTimeWords(schedule: Schedule, reminder: Reminder): Promise<string> {
  const repetition = await describeRepetition(schedule, reminder);
  const first = describeTime(reminder.at, reminder.zone);
  if (repetition === null) return first;
  const gap = repetition.gap === null ? '' : ` (${repetition.gap})`;
  return `${first}, and then again ${repetition.words}${gap}`;
}
