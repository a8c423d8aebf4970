import { inspect } from 'node:util';
import { onTestFinished } from 'vitest';
import { createSlackAdapter, type SlackOptions } from '../../../src/adapters/slack/index.ts';
import type { Content, Form } from '../../../src/core/content.ts';
import type { IncomingEvent } from '../../../src/core/events.ts';
import type { Posted } from '../../../src/core/job.ts';
import type { Place } from '../../../src/core/messages.ts';
import type { Audience, Listener, Log } from '../../../src/core/ports.ts';
import type { RateLimits } from '../../../src/core/reply/rate-limits.ts';
import { createSlackEmulator, type SlackEmulatorOptions } from '../../emulators/slack/index.ts';
import { commands } from './payloads.ts';

export const never = new AbortController().signal;

/** Everything may go at once; what was learned is remembered. */
export function createOpenRateLimits(): RateLimits & { readonly learned: string[] } {
  const learned: string[] = [];
  return {
    learned,
    delay: () => 0,
    take: () => () => {},
    giveBack: () => () => {},
    learn: (news) => learned.push(...news.map(({ key }) => key)),
    pass: async (_, signal) => {
      signal.throwIfAborted();
      return () => {};
    },
  };
}

export function createLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (fields: object, message: string) => {
    lines.push(`${message} ${inspect(fields, { depth: 10 })}`);
  };
  return { lines, info: write, warn: write, error: write };
}

export type Started = Awaited<ReturnType<typeof start>>;

/**
 * An emulated Slack and an adapter that is not connected yet. Everything is closed when the test
 * ends.
 */
export async function start(
  emulated: SlackEmulatorOptions = {},
  options: Partial<SlackOptions> = {},
) {
  const emulator = await createSlackEmulator({ rateLimits: 'off', ...emulated });
  onTestFinished(() => emulator.close());
  const log = createLog();
  const rateLimits = createOpenRateLimits();
  const adapter = createSlackAdapter({
    botToken: emulator.botToken,
    appToken: emulator.appToken,
    signingSecret: null,
    apiUrl: emulator.apiUrl,
    commandPrefix: '',
    commands,
    rateLimits,
    readBlob: async () => null,
    log,
    ...options,
  });
  return { emulator, adapter, log, rateLimits };
}

/** The same, connected, with the events that were accepted. */
export async function connect(
  emulated: SlackEmulatorOptions = {},
  options: Partial<SlackOptions> = {},
  onEvent: (event: IncomingEvent) => Promise<Form | null> = async () => null,
) {
  const started = await start(emulated, options);
  const events: IncomingEvent[] = [];
  const listener: Listener = async (event) => {
    const form = await onEvent(event);
    events.push(event);
    return form;
  };
  const connection = await started.adapter.connect(listener, never);
  onTestFinished(() => connection.close());
  return { ...started, events, connection };
}

/** Waits until Slack has heard of everything that it told. */
export async function settled({ emulator }: Pick<Started, 'emulator'>): Promise<void> {
  await emulator.waitFor(() => emulator.deliveries.every(({ state }) => state === 'acked'));
}

export function toPlace(channel: string, thread?: string): Place {
  return { platform: 'slack', workspace: 'T1', channel, ...(thread ? { thread } : {}) };
}

export function toAudience(fields: Partial<Audience> = {}): Audience {
  return {
    to: 'everyone',
    interaction: null,
    question: null,
    isReply: false,
    threadTitle: null,
    asker: 'U1',
    ...fields,
  };
}

export function toPosted(key = 'job1/0/0'): Posted {
  return { key, id: null, state: 'opening', cut: null, openedAt: 0, adapterState: null };
}

const STOP = { label: 'Stop', action: 'stop:job1', style: 'danger' } as const;
const AGAIN = { label: 'Regenerate', action: 'again:job1', style: 'plain' } as const;

/** What a message shows while its answer grows. */
export function growing(text: string, status: string | null = null): Content {
  return { text, status, buttons: [STOP], files: [] };
}

/** What it shows at the end. */
export function ended(text: string, fields: Partial<Content> = {}): Content {
  return { text, status: null, buttons: [AGAIN], files: [], ...fields };
}
