import { type Part, peopleOf, repeatsOf, type Turn } from '../messages.ts';
import {
  type FoldedFile,
  type HistoryRecord,
  isOf,
  MAX_COVERED,
  type Summary,
  toStale,
} from './history-record.ts';

/** What is to be forgotten: what a person said, or some messages. */
export type Unwanted = UnwantedPerson | UnwantedMessages;

type UnwantedPerson = Repeated & {
  readonly person: string;
  /** What they are called: older versions kept that alone of who spoke. */
  readonly name: string | null;
  readonly at: number;
};

type UnwantedMessages = Repeated & {
  /** Of this conversation. */
  readonly ids: readonly string[];
  /** What was answered here in view of them, by the ids of the questions. */
  readonly answers: readonly string[];
};

type Repeated = {
  /** Messages whose repetitions are not wanted either, by their ids. */
  readonly repeated: readonly string[];
  /** Only turns with one of these ids are meant, and answers that were given after them. */
  readonly within?: readonly string[];
};

/** So many messages are remembered as those that are not read again. */
const MAX_FORGOTTEN = 200;

/**
 * Without the unwanted words, what repeats them, the answers that were given with them in view, and
 * a summary that may repeat them. Which messages an old summary covers is unknown: it is dropped if
 * that cannot be ruled out.
 */
export function dropUnwanted(record: HistoryRecord, unwanted: Unwanted): HistoryRecord {
  const { summary } = record;
  const { within } = unwanted;
  const isTold = summary !== null && !summary.isStale && isToldIn(summary, unwanted);
  const { turns, ids } = toTurnsWithout(record.turns, unwanted, isTold);
  const files = record.files.filter(
    (file) => !(isWithin(file, within) && isOfUnwanted(file, unwanted)),
  );
  const isUnknown =
    summary !== null && within === undefined && isTellingUnknown(summary, unwanted, ids);
  const mayTell = isTold || isUnknown;
  const isSame =
    turns.length === record.turns.length && turns.every((turn) => record.turns.includes(turn));
  if (isSame && files.length === record.files.length && !mayTell) return record;
  return {
    ...record,
    ...{ turns, files, summary: summary && (mayTell ? toStale(summary) : summary) },
    forgotten: toForgotten(record.forgotten, unwanted),
  };
}

type Held = Pick<Part, 'people' | 'repeats'>;

/** Whether something holds words that are not wanted, and that others said. */
function isRepeating({ people = [], repeats = [] }: Held, unwanted: Unwanted): boolean {
  const isTheirs = 'person' in unwanted && people.includes(unwanted.person);
  return isTheirs || repeats.some((id) => unwanted.repeated.includes(id));
}

function isWithin(held: Pick<Turn, 'ids'>, within: Unwanted['within']): boolean {
  return within === undefined || held.ids.some((id) => within.includes(id));
}

function isToldIn({ covers, people, repeats }: Summary, unwanted: Unwanted): boolean {
  if (unwanted.within) return isOf({ ids: covers }, unwanted.within);
  const wanted = 'ids' in unwanted ? [...unwanted.ids, ...unwanted.answers] : [];
  return isOf({ ids: covers }, wanted) || isRepeating({ people, repeats }, unwanted);
}

function isTellingUnknown(
  { covers, people }: Summary,
  unwanted: Unwanted,
  found: readonly string[],
): boolean {
  if ('person' in unwanted) return people === undefined;
  return covers.length >= MAX_COVERED && unwanted.ids.length > 0 && found.length === 0;
}

function isOfUnwanted(file: FoldedFile, unwanted: Unwanted): boolean {
  if ('ids' in unwanted && isOf(file, unwanted.ids)) return true;
  const isUnknown = 'person' in unwanted && file.people === undefined;
  return isUnknown || isRepeating(file, unwanted);
}

/** Whether a person said it, or a part of it: earlier messages of a thread are one turn. */
export function isSaidBy(
  { role, person, people = [], speaker }: Turn,
  { person: wanted, name }: Pick<UnwantedPerson, 'person' | 'name'>,
): boolean {
  if (role !== 'user') return false;
  const isOld = person === undefined && speaker !== null;
  return person === wanted || people.includes(wanted) || (isOld && speaker === name);
}

/**
 * What others said stays, without what they quoted and what was answered from there on: the model
 * saw it then. `isInView`: it did from the beginning. `ids`: of what went with all that was said.
 */
function toTurnsWithout(turns: readonly Turn[], unwanted: Unwanted, isInView: boolean) {
  const isMeant = (turn: Turn) => isWithin(turn, unwanted.within);
  const gone = turns.filter((turn) => isMeant(turn) && isUnwanted(turn, unwanted));
  const ids = gone.flatMap((turn) => turn.ids);
  let hasBeenSeen = isInView;
  const left = turns.flatMap((turn) => {
    const isGone = isOf(turn, ids);
    const parts = turn.parts.filter((part) => !(isMeant(turn) && isRepeating(part, unwanted)));
    const hasRepeated = parts.length < turn.parts.length;
    hasBeenSeen ||= isGone || hasRepeated || (isMeant(turn) && isHolding(turn, unwanted));
    if (isGone || (turn.role === 'assistant' && hasBeenSeen)) return [];
    return [hasRepeated ? { ...turn, parts } : turn];
  });
  return { turns: left, ids };
}

function isUnwanted(turn: Turn, unwanted: Unwanted): boolean {
  const { role, repeats } = turn;
  // What was said in a thread before is one text, with what it quotes.
  if (role === 'user' && isRepeating({ repeats }, unwanted)) return true;
  return 'ids' in unwanted ? isOf(turn, unwanted.ids) : isSaidBy(turn, unwanted);
}

/** Whether an answer was given with the unwanted words in view. */
function isHolding(turn: Turn, unwanted: Unwanted): boolean {
  const held = { people: [...peopleOf(turn)], repeats: [...repeatsOf(turn)] };
  const isKnown = 'ids' in unwanted && isOf(turn, unwanted.answers);
  return turn.role === 'assistant' && (isKnown || isRepeating(held, unwanted));
}

function toForgotten(
  { people, ids }: HistoryRecord['forgotten'],
  unwanted: Unwanted,
): HistoryRecord['forgotten'] {
  return 'ids' in unwanted
    ? { people, ids: [...ids, ...unwanted.ids].slice(-MAX_FORGOTTEN) }
    : { people: { ...people, [unwanted.person]: toLatest(people, unwanted) }, ids };
}

function toLatest(
  people: HistoryRecord['forgotten']['people'],
  { person, at }: Pick<UnwantedPerson, 'person' | 'at'>,
): number {
  return Math.max(people[person] ?? 0, at);
}
