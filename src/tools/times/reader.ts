import { findNamedDays, hasWordBeside, toDayOfWord, type WordDay } from './beside.ts';
import type { Fact } from './facts.ts';
import { readRule } from './grammar.ts';
import type { Language, TimeToken } from './language.ts';
import { toTimeTokens } from './lexer.ts';
import { listGone, toRest } from './rest.ts';
import { hasMisspelledUnit } from './slips.ts';
import { findEvents, findHours, isLimited, STRONG } from './unread.ts';
import { isCity } from './zones.ts';

/** What one language makes of a phrase. */
export type PhraseReading = {
  readonly language: Language;
  readonly facts: readonly Fact[];
  /** It speaks of a time, understood or not. */
  readonly speaks: boolean;
  /** Everything that may be about time was understood, in one way only. */
  readonly isSure: boolean;
  /** How many characters were understood. */
  readonly covered: number;
  /** The same, with the words that lead to a time. */
  readonly explained: number;
  /** Where words of time are that were not understood. */
  readonly unread: readonly TextRange[];
  /** It names a holiday whose day is not known. */
  readonly hasHoliday: boolean;
  /** What bounds a time was not understood: a zone, or the days of a series. */
  readonly hasLimit: boolean;
  /** Where that is which was understood. */
  readonly read: readonly TextRange[];
  /** The other words, without those that lead to a time. */
  readonly rest: string;
};

/** A piece of a phrase. */
export type TextRange = { readonly from: number; readonly to: number };

type Placed = TimeToken & { readonly index: number };

/** Between other words, what belongs together; without the words that mean nothing. */
function toRuns(tokens: readonly TimeToken[]): readonly (readonly Placed[])[] {
  const runs: Placed[][] = [[]];
  for (const [index, token] of tokens.entries()) {
    if (token.code === '.') runs.push([]);
    else if (!/[-~]/.test(token.code)) runs.at(-1)?.push({ ...token, index });
  }
  return runs.filter((run) => run.length > 0);
}

/** Digits of Hindi, and those of the width of Han letters, as the others; as long as before. */
const toPlainDigits = (text: string) =>
  text
    .replaceAll(/[０-９：／．－]/gu, (char) => char.normalize('NFKC'))
    .replaceAll(/[०-९]/gu, (digit) => String('०१२३४५६७८९'.indexOf(digit)));

type State = {
  readonly facts: Fact[];
  readonly taken: Set<number>;
  readonly days: WordDay[];
  isOpen: boolean;
};

/** Reads a phrase as written in one language. */
export function readAs(text: string, language: Language, today: number): PhraseReading {
  const tokens = toTimeTokens(toPlainDigits(text), language);
  const state: State = { facts: [], taken: new Set(), days: [], isOpen: false };
  for (const run of toRuns(tokens)) readRun(run, tokens, { language, today }, state);
  const facts = takeOutNames(state, tokens);
  const { taken } = state;
  const read = toRanges(tokens.filter((_, index) => taken.has(index)));
  const hours = facts.some(({ type }) => /^(?:time|duration)$/.test(type))
    ? []
    : findHours(tokens, taken);
  const isTimed = facts.some(({ type }) => /^(?:time|duration|sameTime)$/.test(type));
  const events = isTimed ? [] : findEvents(tokens, taken, language);
  const unread = toRanges([
    ...events,
    ...tokens.filter(({ code }, index) => code === '!' && !taken.has(index)),
    ...hours.filter(({ isLast }) => isLast),
  ]);
  const gone = listGone(text, tokens, taken, language);
  const covered = countChars(read);
  const explained = countChars(toRanges(gone));
  const isLeft =
    hasWordBeside(tokens, taken, language) || hasMisspelledUnit(tokens, taken, language);
  const isOpen =
    state.isOpen || isLeft || isLoose(tokens, facts) || hours.length + events.length > 0;
  const isSure = facts.length > 0 && !isOpen && isAllRead(tokens, taken, { language, facts });
  const speaks = facts.length > 0 || tokens.some(isWordOfTime);
  const rest = toRest(text, gone);
  const hasLimit = !isSure && isLimited(tokens, taken, facts);
  const hasHoliday = tokens.some(({ code, s }) => code === '!' && s === 'holiday');
  const found = { language, facts, speaks, isSure, covered, explained, read, unread };
  return { ...found, hasHoliday, hasLimit, rest };
}

/**
 * “Within an hour” may be any time until then, and quarters begin in other months than this one.
 */
function isLoose(tokens: readonly TimeToken[], facts: readonly Fact[]): boolean {
  if (tokens.some(({ code, s }) => code === 'i' && s === 'within')) return true;
  const isQuarterly = facts.some(
    (each) => each.type === 'every' && each.unit === 'month' && each.interval > 1,
  );
  return isQuarterly && facts.some((each) => each.type === 'day' && each.told === 'monthDay');
}

const countChars = (ranges: readonly TextRange[]) =>
  ranges.reduce((sum, { from, to }) => sum + to - from, 0);

/** Each piece once: a word may be several tokens. */
function toRanges(tokens: readonly TimeToken[]): readonly TextRange[] {
  const ends = new Map(tokens.map(({ from, to }) => [from, to]));
  return [...ends].map(([from, to]) => ({ from, to }));
}

function readRun(
  run: readonly Placed[],
  tokens: readonly TimeToken[],
  { language, today }: { readonly language: Language; readonly today: number },
  state: State,
): void {
  const last = run.at(-1)?.index ?? 0;
  const next = tokens.slice(last + 1).find(({ code }) => !/[-~]/.test(code));
  const isFollowed = next?.code === '.' && /[\p{L}\d]/u.test(next.s);
  const facts: Fact[] = [];
  const days: Omit<WordDay, 'isAlone'>[] = [];
  for (let at = 0; at < run.length; ) {
    const found = readRule(run, at, { language, today, isFollowed });
    if (!found) {
      at += 1;
      continue;
    }
    if (found.finding.isOpen) state.isOpen = true;
    for (const { index } of run.slice(at, at + found.length)) state.taken.add(index);
    facts.push(...found.finding.facts);
    days.push(...toDayOfWord(run.slice(at, at + found.length), found.finding.facts));
    at += found.length;
  }
  const read = run.filter(({ index }) => state.taken.has(index));
  state.facts.push(...facts);
  state.days.push(...days.map((day) => ({ ...day, isAlone: read.length === 1 })));
  // “Monday 9am (Tokyo)” may be the time there.
  const behind = tokens.slice(last + 1, last + 5).filter(({ code }) => code === '.');
  if (read.length > 0 && behind.slice(0, 3).some(isPlace)) state.isOpen = true;
  if (isFollowed && language.name === 'en' && isShortName(run)) state.isOpen = true;
}

/** “Sun”, “sat” and “may” are words, too. */
function isShortName([only, second]: readonly Placed[]): boolean {
  return only !== undefined && !second && /[wm]/.test(only.code) && only.to - only.from <= 3;
}

/** Names of days that are no time go back to the words; what is left is asked about. */
function takeOutNames(state: State, tokens: readonly TimeToken[]): readonly Fact[] {
  const names = findNamedDays(state.days, state.facts, tokens);
  if (names.length === 0) return state.facts;
  state.isOpen = true;
  for (const { index } of names) state.taken.delete(index);
  return state.facts.filter((each) => names.every(({ fact }) => fact !== each));
}

/** “Tokyo”, “New York”, “Z”. */
function isPlace({ s }: TimeToken, index: number, words: readonly TimeToken[]): boolean {
  return isCity(s) || isCity(`${s} ${words[index + 1]?.s}`) || /^(?:z|zulu)$/i.test(s);
}

/** These do where they stand beside a time. */
const WEAK = /[nohmOaAYxXslHQ3JPBbjKUSFifqrTN1]/;

/** Between a word like “before” and a time. */
const ARTICLE = /^(?:las|los|les|das|dos|des|my|our)$/i;

/** Whether no word that may be about time was left. */
function isAllRead(
  tokens: readonly TimeToken[],
  taken: ReadonlySet<number>,
  { language, facts }: Pick<PhraseReading, 'language' | 'facts'>,
): boolean {
  const known = {
    isUnspaced: language.isUnspaced ?? language.isHeadLast ?? false,
    hasTime: facts.some(
      (each) => each.type === 'time' || (each.type === 'part' && each.part === 'noon'),
    ),
    hasDay: facts.some(({ type }) => type === 'day' || type === 'every'),
  };
  const solid = tokens.flatMap(({ code, s }, index) =>
    /[-~@&]/.test(code) || (code === '.' && ARTICLE.test(s)) ? [] : [index],
  );
  const isRead = solid.every((index, position) => {
    const token = tokens[index];
    if (!token || taken.has(index)) return true;
    const sides = [solid[position - 1], solid[position + 1]].map((side = -1) => ({
      isTaken: taken.has(side),
      code: tokens[side]?.code ?? '.',
    }));
    return isHarmless(token, sides, known);
  });
  if (!isRead || isOfAnother(tokens, taken, facts)) return false;
  return ![isPossessive, isOfTime, isElsewhere].some((is) => is(tokens, taken));
}

/** “Jeden ersten Montag des Sprints” is not the first of every month. */
function isOfAnother(
  tokens: readonly TimeToken[],
  taken: ReadonlySet<number>,
  facts: readonly Fact[],
): boolean {
  if (!facts.some((each) => each.type === 'every' && each.nth !== undefined)) return false;
  return tokens.some(
    ({ code, s }, index) =>
      (code === '~' || s === 'in') && taken.has(index - 1) && tokens[index + 1]?.code === '.',
  );
}

/** “9 Uhr Londoner Zeit”, “9am local time in Oslo”: the word time ends it, or a place follows. */
function isElsewhere(tokens: readonly TimeToken[], taken: ReadonlySet<number>): boolean {
  return tokens.some(({ code }, index) => {
    if (code !== 'T' || taken.has(index)) return false;
    const isBehind = [1, 2, 3, 4].some((back) => taken.has(index - back));
    const next = tokens.slice(index + 1).find((each) => !/[-~]/.test(each.code));
    return isBehind && (!next || next.code === 'i' || !/[\p{L}\d]/u.test(next.s || 'x'));
  });
}

/** What else is known of a time. */
type Known = {
  readonly isUnspaced: boolean;
  readonly hasTime: boolean;
  readonly hasDay: boolean;
};

/** “Chapter 5 tomorrow at 9”, “send the hours every Friday”, and the German “am 3.12.” */
function isNoun(code: string, [before, behind]: readonly [string, string], hasTime: boolean) {
  if (code === 'n') return hasTime && before === '.' && /[twv]/.test(behind);
  if (code === 'h') return !/[n1HQ3vVxXslio]/.test(before) && behind !== 'f';
  return code === 'a' && !/[ncCrRO]/.test(before);
}

type Side = { readonly isTaken: boolean; readonly code: string };

/** Whether a word that was left says nothing of the time, between what stands on its sides. */
function isHarmless(
  token: TimeToken,
  [before, behind]: readonly Side[],
  { isUnspaced, hasTime, hasDay }: Known,
): boolean {
  const codes = [before?.code ?? '.', behind?.code ?? '.'] as const;
  if (token.code === 'L') return hasTime && hasDay && !/[PBbjKUSFif]/.test(codes[0]);
  if (isWordOfTime(token)) return false;
  if (isNoun(token.code, codes, hasTime)) return true;
  return isFarFromTime(token.code, [before, behind], isUnspaced) || isMeaningless(token.code);
}

/** Codes that say nothing of a time by themselves. */
const isMeaningless = (code: string) => !WEAK.test(code) || code === '1';

/** Whether a word that speaks of time beside one does not stand there. */
function isFarFromTime(
  code: string,
  [before, behind]: readonly (Side | undefined)[],
  isUnspaced: boolean,
): boolean {
  const isTime = (side?: Side) => side !== undefined && (side.isTaken || STRONG.test(side.code));
  // “9 and a half”.
  if (/[HQ3]/.test(code) && before?.code === '1') return false;
  if (code === 'q') return !isTime(before);
  if (!/[PBbjKUSFf]/.test(code)) return !isTime(before) && !isTime(behind);
  // “At 9 or 10”, “until 9”; written without spaces such a word comes behind.
  const isChoice = before?.isTaken === true && /[no1YmuN]/.test(behind?.code ?? '');
  const isBehind = (isUnspaced || code === 'f') && before?.isTaken === true;
  return !isChoice && !isBehind && !isTime(behind);
}

function isWordOfTime({ code, from, to }: TimeToken): boolean {
  if (code === 'm') return to - from > 3; // “May” and “Mar” are words, too.
  return STRONG.test(code);
}

/** “Friday’s agenda” is not on Friday. */
function isPossessive(tokens: readonly TimeToken[], taken: ReadonlySet<number>): boolean {
  return tokens.some(
    ({ code, s }, index) => code === '.' && /^['’]$/.test(s) && taken.has(index - 1),
  );
}

/** “The minutes of Friday” are not due on Friday. */
function isOfTime(tokens: readonly TimeToken[], taken: ReadonlySet<number>): boolean {
  return tokens.some(({ code }, index) => {
    const before = tokens[index - 1];
    if (code !== '~' || (before && before.code !== '.') || !before) return false;
    const behind = tokens.slice(index + 1).findIndex((each) => !/[-~]/.test(each.code));
    return behind >= 0 && taken.has(index + 1 + behind);
  });
}
