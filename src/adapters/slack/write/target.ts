import type { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Recent } from '../../../core/async.ts';
import type { Json, Place } from '../../../core/messages.ts';
import type { Audience, Dialect, Log } from '../../../core/ports.ts';
import type { Losses } from '../../../core/reply/fallback.ts';
import type { RateLimits } from '../../../core/reply/rate-limits.ts';
import type { WebApi } from '../client.ts';
import { part, text, texts } from '../schema.ts';
import type { Teams } from '../teams.ts';
import type { ActiveStreams } from './active-streams.ts';
import type { Marks } from './marks.ts';
import type { Threads } from './threads.ts';

/** Where one channel writes to, and with what. */
export type Target = Shared & { readonly place: Place; readonly audience: Audience };

/** What all channels of the adapter share. */
export type Shared = {
  readonly api: WebApi;
  readonly dialect: Dialect;
  readonly rateLimits: RateLimits;
  readonly activeStreams: ActiveStreams;
  readonly readBlob: (hash: string) => Promise<Uint8Array | null>;
  readonly log: Log;
  /** The organizations of people who are not of Parley's own, as far as events have told. */
  readonly teams: Teams;
  readonly threads: Threads;
  readonly losses: Losses;
  /** Messages, by key, whose reader was told that Slack asks to wait. */
  readonly toldOfWaits: Recent;
  /** How often each way to one person alone has failed, by the message and the way. */
  readonly failures: LRUCache<string, number>;
  /** The further messages of what is shown as plain text, by the key of its first. */
  readonly plain: LRUCache<string, readonly string[]>;
  /** The reactions that this process puts on messages. */
  readonly marks: Marks;
  /** When this process began: what messages from before bear is not known. Epoch milliseconds. */
  readonly startedAt: number;
  /** Files that this process has uploaded and not tried to share yet, by the message that will. */
  readonly uploads: LRUCache<string, readonly string[]>;
};

/**
 * How a message is written: as a native stream, as a post that is updated, as plain text,
 * privately, as the answer of a command, or by sharing files.
 */
const MODES = ['stream', 'post', 'plain', 'private', 'respond', 'files'] as const;

export type Mode = (typeof MODES)[number];

const length = z.number().default(0).catch(0);
const optional = text.transform((value) => value || null);

/**
 * A message without a stored state was found again after a crash: it may be a stream that is still
 * running.
 */
const stateSchema = part({
  mode: z.enum(MODES).default('stream').catch('stream'),
  channel: text,
  startedAt: length,
  /** Characters that it showed. */
  sent: length,
  status: optional,
  /** Ids of the files that it shares. */
  files: texts,
  /** The further messages that its plain text takes. */
  parts: texts,
  /** A small message under it with the buttons that it could not take itself. */
  extra: optional,
});

/** What is journalled of a message besides its id. */
export type AdapterState = Readonly<z.output<typeof stateSchema>>;

/** States that were read, or written by this process: each is asked for a few times a write. */
const known = new WeakMap<object, AdapterState>();

/** Reads a stored state; `channel` is where the message stands if the state does not tell. */
export function parseState(value: Json, channel: string): AdapterState {
  const state = isObject(value) ? (known.get(value) ?? read(value)) : stateSchema.parse(value);
  return state.channel === '' ? { ...state, channel } : state;
}

function read(value: object): AdapterState {
  const state = stateSchema.parse(value);
  known.set(value, state);
  return state;
}

function isObject(value: Json): value is Exclude<Json, string | number | boolean | null> {
  return typeof value === 'object' && value !== null;
}

export function toJson(state: AdapterState): Json {
  const json = { ...state, files: [...state.files], parts: [...state.parts] };
  known.set(json, state);
  return json;
}

export function toState(
  mode: Mode,
  channel: string,
  startedAt: number,
  shown: { readonly text: string; readonly status: string | null },
): AdapterState {
  return {
    mode,
    channel,
    startedAt,
    sent: shown.text.length,
    status: shown.status,
    files: [],
    parts: [],
    extra: null,
  };
}
