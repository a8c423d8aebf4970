import type { Schedule, Understanding } from '../../core/local-time.ts';
import { toLocalTime } from '../../core/local-time.ts';
import { addAmounts } from './durations.ts';
import type { Every, Fact } from './facts.ts';
import { hasForeignWord } from './foreign.ts';
import type { Language } from './language.ts';
import { readPast } from './past.ts';
import { type PhraseReading, readAs } from './reader.ts';
import { type ResolvedTime, resolve } from './resolve.ts';
import { endSeries, type Series, toRule, toSeries } from './series.ts';
import { isTold } from './told.ts';
import { hasMisspelledDay } from './typos.ts';
import { chinese } from './words/chinese.ts';
import { english } from './words/english.ts';
import { french } from './words/french.ts';
import { german } from './words/german.ts';
import { hindi } from './words/hindi.ts';
import { italian } from './words/italian.ts';
import { japanese } from './words/japanese.ts';
import { korean } from './words/korean.ts';
import { polish } from './words/polish.ts';
import { portuguese } from './words/portuguese.ts';
import { spanish } from './words/spanish.ts';
import { turkish } from './words/turkish.ts';

const SPACED = [english, german, spanish, french, portuguese, italian] as const;

/** Looked at only where one of their own words of time is in the text. */
const TOLD = [polish, turkish] as const;

/** Words with a time in them are short; longer ones are asked about. */
const MAX_CHARS = 1_000;

const DAY_MS = 24 * 60 * 60_000;

/** Reads a phrase in every language and picks the one that explains most of the phrase. */
export const understand: Schedule['understand'] = async (words, seen) => {
  const zone = seen.zone ?? 'UTC';
  const { now, repeat = '' } = seen;
  const local = toLocalTime(now, zone);
  const today = local - (local % DAY_MS);
  const best = choose(readAll(words.slice(0, MAX_CHARS), today), { zone, now });
  const again = repeat.trim() === '' ? null : readRepeat(repeat, today, { zone, now });
  if (again === null && best) return finish(best.reading, best, { zone, now }, words);
  if (again === null) return hasForeignWord(words, []) ? NOT_UNDERSTOOD : null;
  const facts = [...(best?.reading.facts ?? []), ...again.facts];
  if (facts.length === 0) return null;
  const resolved = resolve(facts, { zone, now, isApart: true });
  const isSure = (best?.isSure ?? true) && again.isSure && resolved.isSure;
  const rest = best?.reading.rest ?? words;
  return finish({ rest }, { resolved: { ...resolved, isSure }, isSure }, { zone, now }, words);
};

const NOT_UNDERSTOOD: Understanding = {
  ...{ at: null, repeat: null, rest: '', needsZone: false, isSure: false },
};

/** The latest moment that words name, seen from now: what something was written since. */
export const readSince: Schedule['readSince'] = async (words, seen) => {
  const zone = seen.zone ?? 'UTC';
  const text = words.slice(0, MAX_CHARS);
  return readPast(text, { zone, now: seen.now, languages: languagesOf(text) });
};

type Seen = { readonly zone: string; readonly now: number };

type Candidate = {
  readonly reading: PhraseReading;
  readonly resolved: ResolvedTime;
  readonly isSure: boolean;
};

function readAll(text: string, today: number): readonly PhraseReading[] {
  return languagesOf(text).map((language) => readAs(text, language, today));
}

function languagesOf(text: string): readonly Language[] {
  if (/\p{Script=Hangul}/u.test(text)) return [korean, english];
  if (/\p{Script=Devanagari}/u.test(text)) return [hindi, english];
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return [japanese];
  return /\p{Script=Han}/u.test(text)
    ? [chinese, japanese]
    : [...SPACED, ...TOLD.filter((each) => isTold(text, each))];
}

/** The reading that explains most; not sure where another one explains as much otherwise. */
function choose(readings: readonly PhraseReading[], seen: Seen): Candidate | null {
  const found = readings
    .map((reading) => ({ reading, resolved: resolve(reading.facts, seen) }))
    .filter(({ reading }) => reading.facts.length > 0 || !isSilent(reading))
    .toSorted((a, b) => score(b) - score(a));
  const [best] = found;
  if (!best) return null;
  const rivals = found.filter(({ reading }) => isRival(reading, best.reading));
  const isAgreed = rivals.every(
    ({ reading, resolved }) => reading.isSure && resolved.isSure && isSame(resolved, best.resolved),
  );
  const isForeign =
    isInOtherWords(best.reading) ||
    hasOtherTime(best.reading, readings) ||
    isCutOut(best.reading, readings);
  const isMisspelled = [best, ...rivals].some(({ reading }) => hasMisspelledDay(reading));
  const isRead = best.reading.isSure && best.resolved.isSure && !isMisspelled;
  const isSure = isRead && isAgreed && !isForeign;
  const isProposed =
    !isMisspelled && [best, ...rivals].every(({ reading }) => isProposable(reading));
  const resolved = isProposed ? best.resolved : { ...best.resolved, ...UNKNOWN };
  return { ...best, resolved, isSure };
}

const UNKNOWN = { at: null, every: null };

/**
 * “After work tomorrow” is not tomorrow at nine: words of time are left that say when. What a
 * series leaves out, and another zone, would be left out of the question as well.
 */
function isProposable({ facts, unread, hasHoliday, hasLimit }: PhraseReading): boolean {
  if (hasHoliday || hasLimit) return false;
  const has = (looks: RegExp) => facts.some(({ type }) => looks.test(type));
  if (has(/^every$/)) return unread.length === 0;
  return unread.length === 0 || (has(/^(?:time|part)$/) && has(/^(?:day|every)$/));
}

type Read = Omit<Candidate, 'isSure'>;

/** Whether a reading explains as much: “el 5/1” is Spanish by its article. */
function isRival(reading: PhraseReading, best: PhraseReading): boolean {
  if (reading.covered !== best.covered) return reading.covered > best.covered;
  return reading.explained >= best.explained;
}

/** Sure readings go before those that are not, where they explain as much. */
const score = ({ reading, resolved }: Read) =>
  reading.covered * 100 +
  (reading.explained - reading.covered) +
  (reading.isSure ? 0.5 : 0) +
  (resolved.isSure ? 0.25 : 0);

function isSame(a: ResolvedTime, b: ResolvedTime): boolean {
  return a.at === b.at && JSON.stringify(a.every) === JSON.stringify(b.every);
}

const isSilent = ({ speaks }: PhraseReading) => !speaks;

/** Words of time of other languages are left, or letters of a script that is not read. */
function isInOtherWords({ rest, language }: PhraseReading): boolean {
  const others = SPACED.filter((other) => other !== language && !language.isUnspaced);
  return hasForeignWord(rest, others);
}

/** Whether what was left is a time to a reader of another language: “às 9” behind “a quinze”. */
function hasOtherTime(
  { rest, language }: PhraseReading,
  readings: readonly PhraseReading[],
): boolean {
  const others = readings.filter((each) => each.language !== language && each.facts.length > 0);
  return others.some((other) =>
    readAs(rest, other.language, 0).facts.some(({ type }) => /^(?:time|duration)$/.test(type)),
  );
}

/** Whether a word is a part of one in another language: “tarde” of “mais tarde”. */
function isCutOut({ read, language }: PhraseReading, readings: readonly PhraseReading[]): boolean {
  const others = readings.filter((each) => each.language !== language);
  const longer = others.flatMap(({ unread }) => unread);
  return longer.some((word) =>
    read.some(
      ({ from, to }) => word.from <= from && word.to >= to && word.to - word.from > to - from + 1,
    ),
  );
}

function readRepeat(repeat: string, today: number, seen: Seen) {
  const best =
    choose(readAll(repeat, today), seen) ?? choose(readAll(`every ${repeat}`, today), seen);
  const facts: readonly Fact[] = best?.reading.facts ?? [];
  const isSeries = facts.some(({ type }) => type === 'every');
  const isWhole = best?.reading.rest === '' && best.reading.isSure;
  return { facts: isSeries ? facts : [], isSure: isSeries && isWhole };
}

async function finish(
  { rest }: Pick<PhraseReading, 'rest'>,
  { resolved, isSure }: Pick<Candidate, 'resolved' | 'isSure'>,
  { zone, now }: Seen,
  words: string,
): Promise<Understanding> {
  const { every, isAbsolute } = resolved;
  const left = `${rest}${words.slice(MAX_CHARS)}`;
  const given = { rest: left, needsZone: !isAbsolute, isSure: isSure && words.length <= MAX_CHARS };
  if (every === null || resolved.at === null) return { ...given, at: resolved.at, repeat: null };
  const start = { start: resolved.at, now, zone: resolved.zone ?? zone };
  const series = await toSeries(toRule(every), start);
  const ended = series && withEnd(series, every, start.zone);
  if (!ended) return { ...given, at: null, repeat: null, isSure: false };
  return { ...given, at: ended.first, repeat: ended.pattern };
}

/** “For six weeks” has six Mondays: the day on which they are over is not of them. */
function withEnd(series: Series, { until, span }: Every, zone: string): Series | null {
  if (span) {
    const first = toLocalTime(series.first, zone);
    const { localTime } = addAmounts(first - (first % DAY_MS), [span]);
    return endSeries(series, localTime - DAY_MS, zone);
  }
  return until === undefined ? series : endSeries(series, until, zone);
}
