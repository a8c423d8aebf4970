import { createHash, randomBytes } from 'node:crypto';
import { createWebAdapter } from '../../../src/adapters/web/index.ts';
import type { Content, Form } from '../../../src/core/content.ts';
import type { IncomingEvent } from '../../../src/core/events.ts';
import type { Posted } from '../../../src/core/job.ts';
import type { CommandSpec } from '../../../src/core/jobs/command.ts';
import type { Place } from '../../../src/core/messages.ts';
import type { Audience, Channel, Log } from '../../../src/core/ports.ts';
import type { Blobs, Store } from '../../../src/core/store-ports.ts';
import { createHttp } from '../../../src/http/index.ts';
import { withUpdates } from '../../doubles/store.ts';

export const log: Log = { info() {}, warn() {}, error() {} };

export const ask: CommandSpec = {
  name: 'ask',
  description: 'Ask Parley something',
  options: [
    {
      name: 'question',
      description: 'What you want to know',
      type: 'string',
      isRequired: true,
      choices: [],
    },
    { name: 'times', description: 'How often', type: 'number', isRequired: false, choices: [] },
  ],
  answers: 'public',
};
export const help: CommandSpec = {
  name: 'help',
  description: 'What Parley can do',
  options: [],
  answers: 'private',
};
export const poll: CommandSpec = {
  name: 'poll',
  description: 'Ask everyone',
  options: [],
  answers: 'modal',
};

/** A store whose values went through JSON, as in the real ones. */
export function createMemoryStore(): Store & { readonly size: number } {
  const values = new Map<string, string>();
  return withUpdates({
    get: async (key: string) => (values.has(key) ? JSON.parse(values.get(key) ?? '') : undefined),
    set: async (key: string, value: unknown) => values.set(key, JSON.stringify(value)),
    delete: async (key: string) => values.delete(key),
    get size() {
      return values.size;
    },
  });
}

export function createMemoryBlobs(): Blobs {
  const blobs = new Map<string, Uint8Array>();
  return {
    async put(bytes, owner) {
      const hash = createHash('sha256').update(owner).update(bytes).digest('hex');
      blobs.set(hash, bytes);
      return hash;
    },
    get: async (hash) => blobs.get(hash) ?? null,
    forget: async (hash) => void blobs.delete(hash),
    sweep: async () => 0,
  };
}

export type Site = Awaited<ReturnType<typeof openSite>>;

/**
 * The page behind the real listener, with a stand-in for the core that remembers what it was told.
 */
export async function openSite({
  store = createMemoryStore(),
  blobs = createMemoryBlobs(),
  commands = [ask, help, poll] as readonly CommandSpec[],
  isDemo = false,
  unlock = undefined as ((key: string) => Promise<void>) | undefined,
  port = 0,
  token = null as string | null,
  answer = async (_event: IncomingEvent): Promise<Form | null> => null,
} = {}) {
  const adapter = createWebAdapter({
    commands,
    isDemo: () => isDemo,
    ...(unlock ? { unlock } : {}),
    model: 'gemini-test',
    store,
    blobs,
    log,
  });
  const events: IncomingEvent[] = [];
  const login = token === null ? null : { password: token, sessionKey: randomBytes(32) };
  const http = createHttp({ host: '127.0.0.1', port, login, log });
  http.add(adapter.routes);
  const { url, close: closeHttp } = await http.listen();
  const connection = await adapter.connect((event) => {
    events.push(event);
    return answer(event);
  }, new AbortController().signal);
  return {
    url,
    adapter,
    store,
    blobs,
    events,
    connection,
    async close() {
      await connection.close();
      await closeHttp();
    },
  };
}

export function audience(patch: Partial<Audience> = {}): Audience {
  return {
    to: 'everyone',
    interaction: null,
    question: null,
    isReply: false,
    threadTitle: null,
    asker: 'P1',
    ...patch,
  };
}

export function toPosted(key: string, patch: Partial<Posted> = {}): Posted {
  return { key, id: null, state: 'opening', cut: null, openedAt: 1, adapterState: null, ...patch };
}

export function content(text: string, patch: Partial<Content> = {}): Content {
  return { text, status: null, buttons: [], files: [], ...patch };
}

export const never = new AbortController().signal;

/** The place of a thread on the page. */
export function placeOf(thread: string | undefined, channel = 'general'): Place {
  const place = { platform: 'web', workspace: 'local', channel };
  return thread === undefined ? place : { ...place, thread };
}

/** Writes an answer as the core does: opened, grown, closed. */
export async function stream(
  channel: Channel,
  key: string,
  texts: readonly string[],
  last: Partial<Content> = {},
): Promise<Posted> {
  const stop = { label: 'Stop', action: `stop:${key}`, style: 'danger' } as const;
  let posted = toPosted(key);
  for (const [index, text] of texts.entries()) {
    const step = index === 0 ? 'open' : 'grow';
    ({ posted } = await channel.write(posted, step, content(text, { buttons: [stop] }), never));
  }
  ({ posted } = await channel.write(posted, 'close', content(texts.at(-1) ?? '', last), never));
  return posted;
}

/** The buttons of a finished answer. */
export const FINAL: Partial<Content> = {
  buttons: [{ label: 'Regenerate', action: 'again:j1', style: 'plain' }],
};

/** Where the answer to an event goes. */
export function toAnswer({ adapter }: Site, event: IncomingEvent | undefined): Channel {
  return adapter.channel(event?.place ?? placeOf(undefined), audience());
}
