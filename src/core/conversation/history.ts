import { z } from 'zod';
import { type TextFile, type Turn, turnSchema } from '../messages.ts';
import type { Blobs, Store } from '../store-ports.ts';
import { createObservers, type HistoryObserver } from './history-observer.ts';
import { toEachOnce, toHashes, toTextFiles } from './shown-files.ts';

/**
 * What a conversation remembers: its latest turns, oldest first, and a summary of what came
 * before.
 */
export type Past = {
  readonly summary: string | null;
  readonly turns: readonly Turn[];
  /** The files of turns that were folded into the summary, the oldest first. */
  readonly files: readonly FoldedFile[];
  /**
   * When everything was forgotten, in epoch milliseconds: what was said before is not brought
   * back. 0: never.
   */
  readonly since: number;
};

const foldedFileSchema = z.object({
  name: z.string(),
  hash: z.string(),
  /** How much text it is; null for bytes that are none. */
  chars: z.number().nullable(),
  /** The ids of the turn that it came with. */
  ids: z.array(z.string()),
});

/** A file of a turn that is only in the summary. */
export type FoldedFile = Readonly<z.infer<typeof foldedFileSchema>>;

/** The memory of conversations, by their keys. */
export type History = {
  load(conversation: string): Promise<Past>;
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
    summarise: (past: Pick<Past, 'summary' | 'turns'>) => Promise<string>,
  ): Promise<void>;
  /** Tells of every change from now on, once it is stored. */
  observe(observer: HistoryObserver): void;
};

/** The window: a turn's cost must not grow with what lies behind it. */
const MAX_TURNS = 40;
const MAX_CHARS = 80_000;

/** Kept at most when summaries keep failing. */
const HARD_MAX_TURNS = 2 * MAX_TURNS;

/** Of a single turn, so that one pasted book does not fill the window. */
const MAX_TURN_CHARS = 32_000;

/**
 * How many ids a summary remembers to have covered: enough to notice that a recent message in it
 * is deleted.
 */
const MAX_COVERED = 100;

/** So many files are remembered beside a summary. */
const MAX_FOLDED_FILES = 60;

const recordSchema = z.object({
  turns: z.array(turnSchema),
  summary: z
    .object({ text: z.string(), covers: z.array(z.string()), isStale: z.boolean() })
    .nullable(),
  files: z.array(foldedFileSchema).default([]),
  since: z.number().default(0),
  /**
   * Hashes of bytes to delete: written down with what gave them up, so that a crash keeps none.
   */
  released: z.array(z.string()).default([]),
});
type Record = z.infer<typeof recordSchema>;

const EMPTY: Record = { turns: [], summary: null, files: [], since: 0, released: [] };

/** What becomes of a record, and the hashes that it had no longer any need of. */
type Change = { readonly next: Record; readonly dropped: readonly string[] };

export function createHistory(store: Store, blobs: Pick<Blobs, 'forget'>): History {
  const locks = new Map<string, Promise<unknown>>();
  const { observe, onSaved, onForgotten } = createObservers();

  const write = async (conversation: string, record: Record, change: Change): Promise<void> => {
    const kept = new Set(hashesOf(change.next));
    const given = [...record.released, ...change.dropped];
    const released = [...new Set(given)].filter((hash) => !kept.has(hash));
    if (change.next === record && released.length === 0) return;
    await store.set(toKey(conversation), { ...change.next, released });
    if (released.length === 0) return;
    for (const hash of released) await blobs.forget(hash);
    await store.set(toKey(conversation), { ...change.next, released: [] });
  };

  /** Reads, changes and writes one conversation's record with nobody in between. */
  const change = async (conversation: string, edit: (record: Record) => Change): Promise<void> => {
    const before = locks.get(conversation) ?? Promise.resolve();
    const mine = before
      .catch(() => {})
      .then(async () => {
        const record = await read(store, conversation);
        await write(conversation, record, edit(record));
      });
    locks.set(conversation, mine);
    try {
      await mine;
    } finally {
      if (locks.get(conversation) === mine) locks.delete(conversation);
    }
  };

  return {
    async load(conversation) {
      const { turns, summary, files, since } = await read(store, conversation);
      return { turns, files, since, summary: summary && !summary.isStale ? summary.text : null };
    },
    observe,
    async save(conversation, turns) {
      await change(conversation, (record) => addTurns(record, turns));
      await onSaved(conversation, turns);
    },
    async forget(conversation, ids) {
      let forgotten = 0;
      await change(conversation, (record) => {
        const next = ids ? dropTurns(record, ids) : { ...EMPTY, since: Date.now() };
        forgotten = record.turns.length - next.turns.length;
        return { next, dropped: hashesOf(record) };
      });
      await onForgotten(conversation, ids ?? null);
      return forgotten;
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
      const summary = record.summary && !record.summary.isStale ? record.summary.text : null;
      const text = await summarise({ summary, turns: old });
      await change(conversation, (now) => fold(now, { old, covers, text }));
    },
  };
}

/** The turns before the first one that holds one of these ids; all of them where none does. */
export function turnsBefore(turns: readonly Turn[], ids: readonly string[]): readonly Turn[] {
  const index = turns.findIndex((turn) => turn.ids.some((id) => ids.includes(id)));
  return index < 0 ? turns : turns.slice(0, index);
}

/** The texts that can still be read of what was folded, each once, the latest first. */
export function toFoldedTexts(files: readonly FoldedFile[]): readonly TextFile[] {
  const texts = files.flatMap(({ name, hash, chars }) =>
    chars === null ? [] : [{ name, hash, chars }],
  );
  return toEachOnce(texts.toReversed());
}

function toFoldedFiles(turn: Turn): FoldedFile[] {
  const texts = toTextFiles([turn]);
  const { ids } = turn;
  return toHashes(turn).map((hash) => {
    const text = texts.find((each) => each.hash === hash);
    const part = turn.parts.find((each) => each.type !== 'text' && each.hash === hash);
    const name = text?.name ?? (part && part.type !== 'text' ? part.name : '');
    return { name, hash, chars: text?.chars ?? null, ids };
  });
}

/** How the keys begin under which conversations are stored. */
export const HISTORY_KEYS = 'history/';

function toKey(conversation: string): string {
  return `${HISTORY_KEYS}${conversation}`;
}

async function read(store: Store, conversation: string): Promise<Record> {
  const parsed = recordSchema.safeParse(await store.get(toKey(conversation)));
  // What cannot be read is forgotten rather than an answer refused.
  return parsed.success ? parsed.data : EMPTY;
}

function hashesOf({ turns, files }: Pick<Record, 'turns' | 'files'>): string[] {
  return [...turns.flatMap(toHashes), ...files.map(({ hash }) => hash)];
}

function isOf({ ids }: Pick<FoldedFile, 'ids'>, wanted: readonly string[]): boolean {
  return ids.some((id) => wanted.includes(id));
}

function addTurns(record: Record, added: readonly Turn[]): Change {
  const turns = [...record.turns];
  const dropped: string[] = [];
  for (const turn of added) {
    const kept = {
      ...turn,
      text: shorten(turn.text),
      ids: [...turn.ids],
      parts: [...turn.parts],
      addresses: [...turn.addresses],
    };
    const index = turns.findIndex(
      ({ role, ids }) => role === turn.role && ids.some((id) => turn.ids.includes(id)),
    );
    const [former] = turns.slice(index, index + 1);
    if (index >= 0 && former) {
      dropped.push(...toHashes(former));
      turns[index] = kept;
    } else turns.splice(placeFor(turns, turn), 0, kept);
  }
  return { next: { ...record, turns: turns.slice(-HARD_MAX_TURNS) }, dropped };
}

function refold(record: Record, turn: Turn): Change {
  const { summary } = record;
  const had = record.files.filter((file) => isOf(file, turn.ids));
  const isCovered = summary !== null && isOf({ ids: summary.covers }, turn.ids);
  if (had.length === 0 && !isCovered) return { next: record, dropped: [] };
  const has = toFoldedFiles(turn);
  const isLost = had.some(({ hash }) => !has.some((file) => file.hash === hash));
  const others = record.files.filter((file) => !isOf(file, turn.ids));
  const files = [...others, ...has].slice(-MAX_FOLDED_FILES);
  const revised = summary && { ...summary, isStale: summary.isStale || (isCovered && isLost) };
  return { next: { ...record, files, summary: revised }, dropped: had.map(({ hash }) => hash) };
}

type Folded = {
  readonly old: readonly Turn[];
  readonly covers: readonly string[];
  readonly text: string;
};

function fold(record: Record, { old, covers, text }: Folded): Change {
  const covered = [...(record.summary?.covers ?? []), ...covers].slice(-MAX_COVERED);
  const next = {
    ...record,
    turns: record.turns.filter(({ ids }) => !isOf({ ids }, covers)),
    summary: { text, covers: covered, isStale: false },
    files: [...record.files, ...old.flatMap(toFoldedFiles)].slice(-MAX_FOLDED_FILES),
  };
  // Those that are no longer named here go with time: an answer may still show them.
  return { next, dropped: [] };
}

/**
 * An answer goes behind its question also when later turns stand there already (the question was
 * edited, then answered again).
 */
function placeFor(turns: readonly Turn[], turn: Turn): number {
  const question = turns.findLastIndex(({ ids }) => ids.some((id) => turn.ids.includes(id)));
  return question < 0 ? turns.length : question + 1;
}

function dropTurns(record: Record, ids: readonly string[]): Record {
  const turns = record.turns.filter((turn) => !turn.ids.some((id) => ids.includes(id)));
  const isCovered = record.summary?.covers.some((id) => ids.includes(id)) ?? false;
  const files = record.files.filter((file) => !file.ids.some((id) => ids.includes(id)));
  const hasDropped =
    turns.length < record.turns.length || files.length < record.files.length || isCovered;
  if (!hasDropped) return record;
  return {
    ...record,
    turns,
    files,
    summary: record.summary && { ...record.summary, isStale: record.summary.isStale || isCovered },
  };
}

/**
 * How many of the oldest turns are to be folded: half of a window that is too large, never leaving
 * an answer without its question.
 */
function toFold(turns: readonly Turn[]): number {
  const chars = turns.reduce((sum, turn) => sum + lengthOf(turn), 0);
  if (turns.length <= MAX_TURNS && chars <= MAX_CHARS) return 0;
  const half = Math.floor(turns.length / 2);
  const start = turns.findIndex(({ role }, index) => index >= half && role === 'user');
  if (start >= 0) return start;
  // The latest exchange alone stays as it is, however much it brought.
  return turns.length > MAX_TURNS ? half : 0;
}

function lengthOf({ text, parts }: Turn): number {
  return parts.reduce(
    (sum, part) => sum + (part.type === 'text' ? part.text.length : 0),
    text.length,
  );
}

function shorten(text: string): string {
  return text.length <= MAX_TURN_CHARS
    ? text
    : `${text.slice(0, MAX_TURN_CHARS).replace(/[\uD800-\uDBFF]$/, '')}\n[… cut]`;
}
