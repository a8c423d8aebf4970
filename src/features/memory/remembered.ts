import type { HistoryObserver } from '../../core/conversation/history-observer.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { toPlaceOf } from '../../core/messages.ts';
import type { Log } from '../../core/ports.ts';
import type { Passage, PassageFilter, PassageIndex } from '../../core/store-ports.ts';
import { isPartial, type Saying, toPassages, toSaying } from './said.ts';

/**
 * What is kept in the index. Nothing here fails: what could not be done is logged, and done again
 * later.
 */
export type Remembered = {
  /** Keeps what was said, in the place of what was kept of the same messages. */
  keep(sayings: readonly Saying[]): Promise<void>;
  put(passages: readonly Passage[]): Promise<void>;
  forget(filter: PassageFilter): Promise<void>;
  /** The same on request: it fails where the index does, and resolves to how many there were. */
  forgetNow(filter: PassageFilter): Promise<number>;
  /** Does what failed before. */
  catchUp(): Promise<void>;
  /** How many changes are still to be done. */
  readonly behind: number;
};

export type RememberedServices = {
  readonly passages: PassageIndex;
  readonly log: Log;
  /** There is something new in the index. */
  readonly onPut: () => void;
};

type Change = () => Promise<unknown>;

/** More than that is not held in memory: the oldest are given up, which is logged. */
const MAX_BEHIND = 1_000;

export function createRemembered({ passages, log, onPut }: RememberedServices): Remembered {
  let behind: Change[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const attempt = async (change: Change): Promise<boolean> => {
    try {
      await change();
      return true;
    } catch (error) {
      log.warn({ err: error }, 'the index of passages could not be written');
      return false;
    }
  };

  const catchUp = async (): Promise<void> => {
    const waiting = behind;
    behind = [];
    for (const [index, change] of waiting.entries())
      if (!(await attempt(change))) {
        behind = [...waiting.slice(index), ...behind];
        return;
      }
  };

  /** One after another: what is forgotten stays so, whatever was put before it. */
  const inTurn = (change: Change): Promise<void> => {
    const mine = last.then(async () => {
      if (behind.length > 0) await catchUp();
      const isDone = behind.length === 0 && (await attempt(change));
      if (isDone) return onPut();
      if (behind.length >= MAX_BEHIND) log.error({}, 'a change of the index was given up');
      behind = [...behind, change].slice(-MAX_BEHIND);
    });
    last = mine;
    return mine;
  };

  const keepOne = async (saying: Saying): Promise<void> => {
    const place = toChannelScope(saying.place);
    const before: Passage[] = [];
    for (const messageId of saying.messageIds) {
      if (isPartial(saying)) before.push(...(await passages.list({ place, messageId })));
      await passages.forget({ place, messageId });
    }
    await passages.put(toPassages(saying, before));
  };

  return {
    get behind() {
      return behind.length;
    },
    catchUp: () => inTurn(async () => {}),
    put: (given) => inTurn(() => passages.put(given)),
    forget: (filter) => inTurn(() => passages.forget(filter)),
    forgetNow(filter) {
      const mine = last.then(() => passages.forget(filter));
      last = mine.catch(() => {});
      return mine;
    },
    async keep(sayings) {
      for (const saying of sayings) await inTurn(() => keepOne(saying));
    },
  };
}

/** Keeps what is said in conversations, and forgets what they forget. */
export function toHistoryObserver(remembered: Remembered): HistoryObserver {
  return {
    onSaved: (conversation, turns) =>
      remembered.keep(turns.flatMap((turn) => toSaying(turn, conversation) ?? [])),
    async onForgotten(conversation, ids) {
      const place = toChannelScope(toPlaceOf(conversation));
      if (ids === null) await remembered.forget({ place, source: conversation });
      for (const messageId of ids ?? []) await remembered.forget({ place, messageId });
    },
  };
}
