import { nameOf } from '../src/core/conversation/names.ts';
import { UserError } from '../src/core/errors.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command, CommandReply } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { Extract } from '../src/core/jobs/model-requests.ts';
import type { FindZone } from '../src/core/jobs/permission.ts';
import type { Schedule } from '../src/core/local-time.ts';
import { sayTime } from '../src/core/strings/times.ts';
import type { RemindersFeature } from '../src/features/reminders/index.ts';
import { type AskModel, proposeReminder } from '../src/features/reminders/proposal.ts';
import { toConfirmation, toTimeQuestion } from '../src/features/reminders/reminder-actions.ts';
import { toProposal, toRemindersData } from '../src/features/reminders/reminder-buttons.ts';
import {
  checkReminder,
  parseReminder,
  type ReminderContext,
  type ReminderRequest,
} from '../src/features/reminders/reminder-request.ts';
import type { Reminder } from '../src/features/reminders/reminders.ts';
import { describeRepetition } from '../src/features/reminders/repetition.ts';
import { reminderStrings } from '../src/features/reminders/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';

/** `/remind`: of something, later, in this place; and what is to come. */
export const remind = defineSpec({
  name: 'remind',
  options: [
    toTextOption('what', { isRequired: true }),
    toTextOption('when'),
    toTextOption('repeat'),
  ],
  answers: 'private',
});

export type RemindServices = {
  readonly reminders: RemindersFeature;
  readonly schedule: Schedule;
  readonly findZone: FindZone;
  readonly extract: Extract;
};

export function createRemind(services: RemindServices): Command {
  const { reminders, schedule, findZone } = services;
  const { planned, resume, toButtons } = reminders;
  return {
    ...remind,
    async run(jobRun, { event, say }) {
      const { what, when, repeat } = event.options;
      const words = String(what ?? '').trim();
      if (/^list$/i.test(words)) return say(await toList(services, event), toButtons);
      const asking = await toAsking(jobRun, event, await findZone(jobRun, event));
      const wish = {
        what: words,
        when: String(when ?? '').trim(),
        repeat: String(repeat ?? '').trim(),
      };
      const wished = await parseReminder(schedule, asking, wish);
      if (!wished?.isSure) {
        const proposed = await propose(services, jobRun, asking, wish);
        const reminder = proposed ?? wished?.reminder;
        if (!reminder) throw new UserError('tool_failed', reminderStrings.unclearTime);
        const text = await toTimeQuestion(schedule, reminder);
        return say({ text, data: toProposal(reminder) }, toButtons);
      }
      const { reminder } = wished;
      await planned.plan(reminder);
      const text = await toConfirmation(schedule, reminder, jobRun.adapter.platform);
      return say({ text, data: toRemindersData([reminder]) }, toButtons);
    },
    resume,
  };
}

/** What the model makes of a wish that is not surely understood. */
async function propose(
  { schedule, extract }: RemindServices,
  jobRun: JobRun,
  asking: ReminderContext,
  wish: ReminderRequest,
): Promise<Reminder | null> {
  const ask: AskModel = (...request) => extract(jobRun, ...request);
  const proposed = await proposeReminder({ schedule, ask }, asking, wish);
  const check = proposed && checkReminder(schedule, proposed, asking.now);
  const isFine = await check?.then(() => true).catch(() => false);
  return isFine ? proposed : null;
}

async function toAsking(
  jobRun: JobRun,
  event: CommandEvent,
  zone: string | null,
): Promise<ReminderContext> {
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
  { reminders: { planned }, schedule }: RemindServices,
  { place, speaker }: CommandEvent,
): Promise<CommandReply> {
  const list = await planned.list({ place, person: speaker.id });
  if (list.length === 0) return { text: reminderStrings.noReminders };
  const lines = list.map(async (reminder, index) => {
    const { what, at, zone } = reminder;
    const repetition = await describeRepetition(schedule, reminder);
    const when = sayTime(at, zone, { showsZone: zone === null });
    const line = repetition
      ? reminderStrings.listedRepeating(what, repetition.words, when)
      : reminderStrings.listed(what, when);
    return `${index + 1}. ${line}`;
  });
  return { text: (await Promise.all(lines)).join('\n'), data: toRemindersData(list) };
}
