import { createKeyedTurnTaking, timeNow } from '../async.ts';
import type { TextFile, Turn } from '../messages.ts';
import type { SeenMessage } from '../ports.ts';
import type { Blobs, Store, StoreKeys } from '../store-ports.ts';
import {
  addTurns,
  type Change,
  dropTurns,
  EMPTY,
  type FoldedFile,
  foldOldest,
  type HistoryRecord,
  hashesOf,
  recordSchema,
  refold,
  toFold,
  toSummary,
} from './history-record.ts';
import { toEachOnce } from './shown-files.ts';
import { dropUnwanted, isSaidBy, type Unwanted } from './unwanted.ts';

/**
 * What a conversation remembers: its latest turns, oldest first, and a summary of what came
 * before.
 */
export type StoredHistory = {
  readonly summary: string | null;
  readonly turns: readonly Turn[];
  /** The files of turns that were folded into the summary, the oldest first. */
  readonly files: readonly FoldedFile[];
  /** Of whom the summary tells, by their ids. */
  readonly people?: readonly string[];
  /**
   * When everything was forgotten, in epoch milliseconds: what was said before is not brought
   * back. 0: never.
   */
  readonly since: number;
  /** What must not be read again either: what people said until then, and some messages. */
  readonly forgotten?: HistoryRecord['forgotten'];
};

/** The memory of conversations, by their keys. */
export type History = {
  load(conversation: string): Promise<StoredHistory>;
  /**
   * Adds turns, or puts them in place of those of the same role that share an id: saving twice is
   * saving once. The bytes that only their former versions showed are deleted.
   */
  save(conversation: string, turns: readonly Turn[]): Promise<void>;
  /**
   * Forgets the turns that hold one of these ids, or everything, and the bytes that only they
   * showed; resolves to how many.
   */
  forget(conversation: string, ids?: readonly string[]): Promise<number>;
  /**
   * Forgets unwanted turns with the answers to them, and drops a summary that may repeat them;
   * resolves to how many turns were removed.
   */
  forgetUnwanted(conversation: string, unwanted: Unwanted): Promise<number>;
  /** The keys of the conversations that begin like this and are remembered. */
  list(prefix: string): Promise<readonly string[]>;
  /**
   * Puts the files of a turn that was folded in place of those that it had. A summary that may
   * tell of one that is gone is given up. Nothing where it was not folded.
   */
  reviseFolded(conversation: string, turn: Turn): Promise<void>;
  /**
   * Folds the older half of a window that has become too large into the summary. `summarise` is
   * given the summary so far and the turns to fold; nothing waits for it but the caller.
   */
  compact(
    conversation: string,
    summarise: (past: Pick<StoredHistory, 'summary' | 'turns'>) => Promise<string>,
  ): Promise<void>;
  /** Tells of every change from now on, once it is stored. */
  observe(observer: HistoryObserver): void;
};

export function createHistory(
  store: Store,
  blobs: Pick<Blobs, 'forget'>,
  keys?: StoreKeys,
): History {
  const change = createChange(store, blobs);
  const { observe, onSaved, onForgotten } = createObservers();

  return {
    async load(conversation) {
      const record = await read(store, conversation);
      const { turns, files, since, forgotten } = record;
      const summary = toSummary(record);
      const people = summary === null ? [] : (record.summary?.people ?? []);
      return { turns, files, since, forgotten, summary, people };
    },
    observe,
    async save(conversation, turns) {
      await change(conversation, (record) => addTurns(record, turns));
      await onSaved(conversation, turns);
    },
    async forget(conversation, ids) {
      let forgotten = 0;
      await change(conversation, (record) => {
        const next = ids ? dropTurns(record, ids) : { ...EMPTY, since: timeNow() };
        forgotten = record.turns.length - next.turns.length;
        return { next, dropped: hashesOf(record) };
      });
      await onForgotten(conversation, ids ?? null);
      return forgotten;
    },
    async forgetUnwanted(conversation, unwanted) {
      let gone: readonly Turn[] = [];
      await change(conversation, (record) => {
        const next = dropUnwanted(record, unwanted);
        gone = record.turns.filter((turn) => !next.turns.includes(turn));
        return { next, dropped: next === record ? [] : hashesOf(record) };
      });
      // What of others went with it is still theirs where it is kept besides.
      const own = 'ids' in unwanted ? unwanted.ids : idsOf(gone, unwanted);
      if (own.length > 0) await onForgotten(conversation, own);
      return gone.length;
    },
    async list(prefix) {
      const found: string[] = [];
      // One that is the prefix itself is meant, too.
      for await (const key of keys?.(toKey(prefix).slice(0, -1)) ?? [])
        found.push(key.slice(HISTORY_KEYS.length));
      return found.filter((conversation) => conversation.startsWith(prefix));
    },
    async reviseFolded(conversation, turn) {
      await change(conversation, (record) => refold(record, turn));
      await onSaved(conversation, [turn]);
    },
    async compact(conversation, summarise) {
      const record = await read(store, conversation);
      const old = record.turns.slice(0, toFold(record.turns));
      if (old.length === 0) return;
      const covers = [...new Set(old.flatMap(({ ids }) => ids))];
      const summary = toSummary(record);
      const text = await summarise({ summary, turns: old });
      await change(conversation, (now) => foldOldest(now, { old, covers, before: summary, text }));
    },
  };
}

/** Of a person's own words: other people's words in the same turn are kept. */
function idsOf(
  turns: readonly Turn[],
  unwanted: Extract<Unwanted, { person: string }>,
): readonly string[] {
  return turns
    .filter((turn) => isSaidBy({ ...turn, people: [] }, unwanted))
    .flatMap(({ ids }) => ids);
}

/**
 * Changes stored records, and deletes the bytes that they give up: those are noted with the change,
 * so that none is left over if the process ends in between.
 */
function createChange(store: Store, blobs: Pick<Blobs, 'forget'>) {
  const inTurn = createKeyedTurnTaking();

  return (conversation: string, edit: (record: HistoryRecord) => Change): Promise<void> =>
    // In this process one after another: bytes are kept again only once they are deleted.
    inTurn(conversation, async () => {
      const key = toKey(conversation);
      let released: readonly string[] = [];
      await store.update(key, (value) => {
        const record = toRecord(value);
        const { next, dropped } = edit(record);
        const kept = new Set(hashesOf(next));
        released = [...new Set([...record.released, ...dropped])].filter((hash) => !kept.has(hash));
        return next === record && released.length === 0 ? value : { ...next, released };
      });
      if (released.length === 0) return;
      for (const hash of released) await blobs.forget(hash);
      const gone = new Set(released);
      await store.update(key, (value) => {
        const record = toRecord(value);
        return { ...record, released: record.released.filter((hash) => !gone.has(hash)) };
      });
    });
}

/** The turns before the first one that holds one of these ids; all of them if none does. */
export function turnsBefore(turns: readonly Turn[], ids: readonly string[]): readonly Turn[] {
  const index = turns.findIndex((turn) => turn.ids.some((id) => ids.includes(id)));
  return index < 0 ? turns : turns.slice(0, index);
}

/** Whether a message is not to be read again: its words were forgotten on request. */
export function isForgotten(
  { forgotten }: Pick<StoredHistory, 'forgotten'>,
  { id, speaker, sentAt }: Pick<SeenMessage, 'id' | 'speaker' | 'sentAt'>,
): boolean {
  const until = forgotten?.people[speaker] ?? 0;
  return sentAt <= until || (forgotten?.ids.includes(id) ?? false);
}

/** The texts that can still be read of what was folded, each once, the latest first. */
export function toFoldedTexts(files: readonly FoldedFile[]): readonly TextFile[] {
  const texts = files.flatMap(({ name, hash, chars }) =>
    chars === null ? [] : [{ name, hash, chars }],
  );
  return toEachOnce(texts.toReversed());
}

/** How the keys begin under which conversations are stored. */
export const HISTORY_KEYS = 'history/';

function toKey(conversation: string): string {
  return `${HISTORY_KEYS}${conversation}`;
}

async function read(store: Store, conversation: string): Promise<HistoryRecord> {
  return toRecord(await store.get(toKey(conversation)));
}

function toRecord(value: unknown): HistoryRecord {
  const parsed = recordSchema.safeParse(value);
  // What cannot be read is forgotten rather than an answer refused.
  return parsed.success ? parsed.data : EMPTY;
}

/** Is called when conversations change; the writer waits for it. */
export type HistoryObserver = {
  /** These turns were added, or put in the place of what they were before. */
  onSaved(conversation: string, turns: readonly Turn[]): Promise<void>;
  /** What holds these ids was forgotten; null: everything. */
  onForgotten(conversation: string, ids: readonly string[] | null): Promise<void>;
};

/** Those who hear of changes, as one. */
export type HistoryObservers = HistoryObserver & { observe(observer: HistoryObserver): void };

export function createObservers(): HistoryObservers {
  const all: HistoryObserver[] = [];
  return {
    observe: (observer) => void all.push(observer),
    async onSaved(conversation, turns) {
      for (const { onSaved } of all) await onSaved(conversation, turns);
    },
    async onForgotten(conversation, ids) {
      for (const { onForgotten } of all) await onForgotten(conversation, ids);
    },
  };
}
