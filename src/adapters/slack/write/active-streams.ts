import { LRUCache } from 'lru-cache';
import type { Task } from '../../../core/content.ts';
import type { Place } from '../../../core/messages.ts';
import type { RateLimits } from '../../../core/reply/rate-limits.ts';
import { toKey, toKeys } from '../rate-limits.ts';
import { isStreamFaster } from './pacing.ts';

/** A native stream of this process. */
export type ActiveStream = {
  /** What was sent so far. */
  sent: string;
  /** The last state that was sent of each task, by the id of the task. */
  readonly tasks: Map<string, Task['state']>;
  readonly startedAt: number;
  /**
   * `unsure`: an append may or may not have arrived. `stopped`: only its last update is missing.
   * `stuck`: Slack refused to end it.
   */
  state: 'live' | 'unsure' | 'stopped' | 'stuck';
};

type Updated = { readonly seenAt: number; readonly shown: string; readonly isGrowing: boolean };

/**
 * What is being written now, and whether new replies become streams. All channels of the adapter
 * share it.
 */
export type ActiveStreams = {
  readonly now: () => number;
  stream(key: string): ActiveStream | undefined;
  start(key: string, shown: Pick<ActiveStream, 'sent' | 'tasks'>): void;
  /** Whether an update to this text would change what the message shows. */
  isNews(key: string, shown: string): boolean;
  updated(key: string, shown: string, isGrowing?: boolean): void;
  /**
   * Whether Slack may not have noticed yet that a stream has ended. True a few times for each
   * message.
   */
  mayBeBehind(key: string): boolean;
  forget(key: string): void;
  /** The messages of this process that grow by updates; each of them ends in one. */
  readonly growing: number;
  /** Those, and the streams: each of them will need an update. */
  readonly open: number;
  /**
   * Decides how a new message is written. The choice counts among those that grow until the message
   * is written.
   */
  choose(key: string, scope: Scope, isWhole?: boolean): 'stream' | 'post';
  /**
   * Streams do not work in this workspace, channel or for this reader: they are not tried there
   * for an hour.
   */
  block(scope: string): void;
};

/** A message that is to be created. */
export type Scope = {
  readonly place: Place;
  readonly reader: string;
};

const BLOCKED_MS = 60 * 60_000;
const MAX_BLOCKED = 1_000;

type Where = Pick<Place, 'workspace' | 'channel'>;

export const toWorkspaceScope = ({ workspace }: Where): string => workspace;
export const toPlaceScope = ({ workspace, channel }: Where): string => `${workspace}/${channel}`;
export const toReaderScope = (place: Where, reader: string): string =>
  `${toPlaceScope(place)}/${reader}`;

/** A stream dies about five minutes after its start (slackapi/node-slack-sdk#2702). */
const STREAM_LIFE_MS = 6 * 60_000;

/** A reply that was not written to for this long has ended unnoticed. */
const IDLE_MS = 60_000;
const MAX_CHOSEN = 1_000;

/** How often an update that comes too soon after the end of its stream is tried again. */
const MAX_BEHIND = 3;

export function createActiveStreams(rateLimits: RateLimits, now: () => number): ActiveStreams {
  const streams = new Map<string, ActiveStream>();
  const updates = new Map<string, Updated>();
  const chosen = new LRUCache<string, 'stream' | 'post'>({ max: MAX_CHOSEN });
  const blocked = createBlocked(now);

  const countLive = () => countLiveIn(streams, now());
  const countUpdated = () => countGrowingIn(updates, now());

  const countChosen = (way: 'stream' | 'post', key: string) => {
    let count = 0;
    for (const [each, chosenWay] of chosen) if (each !== key && chosenWay === way) count += 1;
    return count;
  };

  const decide = (key: string, { place, reader }: Scope): 'stream' | 'post' => {
    if (place.thread === undefined || reader === '') return 'post'; // A stream needs both.
    const scopes = [toWorkspaceScope(place), toPlaceScope(place), toReaderScope(place, reader)];
    if (scopes.some(blocked.has)) return 'post';
    if (rateLimits.delay([toKey(place.workspace, 'chat.startStream')]) > 0) return 'post';
    // Not worth a wait for another message that is being posted in the channel.
    if (rateLimits.delay(toKeys(place.workspace, 'chat.postMessage', place.channel)) > 0)
      return 'stream';
    const isStream = isStreamFaster(
      countLive() + countChosen('stream', key),
      countUpdated() + countChosen('post', key),
    );
    return isStream ? 'stream' : 'post';
  };

  return {
    now,
    stream: (key) => streams.get(key),
    start(key, shown) {
      chosen.delete(key);
      updates.delete(key);
      streams.set(key, { ...shown, startedAt: now(), state: 'live' });
    },
    isNews: (key, shown) => updates.get(key)?.shown !== shown,
    updated(key, shown, isGrowing = true) {
      chosen.delete(key);
      updates.set(key, { seenAt: now(), shown, isGrowing });
    },
    mayBeBehind: createPatience(),
    forget(key) {
      streams.delete(key);
      updates.delete(key);
      chosen.delete(key);
    },
    get growing() {
      return countUpdated();
    },
    get open() {
      return streams.size + countUpdated();
    },
    choose(key, scope, isWhole = false) {
      if (isWhole) {
        chosen.delete(key);
        return 'post'; // One call, where a stream takes three.
      }
      const way = decide(key, scope);
      // Some replies are given up before their first write.
      chosen.set(key, way);
      return way;
    },
    block: blocked.add,
  };
}

function countLiveIn(streams: Map<string, ActiveStream>, at: number): number {
  let live = 0;
  for (const [key, { startedAt, state }] of streams) {
    if (at - startedAt > STREAM_LIFE_MS) streams.delete(key);
    else if (state === 'live') live += 1;
  }
  return live;
}

function countGrowingIn(updates: Map<string, Updated>, at: number): number {
  for (const [key, { seenAt }] of updates) if (at - seenAt > IDLE_MS) updates.delete(key);
  return updates.values().reduce((sum, { isGrowing }) => sum + Number(isGrowing), 0);
}

/** The scopes in which Slack has lately refused streams. */
function createBlocked(now: () => number) {
  const until = new LRUCache<string, number>({ max: MAX_BLOCKED });
  return {
    has: (scope: string): boolean => (until.get(scope) ?? 0) > now(),
    add(scope: string): void {
      until.set(scope, now() + BLOCKED_MS);
    },
  };
}

/** Counts how often each message has met a stream that had not ended. */
function createPatience() {
  const tries = new LRUCache<string, number>({ max: MAX_CHOSEN });
  return (key: string): boolean => {
    const count = (tries.get(key) ?? 0) + 1;
    tries.set(key, count);
    return count <= MAX_BEHIND;
  };
}
