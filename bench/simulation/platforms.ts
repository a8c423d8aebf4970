import { LRUCache } from 'lru-cache';
import { createRouteLimits } from '../../src/adapters/discord/rate-limits.ts';
import { createGuildCache } from '../../src/adapters/discord/read/guild-cache.ts';
import type { Call, RestApi } from '../../src/adapters/discord/rest.ts';
import { createChannel as createDiscordChannel } from '../../src/adapters/discord/write/outbound.ts';
import { createReplyTargets } from '../../src/adapters/discord/write/reply-target.ts';
import type { Shared as DiscordShared } from '../../src/adapters/discord/write/target.ts';
import type { WebApi } from '../../src/adapters/slack/client.ts';
import { toKeys } from '../../src/adapters/slack/rate-limits.ts';
import { createTeams } from '../../src/adapters/slack/teams.ts';
import { createActiveStreams } from '../../src/adapters/slack/write/active-streams.ts';
import { toDialect } from '../../src/adapters/slack/write/format.ts';
import { createMarks } from '../../src/adapters/slack/write/marks.ts';
import { createChannel as createSlackChannel } from '../../src/adapters/slack/write/outbound.ts';
import type { Shared as SlackShared } from '../../src/adapters/slack/write/target.ts';
import { createThreads } from '../../src/adapters/slack/write/threads.ts';
import { createRecent } from '../../src/core/async.ts';
import { RateLimitedError } from '../../src/core/errors.ts';
import type { Audience, Channel } from '../../src/core/ports.ts';
import { createLosses } from '../../src/core/reply/fallback.ts';
import { type RateLimits, withRateLimits } from '../../src/core/reply/rate-limits.ts';
import { createRateLimits as createDiscordLimits } from '../../test/emulators/discord/rate-limits.ts';
import { createLimits as createSlackLimits } from '../../test/emulators/slack/limits.ts';
import type { VirtualClock } from './clock.ts';

/** One platform as far as writing goes: its limits as they are published, and what can be seen. */
export type SimulatedPlatform = {
  /** Where the answer to a question is written. */
  channel(asked: Asked): Channel;
  /** What can be seen of an answer, over its messages. */
  text(asked: Asked): string;
  /** Whether the answer bears its last buttons, and Stop is nowhere on it. */
  isTidy(asked: Asked): boolean;
  /** Calls by method, and those that were refused with a 429. */
  readonly calls: Map<string, number>;
  refused(): number;
};

export type Asked = { readonly id: string; readonly channel: string };

export type PlatformOptions = {
  readonly clock: VirtualClock;
  readonly rateLimits: RateLimits;
  readonly random: () => number;
  readonly latencyMs: readonly [number, number];
  /** Hears that the messages of an answer have changed. */
  readonly onChange: (thread: string) => void;
};

type Message = { readonly thread: string; text: string; labels: string };

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** Counts, waits as long as a call takes, and lets it happen at its end. */
function createWire({ clock, random, latencyMs }: PlatformOptions) {
  const calls = new Map<string, number>();
  const [least, most] = latencyMs;
  const wait = (ms: number) => new Promise<void>((resolve) => clock.at(clock.now() + ms, resolve));
  return {
    calls,
    /** The platform counts a call somewhere on its way. */
    async send<Result>(method: string, take: () => void, happen: () => Result): Promise<Result> {
      const latency = least + random() * (most - least);
      const counted = latency * random();
      calls.set(method, (calls.get(method) ?? 0) + 1);
      await wait(counted);
      take();
      await wait(latency - counted);
      return happen();
    },
  };
}

function createMessages(onChange: (thread: string) => void) {
  const messages = new Map<string, Message>();
  const byThread = new Map<string, Message[]>();
  const inThread = ({ id }: Asked) => byThread.get(id) ?? [];
  return {
    add(id: string, message: Message): void {
      messages.set(id, message);
      byThread.set(message.thread, [...(byThread.get(message.thread) ?? []), message]);
      onChange(message.thread);
    },
    change(id: string, change: (message: Message) => void): void {
      const message = messages.get(id);
      if (!message) throw new Error('there is no such message');
      change(message);
      onChange(message.thread);
    },
    text: (asked: Asked) =>
      inThread(asked)
        .map(({ text }) => text)
        .join(''),
    isTidy: (asked: Asked) =>
      inThread(asked).at(-1)?.labels === 'again' &&
      inThread(asked).every(({ labels }) => labels !== 'stop'),
  };
}

const toAudience = (question: string): Audience => ({
  to: 'everyone',
  interaction: null,
  question,
  isReply: false,
  threadTitle: 'Why?',
  asker: 'U1',
});

type Block = { readonly type?: string; readonly text?: unknown; readonly blocks?: Block[] } & {
  readonly elements?: readonly { readonly action_id?: string }[];
};

export function createSimulatedSlack(options: PlatformOptions): SimulatedPlatform {
  const { clock, rateLimits, onChange } = options;
  const settings = { rateLimits: 'published', distributedApp: false };
  const world = { now: clock.now, settings } as unknown as Parameters<typeof createSlackLimits>[0];
  const limits = createSlackLimits(world);
  const wire = createWire(options);
  const messages = createMessages(onChange);
  let created = 0;

  const labelOf = (blocks: readonly Block[]) =>
    blocks
      .flatMap(({ elements = [] }) => elements)
      .map(({ action_id: action = '' }) => action.slice(0, action.indexOf(':')))
      .join();
  const wordsOf = (blocks: readonly Block[]) =>
    blocks.map(({ type, text }) => (type?.startsWith('markdown') ? String(text) : '')).join('');

  const happen = (method: string, args: Readonly<Record<string, unknown>>): unknown => {
    if (!method.startsWith('chat.')) return { ok: true };
    const chunks = (args.chunks ?? args.blocks ?? []) as readonly Block[];
    const labels = labelOf(chunks.flatMap((chunk) => chunk.blocks ?? [chunk]));
    const text = wordsOf(chunks);
    const id = String(args.ts);
    if (method === 'chat.appendStream' || method === 'chat.stopStream')
      messages.change(id, (message) => {
        message.text += text;
      });
    else if (method === 'chat.update')
      messages.change(id, (message) => Object.assign(message, { text, labels }));
    else {
      created += 1;
      const ts = `1700000000.${String(created).padStart(6, '0')}`;
      messages.add(ts, { thread: String(args.thread_ts), text, labels });
      return { ok: true, ts };
    }
    return { ok: true };
  };

  const call: WebApi['call'] = (workspace, method, args) => {
    const take = () => {
      try {
        limits.take(workspace, method, args as Parameters<typeof limits.take>[2]);
      } catch (error) {
        throw toLimited(workspace, method, error);
      }
    };
    return wire.send(method, take, () => happen(method, args));
  };
  const ask: WebApi['ask'] = (workspace, method, args, signal, passed = rateLimits) => {
    const keys = toKeys(workspace, method, String(args.channel ?? ''));
    return withRateLimits(passed, keys, () => call(workspace, method, args), signal);
  };
  const shared: SlackShared = {
    api: { call, ask, askAside: ask, send: () => Promise.reject(new Error('no file is sent')) },
    dialect: toDialect(''),
    rateLimits,
    activeStreams: createActiveStreams(rateLimits, Date.now),
    readBlob: async () => null,
    log: quiet as unknown as SlackShared['log'],
    teams: createTeams(),
    threads: createThreads(Date.now),
    ...{ losses: createLosses(Date.now), toldOfWaits: { isNew: () => true, has: () => false } },
    ...{ plain: new LRUCache({ max: 100 }), uploads: new LRUCache({ max: 100 }) },
    ...{ failures: new LRUCache({ max: 100 }), marks: createMarks() },
    startedAt: Date.now(),
  };
  return {
    channel({ id, channel }) {
      const place = { platform: 'slack', workspace: 'T1', channel, thread: id };
      const written = createSlackChannel({ ...shared, place, audience: toAudience(id) });
      // The sign of life waits by Node's own promises, which know nothing of this clock.
      const status = { channel_id: channel, thread_ts: id, status: 'is thinking…' };
      const indicate: Channel['indicate'] = async (_sign, _id, signal) =>
        void (await ask('T1', 'assistant.threads.setStatus', status, signal));
      return { ...written, indicate };
    },
    text: messages.text,
    isTidy: messages.isTidy,
    calls: wire.calls,
    refused: () => limits.refused.length,
  };
}

function toLimited(workspace: string, method: string, cause: unknown): RateLimitedError {
  return new RateLimitedError('slack_failed', `slack/${workspace}/${method}`, 1_000, { cause });
}

type DiscordBody = {
  readonly content?: string;
  readonly components?: readonly {
    readonly components?: readonly { readonly custom_id?: string }[];
  }[];
};

const ROUTES: Readonly<Record<string, string>> = {
  create: '/channels/:channel/messages',
  edit: '/channels/:channel/messages/:message',
  thread: '/channels/:channel/messages/:message/threads',
  typing: '/channels/:channel/typing',
};

export function createSimulatedDiscord(options: PlatformOptions): SimulatedPlatform {
  const { clock, rateLimits, onChange } = options;
  const settings = { rateLimits: 'published', messageBuckets: 'shared' };
  const world = { now: clock.now, options: settings } as unknown;
  const limits = createDiscordLimits(world as Parameters<typeof createDiscordLimits>[0]);
  const wire = createWire(options);
  const messages = createMessages(onChange);
  const routes = createRouteLimits();
  let created = 0;
  let refused = 0;

  const happen = ({ kind, scope, path, body }: Call): unknown => {
    if (kind === 'typing') return null;
    if (kind === 'read') return { id: scope, type: 0 };
    if (kind === 'thread') return { id: path.split('/')[4], type: 11, parent_id: scope };
    const { content = '', components = [] } = (body ?? {}) as DiscordBody;
    const labels = components
      .flatMap((row) => row.components ?? [])
      .map(({ custom_id: action = '' }) => action.slice(0, action.indexOf(':')))
      .join();
    if (kind === 'edit') {
      const id = path.split('/')[4] ?? '';
      messages.change(id, (message) => Object.assign(message, { text: content, labels }));
      return { id, writtenid: scope };
    }
    created += 1;
    messages.add(`9${created}`, { thread: scope, text: content, labels });
    return { id: `9${created}`, writtenid: scope };
  };

  const call: RestApi['call'] = async (request) => {
    const { kind, scope, method } = request;
    const key = routes.keys(kind, scope)[0]?.key ?? '';
    let headers: Readonly<Record<string, string>> = {};
    const take = () => {
      const verdict = limits.take(method, ROUTES[kind] ?? request.path, scope);
      headers = verdict.headers;
      if (!verdict.limited) return;
      refused += 1;
      throw new RateLimitedError('discord_failed', key, verdict.limited.retryAfter * 1_000);
    };
    const body = await wire.send(kind, take, () => happen(request));
    return { body, learned: toLearned(key, headers) };
  };
  const ask: RestApi['ask'] = async (request, signal, passed = rateLimits) => {
    const keys = routes.keys(request.kind, request.scope);
    const { body, learned } = await withRateLimits(passed, keys, () => call(request), signal);
    rateLimits.learn(learned);
    return body;
  };
  const api = { limits: routes, call, ask } as unknown as RestApi;
  const guildCache = createGuildCache({ api, client: () => null });
  const shared: DiscordShared = {
    api,
    guildCache,
    rateLimits,
    replyTargets: createReplyTargets(),
    rights: { missing: () => null, has: () => true, obstacle: () => null },
    losses: createLosses(Date.now),
    indicators: new Map(),
    withdrawn: createRecent(100),
    unacknowledged: new Map(),
    failures: new LRUCache({ max: 100 }),
    readBlob: async () => null,
    log: quiet as unknown as DiscordShared['log'],
    now: Date.now,
  };
  return {
    channel({ id, channel }) {
      guildCache.keep({ id: channel, type: 0, parent_id: '' }); // The gateway has told.
      const place = { platform: 'discord', workspace: 'G1', channel, thread: id };
      return createDiscordChannel({ ...shared, place, audience: toAudience(id) });
    },
    text: messages.text,
    isTidy: messages.isTidy,
    calls: wire.calls,
    refused: () => refused,
  };
}

function toLearned(key: string, headers: Readonly<Record<string, string>>) {
  const remaining = headers['x-ratelimit-remaining'];
  if (remaining === undefined) return [];
  const resetMs = Number(headers['x-ratelimit-reset-after']) * 1_000;
  const capacity = Number(headers['x-ratelimit-limit']);
  return [{ key, capacity, remaining: Number(remaining), resetMs }];
}
