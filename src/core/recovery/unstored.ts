import type { Bot } from '../bot.ts';
import { contain } from '../contain.ts';
import { isStoreFailure } from '../errors.ts';
import type { IncomingEvent } from '../events.ts';
import type { StoreNotice } from '../jobs/store-notice.ts';
import { platformOf } from '../platform.ts';
import type { Adapter, Listener, Log, PartHealth } from '../ports.ts';
import type { Catchup } from './catchup.ts';
import { createHeld, type Held } from './held-events.ts';
import { createRetrier } from './retrier.ts';

/**
 * What reaches Parley while the store does not take it: told at once, held in memory, and done
 * once the store is back.
 */
export type Unstored = {
  /**
   * Hands an event to the bot. Rejects where it was not stored and its platform can make something
   * of that.
   */
  readonly onEvent: Listener;
  /** Looks for what a platform has missed; again where the store fails meanwhile. */
  catchUp(platform: string): Promise<void>;
  health(): PartHealth;
};

export type UnstoredOptions = {
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
    log.info({ platforms }, 'the store takes events again');
    for (const platform of platforms) catchUpSoon(platform);
    return true;
  };
  const retrier = createRetrier({ attempt, everyMs: retryMs, signal: shutdown });

  const onRefused = async (event: IncomingEvent, onRefusal: string): Promise<void> => {
    missed.add(event.place.platform);
    retrier.start();
    const isHeld = onRefusal !== 'shown' && held.add(event);
    log.error({ type: event.type, isHeld }, 'an event could not be stored');
    if (await bot.isAsked(event).catch(() => false)) storeNotice.onEvent(event, isHeld);
  };

  const catchUpSoon = contain(log, 'catch-up', (platform: string) => catchUp(platform));

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
    health: () => ({
      isReady: !retrier.isWaiting,
      isFatal: false,
      detail: retrier.isWaiting
        ? `the store takes no events; ${held.size} are held`
        : 'takes events',
    }),
  };
}

/** Those are delivered once wherever they come from. */
function isInteraction(event: IncomingEvent): boolean {
  return 'interaction' in event && event.interaction !== null;
}

/** False where the store still fails. */
async function handOn(log: Log, bot: Bot, held: Held): Promise<boolean> {
  for (const event of held.list()) {
    // What was said as what was missed, so that several messages of a conversation share an
    // answer.
    const isSaid = event.type === 'message' || event.type === 'command';
    try {
      await (isSaid ? bot.onMissed(event) : bot.onEvent(event));
    } catch (error) {
      if (isStoreFailure(error)) return false;
      log.error({ type: event.type, err: error }, 'a held event was lost');
    }
    held.drop(event);
  }
  return true;
}
