import { onTestFinished } from 'vitest';
import { createDiscordAdapter, type DiscordOptions } from '../../../src/adapters/discord/index.ts';
import type { Content, Form } from '../../../src/core/content.ts';
import { type IncomingEvent, incomingEventSchema } from '../../../src/core/events.ts';
import type { Posted } from '../../../src/core/job.ts';
import type { CommandSpec } from '../../../src/core/jobs/command.ts';
import type { Place } from '../../../src/core/messages.ts';
import type { Audience } from '../../../src/core/ports.ts';
import { createRateLimits } from '../../../src/core/reply/rate-limits.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { startEmulator } from '../../emulators/discord/bot.ts';
import type { Options } from '../../emulators/discord/types.ts';

export const commands: readonly CommandSpec[] = [
  {
    name: 'ask',
    description: 'Ask something',
    options: [
      option('file', 'attachment'),
      { ...option('question', 'string'), isRequired: true },
      { ...option('effort', 'string'), choices: ['low', 'high'] },
      option('words', 'number'),
      option('quiet', 'boolean'),
    ],
    answers: 'public',
  },
  { name: 'help', description: 'List the commands', options: [], answers: 'private' },
  { name: 'settings', description: 'Change settings', options: [], answers: 'modal' },
  {
    name: 'pick',
    description: 'Choose one of many',
    options: [
      {
        ...option('one', 'string'),
        choices: Array.from({ length: 30 }, (_, index) => `choice ${index}`),
      },
    ],
    answers: 'private',
  },
];

function option(name: string, type: CommandSpec['options'][number]['type']) {
  return { name, description: name, type, isRequired: false, choices: [] as readonly string[] };
}

/** An adapter that is connected to nothing yet. */
export function createAdapter(
  { token, apiUrl }: Pick<Awaited<ReturnType<typeof startEmulator>>, 'token' | 'apiUrl'>,
  options: Partial<DiscordOptions> = {},
) {
  return createDiscordAdapter({
    token,
    apiUrl,
    commands,
    rateLimits: createRateLimits(),
    readBlob: async () => null,
    log: createMemoryLog(),
    ...options,
  });
}

export type Started = Awaited<ReturnType<typeof start>>;

/** The adapter, connected to an emulator; everything is closed with the test. */
export async function start(
  emulatorOptions: Partial<Options> = {},
  options: Partial<DiscordOptions> & { readonly answerWith?: Form } = {},
) {
  const { answerWith, ...rest } = options;
  const emulator = await startEmulator(emulatorOptions);
  const events: IncomingEvent[] = [];
  const log = createMemoryLog();
  const blobs = new Map<string, Uint8Array>();
  const rateLimits = createRateLimits();
  const adapter = createAdapter(emulator, {
    rateLimits,
    readBlob: async (hash) => blobs.get(hash) ?? null,
    log,
    now: emulator.now,
    ...rest,
  });
  const listener = async (event: IncomingEvent) => {
    events.push(incomingEventSchema.parse(JSON.parse(JSON.stringify(event))));
    return answerWith ?? null;
  };
  const connection = await adapter.connect(listener, new AbortController().signal);
  onTestFinished(() => connection.close());
  const next = <Type extends IncomingEvent['type']>(type: Type, index = 0) =>
    emulator.waitFor(() => {
      const found = events.filter((event) => event.type === type)[index];
      return found as Extract<IncomingEvent, { type: Type }> | undefined;
    });
  return { emulator, adapter, connection, events, log, blobs, rateLimits, next };
}

export const never = new AbortController().signal;

let jobs = 0;

/** A message that a job is about to write. */
export function toPosted(index = 0): Posted {
  jobs += index === 0 ? 1 : 0;
  const key = `job${jobs}/0/${index}`;
  return { key, id: null, state: 'opening', cut: null, openedAt: 1, adapterState: null };
}

export function toContent(text: string, fields: Partial<Content> = {}): Content {
  return { text, status: null, buttons: [], files: [], ...fields };
}

export const everyone: Audience = {
  to: 'everyone',
  interaction: null,
  question: null,
  isReply: false,
  threadTitle: null,
  asker: '42',
};

/** The audience of an answer to a message. */
export function answering(question: string, fields: Partial<Audience> = {}): Audience {
  return { ...everyone, question, ...fields };
}

export function placeOf(event: IncomingEvent): Place {
  return event.place;
}
