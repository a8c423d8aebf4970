import { slack } from '../../src/adapters/slack/platform.ts';
import type { SpokenLine } from '../../src/core/features/conversation-tools/digest.ts';
import { createReminders, type Reminder } from '../../src/core/features/reminders/reminders.ts';
import type { Command, CommandContext, CommandResult } from '../../src/core/jobs/command.ts';
import { parseOptions } from '../../src/core/jobs/typed-command.ts';
import type { Place } from '../../src/core/messages.ts';
import { createSchedule } from '../../src/tools/schedule.ts';
import { createMemoryStore, THREAD } from './here.ts';

export type Kept = { readonly name: string; readonly mimeType: string; readonly text: string };

/** A message that was said, a minute after the one before. */
export function said(index: number, text: string, by = 'Ada', isMine = false): SpokenLine {
  return {
    id: `m${index}`,
    by,
    isMine,
    isOwn: by === 'Parley',
    isBot: false,
    text,
    at: Date.now() - (60 - index) * 60_000,
    link: `https://example.slack.com/archives/C1/p${index}`,
  };
}

/** A conversation in memory, with a model that says what a test tells it to. */
export function createConversation({
  messages = [],
  zone = 'Europe/Berlin',
  language = null,
  answer = 'Fine.',
  extracted = {},
  place = THREAD,
}: {
  readonly messages?: readonly SpokenLine[];
  readonly zone?: string | null;
  readonly language?: string | null;
  readonly answer?: string;
  readonly extracted?: object;
  readonly place?: Place;
} = {}) {
  const schedule = createSchedule();
  const planned: { readonly key: string; readonly notBefore: number }[] = [];
  const inbox = {
    accept: async ({ key }: { readonly key: string }, { notBefore }: { notBefore: number }) => {
      planned.push({ key, notBefore });
      return { status: 'new', jobId: 'j1', isBusy: false } as const;
    },
  };
  const reminders = createReminders({ store: createMemoryStore(), inbox, schedule });
  const asked: { readonly instruction: string; readonly material: string }[] = [];
  const scopes: string[] = [];
  const files: Kept[] = [];

  const runWith = (
    command: Command,
    options: CommandContext['options'],
    typed = Object.keys(options),
  ): Promise<CommandResult> =>
    command.run({
      options,
      typed,
      key: 'slack/T1/C1/trigger/command',
      messageId: null,
      place,
      platform: slack,
      conversation: 'slack/T1/C1/1700000000.000100',
      speaker: { id: 'U1', name: 'Ada', roles: [], isAdmin: null, isExternal: false },
      nameOf: async (id: string) => id,
      schedule,
      reminders,
      zone: async () => zone,
      language: async () => language,
      async readFrom(link: string) {
        const first = messages.findIndex((message) => message.link === link);
        return first < 0 ? null : { place, messages: messages.slice(first) };
      },
      async read(scope: string) {
        scopes.push(scope);
        return { place, messages };
      },
      async write(instruction: string, material: string) {
        asked.push({ instruction, material });
        return answer;
      },
      async extract(
        schema: { parse(value: unknown): unknown },
        instruction: string,
        material: string,
      ) {
        asked.push({ instruction, material });
        return schema.parse(extracted);
      },
      async attach(file: Kept) {
        files.push(file);
      },
    } as Partial<CommandContext> as CommandContext); // What these commands use, and no more.

  const run = (command: Command, text: string): Promise<CommandResult> =>
    runWith(command, parseOptions(text, command.options));

  /** The text that somebody reads who types this, or chooses the command with these options. */
  const type = async (
    command: Command,
    given: string | CommandContext['options'],
  ): Promise<string> => {
    const result = await (typeof given === 'string'
      ? run(command, given)
      : runWith(command, given));
    if (result.type !== 'text') throw new Error(`not a text: ${result.type}`);
    return result.text;
  };
  /** The same where the command is chosen on a message. */
  const choose = async (command: Command, options: CommandContext['options']): Promise<string> => {
    const result = await runWith(command, options, []);
    if (result.type !== 'text') throw new Error(`not a text: ${result.type}`);
    return result.text;
  };
  const list = (): Promise<readonly Reminder[]> => reminders.list({ place, person: 'U1' });
  return { run, give: runWith, type, choose, list, reminders, planned, asked, scopes, files };
}
