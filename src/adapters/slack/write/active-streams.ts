import type { Task } from '../../../core/content.ts';
import type { Place } from '../../../core/messages.ts';
import type { RateLimits } from '../../../core/reply/rate-limits.ts';
import { isStreamFaster, toKey } from '../rate-limits.ts';

/** A native stream of this process. */
export type ActiveStream = {
  /** What was sent so far. */
  sent: string;
  /** The state that was sent last of each task, by its id. */
  readonly tasks: Map<string, Task['state']>;
  readonly startedAt: number;
  /** `unsure`: an append may or may not have arrived; `stopped`: only its last update is missing; `stuck`: its end was refused. */
  state: 'live' | 'unsure' | 'stopped' | 'stuck';
};

type Updated = { readonly seenAt: number; readonly shown: string; readonly isGrowing: boolean };

/** What is being written just now, and which way new replies go. Shared by all channels of the adapter. */
export type ActiveStreams = {
  readonly now: () => number;
  stream(key: string): ActiveStream | undefined;
  start(key: string, shown: Pick<ActiveStream, 'sent' | 'tasks'>): void;
  /** Notes that a message shows this now by an update; false where it showed it already. */
  isNews(key: string, shown: string): boolean;
  updated(key: string, shown: string, isGrowing?: boolean): void;
  /** Whether Slack may not have noticed yet that a stream has ended; it is given a few moments. */
  mayBeBehind(key: string): boolean;
  forget(key: string): void;
  /** Live streams of this process, each of which will need its stop and an update. */
  readonly streams: number;
  /** The way a new message goes; remembered until it is taken, so that what was paid for is what is done. */
  choose(key: string, scope: Scope): 'stream' | 'post';
  take(key: string, scope: Scope): 'stream' | 'post';
  /** Streams do not work within one of `toWorkspaceScope` and the like: not tried again for an hour. */
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
export const toChannelScope = ({ workspace, channel }: Where): string => `${workspace}/${channel}`;
export const toReaderScope = (place: Where, reader: string): string =>
  `${toChannelScope(place)}/${reader}`;

/** A stream dies about five minutes after its start (slackapi/node-slack-sdk#2702). */
const STREAM_LIFE_MS = 6 * 60_000;

/** A reply that has not been written to for so long has ended without telling. */
const IDLE_MS = 60_000;
const MAX_CHOSEN = 1_000;

/** So often an update is tried again that comes too soon after the end of its stream. */
const MAX_BEHIND = 3;

export function createActiveStreams(rateLimits: RateLimits, now: () => number): ActiveStreams {
  const streams = new Map<string, ActiveStream>();
  const updates = new Map<string, Updated>();
  const chosen = new Map<string, 'stream' | 'post'>();
  const blocked = createBlocked(now);

  const countLive = () => {
    let live = 0;
    for (const [key, stream] of streams) {
      if (now() - stream.startedAt > STREAM_LIFE_MS) streams.delete(key);
      else live += 1;
    }
    return live;
  };

  const countUpdated = () => {
    for (const [key, { seenAt }] of updates) if (now() - seenAt > IDLE_MS) updates.delete(key);
    return updates.values().reduce((sum, { isGrowing }) => sum + Number(isGrowing), 0);
  };

  const countChosen = (way: 'stream' | 'post', key: string) => {
    let count = 0;
    for (const [each, chosenWay] of chosen) if (each !== key && chosenWay === way) count += 1;
    return count;
  };

  const decide = (key: string, { place, reader }: Scope): 'stream' | 'post' => {
    if (place.thread === undefined || reader === '') return 'post'; // A stream needs both.
    const scopes = [toWorkspaceScope(place), toChannelScope(place), toReaderScope(place, reader)];
    if (scopes.some(blocked.has)) return 'post';
    if (rateLimits.delay([toKey(place.workspace, 'chat.startStream')]) > 0) return 'post';
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
    get streams() {
      return countLive();
    },
    choose(key, scope) {
      const way = decide(key, scope);
      if (chosen.size >= MAX_CHOSEN) chosen.clear(); // Replies that were given up before their first write.
      chosen.set(key, way);
      return way;
    },
    take(key, scope) {
      const way = chosen.get(key) ?? decide(key, scope);
      return way;
    },
    block: blocked.add,
  };
}

/** What has been refused of late. */
function createBlocked(now: () => number) {
  const until = new Map<string, number>();
  return {
    has: (scope: string): boolean => (until.get(scope) ?? 0) > now(),
    add(scope: string): void {
      until.delete(scope);
      until.set(scope, now() + BLOCKED_MS);
      const [oldest = scope] = until.keys();
      if (until.size > MAX_BLOCKED) until.delete(oldest);
    },
  };
}

/** Counts how often each message has met a stream that had not ended. */
function createPatience() {
  const tries = new Map<string, number>();
  return (key: string): boolean => {
    const count = (tries.get(key) ?? 0) + 1;
    tries.delete(key);
    tries.set(key, count);
    const [oldest = key] = tries.keys();
    if (tries.size > MAX_CHOSEN) tries.delete(oldest);
    return count <= MAX_BEHIND;
  };
}
