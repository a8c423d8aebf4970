import type { Json, Place } from '../../../core/messages.ts';
import type { Audience, Dialect, Log } from '../../../core/ports.ts';
import type { Losses } from '../../../core/reply/losses.ts';
import type { RateLimits } from '../../../core/reply/rate-limits.ts';
import type { Api } from '../client.ts';
import { numberOf, textOf, textsOf, toBag } from '../json.ts';
import type { Teams } from '../teams.ts';
import type { ActiveStreams } from './active-streams.ts';
import type { Threads } from './threads.ts';

/** Where one channel writes to, and with what. */
export type Target = Shared & { readonly place: Place; readonly audience: Audience };

/** What all channels of the adapter share. */
export type Shared = {
  readonly api: Api;
  readonly dialect: Dialect;
  readonly rateLimits: RateLimits;
  readonly activeStreams: ActiveStreams;
  readonly readBlob: (hash: string) => Promise<Uint8Array | null>;
  readonly log: Log;
  /** The organizations of people who are not of Parley's own, as far as events have told. */
  readonly teams: Teams;
  readonly threads: Threads;
  readonly losses: Losses;
  /** The further messages of what is shown as plain text, by the key of its first. */
  readonly plain: Map<string, readonly string[]>;
  /** The reactions that Parley put on messages, by channel and timestamp. */
  readonly marks: Map<string, Set<string>>;
  /** Files that this process has uploaded and not tried to share yet, by the message that will. */
  readonly uploads: Map<string, readonly string[]>;
};

/** How a message is written to: as a native stream, as a post that is updated, as plain text, privately, as the answer of a command, or by sharing files. */
export type Mode = 'stream' | 'post' | 'plain' | 'private' | 'respond' | 'files';

/** What is journalled of a message besides its id. */
export type AdapterState = {
  readonly mode: Mode;
  readonly channel: string;
  readonly startedAt: number;
  /** Characters that it showed. */
  readonly sent: number;
  readonly status: string | null;
  /** Ids of the files that it shares. */
  readonly files: readonly string[];
  /** The further messages that its plain text takes. */
  readonly parts: readonly string[];
  /** A small message under it with the buttons that it could not take itself. */
  readonly extra: string | null;
};

const MODES: readonly string[] = [
  'stream',
  'post',
  'plain',
  'private',
  'respond',
  'files',
] satisfies readonly Mode[];

/** Reads a note. A message without one was found again after its create: it may be a stream that still runs. */
export function parseState(value: Json, channel: string): AdapterState {
  const note = toBag(value);
  return {
    mode: isMode(note.mode) ? note.mode : 'stream',
    channel: textOf(note, 'channel') || channel,
    startedAt: numberOf(note, 'startedAt') ?? 0,
    sent: numberOf(note, 'sent') ?? 0,
    status: textOf(note, 'status') || null,
    files: textsOf(note, 'files'),
    parts: textsOf(note, 'parts'),
    extra: textOf(note, 'extra') || null,
  };
}

export function toJson(note: AdapterState): Json {
  return { ...note, files: [...note.files], parts: [...note.parts] };
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

function isMode(value: unknown): value is Mode {
  return typeof value === 'string' && MODES.includes(value);
}
