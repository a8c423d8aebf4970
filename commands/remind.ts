import { type Reminder, toReminder } from '../src/core/features/reminders/reminders.ts';
import type { Command, CommandContext, CommandResult } from '../src/core/jobs/command.ts';
import { describeTime } from '../src/core/local-time.ts';
import { strings } from '../src/core/strings/en.ts';

const option = (name: string, description: string, isRequired = false) =>
  ({ name, description, type: 'string', isRequired, choices: [] }) as const;

/** `/remind`: of something, later, in this place; and what is to come. */
export const remind: Command = {
  name: 'remind',
  description: 'Remind you of something here, later; `list` shows your reminders',
  options: [
    option('what', 'What to remind you of, with the time in it or without; or “list”', true),
    option('when', 'A time: “tomorrow 9:00”, “in 20 minutes”'),
    option('repeat', 'daily, weekdays, weekly, monthly, or a cron pattern such as 0 9 * * 1-5'),
  ],
  answers: 'private',
  async run(context) {
    const { what, when, repeat } = context.options;
    const words = String(what ?? '').trim();
    if (/^list$/i.test(words)) return toList(context);
    const { schedule, reminders, place, platform, speaker, conversation, key, messageId } = context;
    const zone = await context.zone();
    const asking = {
      ...{ id: key, place, conversation, messageId, zone, now: Date.now() },
      ...{ person: speaker.id, name: await toName(context) },
    };
    const wish = {
      what: words,
      when: String(when ?? '').trim(),
      repeat: String(repeat ?? '').trim(),
    };
    const reminder = await toReminder(schedule, asking, wish);
    await reminders.plan(reminder);
    const text = strings.willRemind(reminder.what, {
      when: describeTime(reminder.at, zone),
      repeat: reminder.repeat,
      isAlone: platform.isDirect(place),
    });
    return { type: 'text', text, memo: toMemo([reminder]) };
  },
};

async function toName({ speaker, nameOf }: CommandContext): Promise<string | null> {
  if (speaker.name !== null) return speaker.name;
  const name = await nameOf(speaker.id);
  return name === speaker.id ? null : name;
}

async function toList({ reminders, place, speaker }: CommandContext): Promise<CommandResult> {
  const list = await reminders.list({ place, person: speaker.id });
  if (list.length === 0) return { type: 'text', text: strings.noReminders };
  const lines = list.map(({ what, at, zone, repeat }, index) => {
    const again = repeat === null ? '' : `, then again: \`${repeat}\``;
    return `${index + 1}. **${what.replaceAll('\n', ' ')}** – ${describeTime(at, zone)}${again}`;
  });
  return { type: 'text', text: lines.join('\n'), memo: toMemo(list) };
}

function toMemo(list: readonly Reminder[]) {
  return { type: 'reminders', ids: list.map(({ id }) => id) };
}
