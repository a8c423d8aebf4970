import { nameOf } from '../src/core/conversation/names.ts';
import type { CommandEvent } from '../src/core/events.ts';
import { toOneLine } from '../src/core/frame.ts';
import type { Command, CommandReply, CommandSpec } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { FindZone } from '../src/core/jobs/permission.ts';
import { describeTime, type Schedule } from '../src/core/local-time.ts';
import { toLiteral } from '../src/core/markdown/inline.ts';
import type { RemindersFeature } from '../src/features/reminders/index.ts';
import {
  type Asking,
  type Reminder,
  type Reminders,
  toReminder,
} from '../src/features/reminders/reminders.ts';
import { reminderStrings } from '../src/features/reminders/strings/en.ts';

const option = (name: string, description: string, isRequired = false) =>
  ({ name, description, type: 'string', isRequired, choices: [] }) as const;

/** `/remind`: of something, later, in this place; and what is to come. */
export const remind: CommandSpec = {
  name: 'remind',
  description: 'Remind you of something here, later; `list` shows your reminders',
  options: [
    option('what', 'What to remind you of, with the time in it or without; or “list”', true),
    option('when', 'A time: “tomorrow 9:00”, “in 20 minutes”'),
    option('repeat', 'daily, weekdays, weekly, monthly, or a cron pattern such as 0 9 * * 1-5'),
  ],
  answers: 'private',
};

export type RemindServices = {
  readonly reminders: RemindersFeature;
  readonly schedule: Schedule;
  readonly findZone: FindZone;
};

export function createRemind({ reminders, schedule, findZone }: RemindServices): Command {
  const { planned, resume, toButtons } = reminders;
  return {
    ...remind,
    async run(jobRun, { event, say }) {
      const { what, when, repeat } = event.options;
      const words = String(what ?? '').trim();
      if (/^list$/i.test(words)) return say(await toList(planned, event), toButtons);
      const zone = await findZone(jobRun, event);
      const wish = {
        what: words,
        when: String(when ?? '').trim(),
        repeat: String(repeat ?? '').trim(),
      };
      const reminder = await toReminder(schedule, await toAsking(jobRun, event, zone), wish);
      await planned.plan(reminder);
      const text = reminderStrings.willRemind(reminder.what, {
        when: describeTime(reminder.at, zone),
        repeat: reminder.repeat,
        isAlone: jobRun.adapter.platform.isDirect(event.place),
      });
      return say({ text, data: toData([reminder]) }, toButtons);
    },
    resume,
  };
}

async function toAsking(jobRun: JobRun, event: CommandEvent, zone: string | null): Promise<Asking> {
  const { key, place, messageId, speaker } = event;
  const { conversation } = jobRun.journal.job;
  return {
    ...{ id: key, place, conversation, messageId, zone, now: Date.now() },
    ...{ person: speaker.id, name: await toName(jobRun, event) },
  };
}

async function toName(
  { adapter, signals }: JobRun,
  { speaker, place }: CommandEvent,
): Promise<string | null> {
  if (speaker.name !== null) return speaker.name;
  const name = await nameOf(speaker.id, place, adapter.directory, signals.thinking);
  return name === speaker.id ? null : name;
}

async function toList(
  reminders: Reminders,
  { place, speaker }: CommandEvent,
): Promise<CommandReply> {
  const list = await reminders.list({ place, person: speaker.id });
  if (list.length === 0) return { text: reminderStrings.noReminders };
  const lines = list.map(({ what, at, zone, repeat }, index) => {
    const again = repeat === null ? '' : `, then again: \`${repeat}\``;
    return `${index + 1}. **${toLiteral(toOneLine(what))}** – ${describeTime(at, zone)}${again}`;
  });
  return { text: lines.join('\n'), data: toData(list) };
}

function toData(list: readonly Reminder[]) {
  return { type: 'reminders', ids: list.map(({ id }) => id) };
}
