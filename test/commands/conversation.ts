import { createAsk } from '../../commands/ask.ts';
import { createEvent } from '../../commands/event.ts';
import { createPoll, type PollServices } from '../../commands/poll.ts';
import { createRemind, type RemindServices } from '../../commands/remind.ts';
import { createSummarize, type SummarizeServices } from '../../commands/summarize.ts';
import { createTasks } from '../../commands/tasks.ts';
import { createTranslate } from '../../commands/translate.ts';
import type { Poll } from '../../src/core/content.ts';
import type { CommandEvent } from '../../src/core/events.ts';
import { type Command, type CommandSpec, parseOptions } from '../../src/core/jobs/command.ts';
import type { Extract } from '../../src/core/jobs/model-requests.ts';
import type { AnswerPrompt, Prompt } from '../../src/core/jobs/prompt-answer.ts';
import type { Place } from '../../src/core/messages.ts';
import type { ConversationTools } from '../../src/features/conversation-tools/conversation-tools.ts';
import type { SpokenLine } from '../../src/features/conversation-tools/digest.ts';
import { createReminders, type Reminder } from '../../src/features/reminders/reminders.ts';
import { createSchedule } from '../../src/tools/schedule.ts';
import { createMemoryStore, THREAD } from './here.ts';
import { type Result, textOf, useCommand } from './use.ts';

export type Kept = { readonly name: string; readonly mimeType: string; readonly text: string };

/** A message that was said, a minute after the one before. */
export function said(index: number, text: string, by = 'Ada', isMine = false): SpokenLine {
  return {
    id: `m${index}`,
    by,
    speaker: by,
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

  const extract = async (
    schema: { parse(value: unknown): unknown },
    instruction: string,
    material: string,
  ) => {
    asked.push({ instruction, material });
    return schema.parse(extracted);
  };
  const conversation = {
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
    extract,
    async attach(file: Kept) {
      files.push(file);
    },
  } as ConversationTools;

  const toServices = (results: Result[]) => ({
    conversationTools: { open: () => conversation },
    schedule,
    ...{ findZone: async () => zone },
    extract: (async (_, schema, ...request) => extract(schema, ...request)) as Extract,
    reminders: { planned: reminders, resume: async () => false, toButtons: () => [] },
    polls: {
      async post(_jobRun: unknown, _use: unknown, poll: Poll) {
        results.push({ type: 'poll', ...{ poll } });
      },
      resume: async () => false,
    },
    async answerPrompt(_jobRun: unknown, _use: unknown, prompt: Prompt) {
      results.push({ type: 'ask', ...prompt });
    },
  });

  const give = (
    spec: CommandSpec,
    options: CommandEvent['options'],
    typed = Object.keys(options),
  ): Promise<Result> => {
    const create = CREATE[spec.name];
    if (!create) throw new Error(`no such command here: ${spec.name}`);
    const use = { options, typed, place, name: 'Ada' };
    return useCommand((results) => create(toServices(results)), use);
  };

  const run = (spec: CommandSpec, text: string): Promise<Result> =>
    give(spec, parseOptions(text, spec.options));

  /** The text that a person reads who types this, or chooses the command with these options. */
  const type = async (
    spec: CommandSpec,
    given: string | CommandEvent['options'],
  ): Promise<string> =>
    textOf(await (typeof given === 'string' ? run(spec, given) : give(spec, given)));
  /** The same where the command is chosen on a message. */
  const choose = async (spec: CommandSpec, options: CommandEvent['options']): Promise<string> =>
    textOf(await give(spec, options, []));
  const list = (): Promise<readonly Reminder[]> => reminders.list({ place, person: 'U1' });
  return { run, give, type, choose, list, reminders, planned, asked, scopes, files };
}

type Services = RemindServices &
  SummarizeServices &
  PollServices & { readonly answerPrompt: AnswerPrompt };

const CREATE: Readonly<Record<string, (services: Services) => Command>> = {
  ask: createAsk,
  event: createEvent,
  poll: createPoll,
  remind: createRemind,
  summarize: createSummarize,
  tasks: createTasks,
  translate: createTranslate,
};
