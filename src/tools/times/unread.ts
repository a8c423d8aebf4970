import type { Fact } from './facts.ts';
import type { Language, TimeToken } from './language.ts';

/** These say that a time is meant, wherever they stand. */
export const STRONG = /[!cCdeEgGLRwWDkptuvVzyZ]/;

/**
 * Numbers that may be the hour, if no hour was read: “morgen so gegen 11” is not tomorrow at nine.
 */
export function findHours(tokens: readonly TimeToken[], taken: ReadonlySet<number>) {
  const solid = tokens.flatMap(({ code }, index) => (/[-~]/.test(code) ? [] : [index]));
  return solid.flatMap((index, position) => {
    const token = tokens[index];
    if (!token || taken.has(index)) return [];
    const [last, next] = [solid[position - 1] ?? -1, solid[position + 1] ?? -1];
    const sides = { before: tokens[last]?.code ?? '.', behind: tokens[next] };
    const isNext = taken.has(next);
    if (isFourDigitClock(token) && (sides.before === '@' || taken.has(last) || isNext))
      return [{ ...token, isLast: true }];
    if (!isHour(token)) return [];
    const then = tokens[solid[position + 2] ?? -1];
    return isAbout(sides.behind, then)
      ? [{ ...token, isLast: true }]
      : toHour(token, sides, isNext);
  });
}

/** “4 or so”; “3 or 4 apples” are no hours. */
const isAbout = (next: TimeToken | undefined, then: TimeToken | undefined): boolean =>
  next?.s === 'about' && then?.code !== 'n';

const isHour = ({ code, n }: TimeToken): boolean => /[nC]/.test(code) && n <= 24 * 60;

type Sides = { readonly before: string; readonly behind: TimeToken | undefined };

function toHour(token: TimeToken, { before, behind }: Sides, isNext: boolean) {
  const isLast = /[@bUSF]/.test(before) || !behind || isNoWord(behind);
  return isLast || isNext || /[Ohpa]/.test(behind.code) ? [{ ...token, isLast }] : [];
}

/**
 * What leads to something that happens: a day alone is not at nine where it is “before the meeting”
 * or “after school”. Elsewhere these words are of what to be reminded of.
 */
export function findEvents(
  tokens: readonly TimeToken[],
  taken: ReadonlySet<number>,
  { isUnspaced = false, isHeadLast = isUnspaced }: Language,
): readonly TimeToken[] {
  const solid = tokens.flatMap(({ code }, index) => (/[-~@&]/.test(code) ? [] : [index]));
  return solid.flatMap((index, position) => {
    const token = tokens[index];
    if (!token || taken.has(index) || !isRelation(token, isHeadLast)) return [];
    const before = solid[position - 1];
    const isBehindEvent = before !== undefined && tokens[before]?.code === '.';
    const isBesideTime = before === undefined || taken.has(before);
    return (isHeadLast ? isBehindEvent : isBesideTime) ? [token] : [];
  });
}

const isRelation = ({ code, s }: TimeToken, isHeadLast: boolean): boolean =>
  /[Pj]/.test(code) || s === 'before' || s === 'by' || (isHeadLast && code === 'f');

const isNoWord = ({ code, s }: TimeToken): boolean => code === '.' && !/[\p{L}\d%]/u.test(s);

/** 1800. */
const isFourDigitClock = ({ code, n }: TimeToken): boolean =>
  code === 'Y' && n < 2_400 && n % 100 < 60;

/** Whether a zone is left, or what a series leaves out; “by” and “about” bound nothing. */
export function isLimited(
  tokens: readonly TimeToken[],
  taken: ReadonlySet<number>,
  facts: readonly Fact[],
): boolean {
  const solid = tokens.flatMap(({ code }, index) => (/[-~@&]/.test(code) ? [] : [index]));
  return solid.some((index, position) => {
    const token = tokens[index];
    if (!token || taken.has(index)) return false;
    const [before, behind] = [solid[position - 1] ?? -1, solid[position + 1] ?? -1];
    const isBeside = [before, behind].some(
      (side) => taken.has(side) || STRONG.test(tokens[side]?.code ?? ''),
    );
    const isPlace = token.code === 'T' && taken.has(before) && behind !== -1;
    const isStep = /[uDhNw]/.test(tokens[before]?.code ?? '') && /^(?:before|after)$/.test(token.s);
    return isPlace || (isStep && isBeside) || isLimit(token, facts, isBeside);
  });
}

function isLimit({ code, s }: TimeToken, facts: readonly Fact[], isBeside: boolean): boolean {
  if (s === 'zone') return true;
  if (code === 'b') return isBeside && s !== 'about' && s !== 'by';
  const every = facts.find((each) => each.type === 'every');
  if (!every) return false;
  if (/[KUSFj]/.test(code)) return isBeside;
  const isDayTold = [every.weekdays, every.month, every.monthDay].some(
    (told) => told !== undefined,
  );
  const isTold = isDayTold || facts.some(({ type }) => type === 'time' || type === 'day');
  if (/[rR]/.test(code) || (code === 'n' && isBeside)) return true;
  return code === 'L' && !isTold;
}
