import { createRecent, detach, outside, toPauseMs } from '../core/async.ts';
import type { Bot } from '../core/bot.ts';
import { isStoreFailure } from '../core/errors.ts';
import { type IncomingEvent, toMessageKey } from '../core/events.ts';
import type { StoreNotice } from '../core/jobs/notices.ts';
import { toMerged } from '../core/jobs/version.ts';
import { platformOf } from '../core/platform.ts';
import type { Adapter, Listener, Log, PartHealth } from '../core/ports.ts';
import type { Catchup } from './catchup.ts';

/**
 * What reaches Parley while the store does not take it: told at once, held in memory, and done
 * once the store is back.
 */
type Unstored = {
  /**
   * Hands an event to the bot. Rejects if it was not stored and its platform can make something of
   * that.
   */
  readonly onEvent: Listener;
  /** Looks for what a platform has missed; again where the store fails meanwhile. */
  catchUp(platform: string): Promise<void>;
  /** A platform is listened to; that counts only while the store takes what is heard. */
  onListening(platform: string, heardUntil: number): Promise<void>;
  health(): PartHealth;
};

type UnstoredOptions = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly storeNotice: StoreNotice;
  readonly log: Log;
  readonly shutdown: AbortSignal;
  readonly bot: Bot;
  readonly catchup: Catchup;
  /** Whether the store can be written to at this moment. */
  readonly check: () => Promise<boolean>;
  readonly retryMs: number;
};

/** A store that takes events but fails whenever it is caught up on has another flaw. */
const MAX_CATCHUPS = 5;

export function createUnstored(options: UnstoredOptions): Unstored {
  const { adapters, storeNotice, log, shutdown, bot, catchup, check, retryMs } = options;
  const held = createHeld();
  /** The platforms of what was refused: there may be more than is held. */
  const missed = new Set<string>();
  /** How often in a row a platform was looked through in vain. */
  const untaken = new Map<string, number>();

  const attempt = async (): Promise<boolean> => {
    const isBack = held.size > 0 ? await handOn(log, bot, held) : await check();
    if (!isBack) return false;
    const platforms = [...missed];
    missed.clear();
    log.info({ platforms }, 'the store accepts events again');
    for (const platform of platforms) catchUpSoon(platform);
    return true;
  };
  const retrier = createRetrier({ attempt, everyMs: retryMs, signal: shutdown });

  const onRefused = async (event: IncomingEvent, onRefusal: string): Promise<void> => {
    missed.add(event.place.platform);
    retrier.start();
    const isHeld = onRefusal !== 'shown' && held.add(event);
    log.error({ type: event.type, isHeld }, 'could not store an event');
    if (await bot.isAsked(event).catch(() => false)) storeNotice.onEvent(event, isHeld);
  };

  const catchUpSoon = detach(log, 'catch-up', (platform: string) => catchUp(platform));

  const catchUp = async (platform: string): Promise<void> => {
    const isTaken = await catchup.run(platform);
    const before = untaken.get(platform) ?? 0;
    untaken.set(platform, isTaken ? 0 : before + 1);
    if (isTaken || before >= MAX_CATCHUPS) return;
    missed.add(platform);
    retrier.start();
  };

  return {
    async onEvent(event) {
      await retrier.now(); // What came before goes before.
      if (held.revise(event) || held.isGone(event)) return null;
      try {
        return await bot.onEvent(event);
      } catch (error) {
        if (!isStoreFailure(error)) throw error;
        const { onRefusal } = platformOf(adapters, event.place);
        await onRefused(event, onRefusal);
        if (onRefusal === 'lost' || (onRefusal === 'redelivered' && isInteraction(event)))
          return null;
        throw error;
      }
    },
    catchUp,
    async onListening(platform, heardUntil) {
      if (!retrier.isWaiting) await catchup.onListening(platform, heardUntil);
    },
    health: () => ({
      isReady: !retrier.isWaiting,
      isFatal: false,
      detail: retrier.isWaiting
        ? `the store accepts no events; ${held.size} are waiting`
        : 'accepts events',
    }),
  };
}

/** Those are delivered once wherever they come from. */
function isInteraction(event: IncomingEvent): boolean {
  return 'interaction' in event && event.interaction !== null;
}

/** False if the store still fails. */
async function handOn(log: Log, bot: Bot, held: Held): Promise<boolean> {
  for (const event of held.list()) {
    // What was said as what was missed, so that several messages of a conversation share an
    // answer.
    const isSaid = event.type === 'message' || event.type === 'command';
    try {
      await (isSaid ? bot.onMissed(event) : bot.onEvent(event));
    } catch (error) {
      if (isStoreFailure(error)) return false;
      log.error({ type: event.type, err: error }, 'lost an event that was waiting for the store');
    }
    held.drop(event);
  }
  return true;
}

/** Events in memory until they can be stored: messages, and their edits and deletions. */
type Held = {
  readonly size: number;
  /**
   * Whether it is held. A press, a form or a command by itself is not: its person can repeat it.
   */
  add(event: IncomingEvent): boolean;
  /** Takes an edit or a deletion into a message that is held; false if that is not held. */
  revise(event: IncomingEvent): boolean;
  /**
   * It was said, and deleted while it was held: platforms may deliver it once more all the same.
   */
  isGone(event: IncomingEvent): boolean;
  /** In the order in which they came. */
  list(): readonly IncomingEvent[];
  drop(event: IncomingEvent): void;
};

const MAX_HELD = 1_000;

export function createHeld(): Held {
  const events = new Map<string, IncomingEvent>();
  const gone = createRecent(MAX_HELD);

  const put = (key: string, event: IncomingEvent): boolean => {
    if (!events.has(key) && events.size >= MAX_HELD) return false;
    events.set(key, event);
    return true;
  };

  return {
    get size() {
      return events.size;
    },
    add(event) {
      const message = toKey(event);
      if (message === null) return false;
      const isChange = event.type === 'edit' || event.type === 'delete';
      const key = isChange ? `${message}#${event.type}` : message;
      if (event.type === 'delete') events.delete(`${message}#edit`);
      const known = events.get(key);
      return put(key, known ? toLatest(known, event) : event);
    },
    revise(event) {
      const message = toKey(event);
      const known = message === null ? undefined : events.get(message);
      if (message === null || !known || known.type === 'edit' || known.type === 'delete')
        return false;
      if (event.type === 'edit') return put(message, toLatest(known, event));
      return event.type === 'delete' && events.delete(message) && gone.isNew(message);
    },
    isGone: (event) => event.type !== 'delete' && gone.has(toKey(event) ?? ''),
    list: () => [...events.values()],
    drop(event) {
      for (const [key, each] of events) if (each === event) events.delete(key);
    },
  };
}

/**
 * The held event with what a later telling of the same message says; a command stays as it was
 * typed.
 */
function toLatest(known: IncomingEvent, told: IncomingEvent): IncomingEvent {
  if (!('message' in known) || !('message' in told)) return known;
  return { ...known, message: toMerged(known.message, told.message) };
}

/** The message that an event is about; null if the event is not held. */
function toKey(event: IncomingEvent): string | null {
  switch (event.type) {
    case 'message': {
      const { id, where, attachments } = event.message;
      const isHeard = where !== 'ambient' || attachments.some(({ isVoice }) => isVoice);
      return isHeard ? toMessageKey(event.place, id) : null;
    }
    case 'edit':
      return toMessageKey(event.place, event.message.id);
    case 'delete':
      return toMessageKey(event.place, event.messageId);
    case 'command':
      return event.messageId === null ? null : toMessageKey(event.place, event.messageId);
    default:
      return null;
  }
}

/** Tries something now and then until it works. */
type Retrier = {
  /** It is to be tried until it works, the first time after a pause. */
  start(): void;
  /**
   * Tries now if it has not succeeded yet; resolves to whether it works. Concurrent callers share
   * one try.
   */
  now(): Promise<boolean>;
  readonly isWaiting: boolean;
};

type RetrierOptions = {
  /** Whether it worked. */
  readonly attempt: () => Promise<boolean>;
  /** The first pause; each further one is twice as long, up to eight times this. */
  readonly everyMs: number;
  readonly signal: AbortSignal;
};

const MAX_FACTOR = 8;

function createRetrier({ attempt, everyMs, signal }: RetrierOptions): Retrier {
  const pauses = { firstMs: everyMs, longestMs: MAX_FACTOR * everyMs };
  let isWaiting = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let trying: Promise<boolean> | null = null;

  const start = () => {
    isWaiting = true;
    clearTimeout(timer);
    if (signal.aborted) return;
    timer = outside(() => setTimeout(() => void now(), toPauseMs(failures + 1, pauses)));
  };

  const tryOnce = async (): Promise<boolean> => {
    clearTimeout(timer);
    isWaiting = false; // What fails from here on starts it again.
    const isDone = await attempt().catch(() => false);
    failures = isDone ? 0 : failures + 1;
    if (!isDone) start();
    return isDone;
  };

  const now = async (): Promise<boolean> => {
    if (!isWaiting && !trying) return true;
    trying ??= outside(tryOnce).finally(() => {
      trying = null;
    });
    return trying;
  };

  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return {
    start,
    now,
    get isWaiting() {
      return isWaiting || trying !== null;
    },
  };
}
