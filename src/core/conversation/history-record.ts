import { z } from 'zod';
import { peopleOf, repeatsOf, type Turn, turnSchema } from '../messages.ts';
import { toHashes, toTextFiles } from './shown-files.ts';

const foldedFileSchema = z.object({
  name: z.string(),
  hash: z.string(),
  /** How long its text is; null for bytes without text. */
  chars: z.number().nullable(),
  /** The ids of the turn that it came with. */
  ids: z.array(z.string()),
  /** Whose turn that was; absent where an older version kept it. */
  people: z.array(z.string()).optional(),
  /** Which messages of others that turn repeated, by their ids; absent as above. */
  repeats: z.array(z.string()).optional(),
});

/** A file of a turn that is only in the summary. */
export type FoldedFile = Readonly<z.infer<typeof foldedFileSchema>>;

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
export const MAX_COVERED = 100;

/** So many files are remembered beside a summary. */
const MAX_FOLDED_FILES = 60;

/** So many messages that were quoted in what a summary tells are remembered, the latest. */
const MAX_FOLDED_REPEATS = 300;

export const recordSchema = z.object({
  turns: z.array(turnSchema),
  summary: z
    .object({
      text: z.string(),
      covers: z.array(z.string()),
      /** Of whom it tells; absent where an older version wrote it. */
      people: z.array(z.string()).optional(),
      /** Which messages of others were quoted in what it tells. */
      repeats: z.array(z.string()).optional(),
      isStale: z.boolean(),
    })
    .nullable(),
  files: z.array(foldedFileSchema).default([]),
  since: z.number().default(0),
  /** What must not be read again: what these people said until then, and these messages. */
  forgotten: z
    .object({ people: z.record(z.string(), z.number()), ids: z.array(z.string()) })
    .default({ people: {}, ids: [] }),
  /**
   * Hashes of bytes to delete: stored together with the change that gave them up, so that none is
   * left over after a crash.
   */
  released: z.array(z.string()).default([]),
});
export type HistoryRecord = z.infer<typeof recordSchema>;

export const EMPTY: HistoryRecord = {
  turns: [],
  summary: null,
  files: [],
  since: 0,
  forgotten: { people: {}, ids: [] },
  released: [],
};

export type Summary = NonNullable<HistoryRecord['summary']>;

/** What becomes of a record, and the hashes that it had no longer any need of. */
export type Change = { readonly next: HistoryRecord; readonly dropped: readonly string[] };

function toFoldedFiles(turn: Turn): FoldedFile[] {
  const texts = toTextFiles([turn]);
  const { ids } = turn;
  return toHashes(turn).map((hash) => {
    const text = texts.find((each) => each.hash === hash);
    const part = turn.parts.find((each) => each.type !== 'text' && each.hash === hash);
    const name = text?.name ?? (part && part.type !== 'text' ? part.name : '');
    const held = { people: [...peopleOf(turn)], repeats: [...repeatsOf(turn)] };
    return { name, hash, chars: text?.chars ?? null, ids, ...held };
  });
}

export function hashesOf({ turns, files }: Pick<HistoryRecord, 'turns' | 'files'>): string[] {
  return [...turns.flatMap(toHashes), ...files.map(({ hash }) => hash)];
}

/** Whether a turn, or a file of one, has one of these ids. */
export function isOf({ ids }: Pick<FoldedFile, 'ids'>, wanted: readonly string[]): boolean {
  return ids.some((id) => wanted.includes(id));
}

export function addTurns(record: HistoryRecord, added: readonly Turn[]): Change {
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
  // Where no summary could be made the oldest go; what they brought can still be read.
  const gone = turns.slice(0, -HARD_MAX_TURNS);
  const files = [...record.files, ...gone.flatMap(toFoldedFiles)].slice(-MAX_FOLDED_FILES);
  return { next: { ...record, files, turns: turns.slice(-HARD_MAX_TURNS) }, dropped };
}

export function refold(record: HistoryRecord, turn: Turn): Change {
  const { summary } = record;
  const had = record.files.filter((file) => isOf(file, turn.ids));
  const isCovered = summary !== null && isOf({ ids: summary.covers }, turn.ids);
  if (had.length === 0 && !isCovered) return { next: record, dropped: [] };
  const has = toFoldedFiles(turn);
  const isLost = had.some(({ hash }) => !has.some((file) => file.hash === hash));
  const others = record.files.filter((file) => !isOf(file, turn.ids));
  const files = [...others, ...has].slice(-MAX_FOLDED_FILES);
  const revised = summary && (isCovered && isLost ? toStale(summary) : summary);
  return { next: { ...record, files, summary: revised }, dropped: had.map(({ hash }) => hash) };
}

type Folded = {
  readonly old: readonly Turn[];
  readonly covers: readonly string[];
  /** The summary that the new one goes on from. */
  readonly before: string | null;
  readonly text: string;
};

export function foldOldest(record: HistoryRecord, { old, covers, before, text }: Folded): Change {
  // What was forgotten while it was written may be told of in it.
  const isWhole = old.every(({ ids }) => record.turns.some((turn) => isOf(turn, ids)));
  if (!isWhole || toSummary(record) !== before) return { next: record, dropped: [] };
  const covered = [...(record.summary?.covers ?? []), ...covers].slice(-MAX_COVERED);
  const next = {
    ...record,
    turns: record.turns.filter(({ ids }) => !isOf({ ids }, covers)),
    summary: {
      ...{ text, covers: covered, isStale: false },
      people: toFoldedPeople(record, old),
      repeats: toFoldedRepeats(record, old),
    },
    files: [...record.files, ...old.flatMap(toFoldedFiles)].slice(-MAX_FOLDED_FILES),
  };
  // Those that are no longer named here go with time: an answer may still show them.
  return { next, dropped: [] };
}

function toFoldedPeople({ summary }: HistoryRecord, old: readonly Turn[]): string[] | undefined {
  const isUnknown = summary !== null && !summary.isStale && summary.people === undefined;
  const before = summary?.isStale ? [] : (summary?.people ?? []);
  return isUnknown ? undefined : [...new Set([...before, ...old.flatMap(peopleOf)])];
}

function toFoldedRepeats({ summary }: HistoryRecord, old: readonly Turn[]): string[] {
  const before = summary?.isStale ? [] : (summary?.repeats ?? []);
  return [...new Set([...before, ...old.flatMap(repeatsOf)])].slice(-MAX_FOLDED_REPEATS);
}

/** The valid summary; null if there is none, or if it is stale. */
export function toSummary({ summary }: Pick<HistoryRecord, 'summary'>): string | null {
  return summary && !summary.isStale ? summary.text : null;
}

/**
 * An answer goes behind its question also when later turns stand there already (the question was
 * edited, then answered again).
 */
function placeFor(turns: readonly Turn[], turn: Turn): number {
  const question = turns.findLastIndex(({ ids }) => ids.some((id) => turn.ids.includes(id)));
  return question < 0 ? turns.length : question + 1;
}

export function dropTurns(record: HistoryRecord, ids: readonly string[]): HistoryRecord {
  const turns = record.turns.filter((turn) => !turn.ids.some((id) => ids.includes(id)));
  const isCovered = record.summary?.covers.some((id) => ids.includes(id)) ?? false;
  const files = record.files.filter((file) => !file.ids.some((id) => ids.includes(id)));
  const hasDropped =
    turns.length < record.turns.length || files.length < record.files.length || isCovered;
  if (!hasDropped) return record;
  const summary = record.summary && (isCovered ? toStale(record.summary) : record.summary);
  return { ...record, turns, files, summary };
}

/** What it told is not kept either. */
export function toStale(summary: Summary): Summary {
  return { ...summary, text: '', isStale: true };
}

/**
 * How many of the oldest turns are to be folded: half of a window that is too large, never leaving
 * an answer without its question.
 */
export function toFold(turns: readonly Turn[]): number {
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
