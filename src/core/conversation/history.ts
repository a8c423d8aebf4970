import { z } from 'zod';
import { type TextFile, type Turn, turnSchema } from '../messages.ts';
import type { Store } from '../store-ports.ts';
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
   * saving once.
   */
  save(conversation: string, turns: readonly Turn[]): Promise<void>;
  /** Forgets the turns that hold one of these ids, or everything; resolves to how many. */
  forget(conversation: string, ids?: readonly string[]): Promise<number>;
  /**
   * Folds the older half of a window that has become too large into the summary. `summarise` is
   * given the summary so far and the turns to fold; nothing waits for it but the caller.
   */
  compact(
    conversation: string,
    summarise: (past: Pick<Past, 'summary' | 'turns'>) => Promise<string>,
  ): Promise<void>;
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
});
type Record = z.infer<typeof recordSchema>;

const EMPTY: Record = { turns: [], summary: null, files: [], since: 0 };

export function createHistory(store: Store): History {
  const locks = new Map<string, Promise<unknown>>();

  /** Reads, changes and writes one conversation's record with nobody in between. */
  const change = async (conversation: string, edit: (record: Record) => Record): Promise<void> => {
    const before = locks.get(conversation) ?? Promise.resolve();
    const mine = before
      .catch(() => {})
      .then(async () => {
        const record = await read(store, conversation);
        const next = edit(record);
        if (next !== record) await store.set(toKey(conversation), next);
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
    save: (conversation, turns) => change(conversation, (record) => addTurns(record, turns)),
    async forget(conversation, ids) {
      let forgotten = 0;
      await change(conversation, (record) => {
        const next = ids ? dropTurns(record, ids) : { ...EMPTY, since: Date.now() };
        forgotten = record.turns.length - next.turns.length;
        return next;
      });
      return forgotten;
    },
    async compact(conversation, summarise) {
      const record = await read(store, conversation);
      const old = record.turns.slice(0, toFold(record.turns));
      if (old.length === 0) return;
      const covers = [...new Set(old.flatMap(({ ids }) => ids))];
      const summary = record.summary && !record.summary.isStale ? record.summary.text : null;
      const text = await summarise({ summary, turns: old });
      await change(conversation, (now) => ({
        ...now,
        turns: now.turns.filter(({ ids }) => !ids.some((id) => covers.includes(id))),
        summary: {
          text,
          covers: [...(record.summary?.covers ?? []), ...covers].slice(-MAX_COVERED),
          isStale: false,
        },
        files: [...now.files, ...old.flatMap(toFoldedFiles)].slice(-MAX_FOLDED_FILES),
      }));
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

function toKey(conversation: string): string {
  return `history/${conversation}`;
}

async function read(store: Store, conversation: string): Promise<Record> {
  const parsed = recordSchema.safeParse(await store.get(toKey(conversation)));
  // What cannot be read is forgotten rather than an answer refused.
  return parsed.success ? parsed.data : EMPTY;
}

function addTurns(record: Record, added: readonly Turn[]): Record {
  const turns = [...record.turns];
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
    if (index >= 0) turns[index] = kept;
    else turns.splice(placeFor(turns, turn), 0, kept);
  }
  return { ...record, turns: turns.slice(-HARD_MAX_TURNS) };
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
