import { minutesOf } from './durations.ts';
import { type Finding, numbersOf, type Seen, time } from './facts.ts';
import type { TimeToken } from './language.ts';
import { UP_TO } from './ranges.ts';

export function readHour(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null {
  const clock = tokens.find(({ code }) => code === 'c');
  const { is24h } = seen.language;
  if (clock) {
    const isWritten = codes.includes('O') || (is24h && clock.n >= 7 * 60);
    return time(0, clock.n, clock.s !== '' || isWritten);
  }
  const number = tokens.find(({ code }) => /[n1]/.test(code));
  if (!number || !Number.isInteger(number.n) || number.n > 23) return null;
  // “At 9 people come”, “9 a.m.” and “tomorrow 9” are told apart by what comes next.
  if (codes.startsWith('@1') && seen.language.minutesFirst) return null;
  const isBare = /^@?n$/.test(codes);
  const isExact = number.n > 12 || number.n === 0 || /^0\d/.test(number.s);
  const isOpen = isBare && seen.isFollowed && !codes.startsWith('@');
  return { ...time(number.n, 0, isExact), isOpen };
}

/** 9.30; from 9 to 10, which begins at 9. */
export function readClock(tokens: readonly TimeToken[], { language }: Seen): Finding | null {
  const clock = tokens.find(({ code }) => /[CrR]/.test(code));
  if (!clock) return null;
  const isWritten = clock.code === 'C' && language.is24h && clock.n >= 7 * 60;
  const isExact = clock.s !== '' && !clock.s.startsWith(UP_TO);
  return time(0, clock.n, isExact || isWritten);
}

/** 9 Uhr 30, 9時15分, 9時10分前. */
export function readMinutes(
  tokens: readonly TimeToken[],
  seen: Seen,
  codes: string,
): Finding | null {
  const [hour = 0, minute = 60] = numbersOf(tokens);
  if (hour > 23 || minute > 59) return null;
  const isOpen = seen.isFollowed && !seen.language.isUnspaced && codes.endsWith('n');
  if (codes.endsWith('B') && !/N/.test(codes)) return null;
  return { ...time(hour, codes.endsWith('B') ? -minute : minute, hour > 12), isOpen };
}

const FRACTIONS = [
  ['H', 30],
  ['3', 45],
] as const;

/** Las ocho y media, huit heures et quart, 八点三刻. */
export function readFraction(
  tokens: readonly TimeToken[],
  seen: Seen,
  codes: string,
): Finding | null {
  const [hour = 24] = numbersOf(tokens);
  if (hour > 23 || (seen.language.minutesFirst && !codes.includes('O'))) return null;
  const [, minute = 15] = FRACTIONS.find(([code]) => codes.includes(code)) ?? [];
  return time(hour, minute, hour > 12);
}

/** Las nueve menos cuarto, neuf heures moins vingt. */
export function readLess(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null {
  const [hour = 24, minute = 15] = numbersOf(tokens);
  if (seen.language.minutesFirst || hour > 23 || minute > 59) return null;
  const isReversed = seen.language.name === 'pt';
  if (isReversed && !codes.includes('Q')) return time(minute, -hour);
  return time(hour, codes.includes('Q') ? -15 : -minute, hour > 13);
}

/** Dokuza on kala, dokuzu çeyrek geçe. */
export function readCounted(tokens: readonly TimeToken[]): Finding | null {
  const [hour, count] = tokens;
  const sign = tokens.at(-1)?.code === 'B' ? -1 : 1;
  const minute = count?.code === 'Q' ? 15 : (count?.n ?? 60);
  if (!hour || hour.n > 23 || minute > 59) return null;
  return time(hour.n, sign * minute, hour.n > 12);
}

/** Las nueve y veinte. */
export function readPlus(tokens: readonly TimeToken[], seen: Seen): Finding | null {
  const [hour = 24, minute = 60] = numbersOf(tokens);
  if (!['es', 'pt', 'it'].includes(seen.language.name) || hour > 23 || minute > 59) return null;
  return { ...time(hour, minute, hour > 12), isOpen: seen.isFollowed && minute < 5 };
}

/** Eight thirty. */
export function readSpoken(tokens: readonly TimeToken[], seen: Seen): Finding | null {
  const [hour, minute] = tokens.filter(({ code }) => code === 'n');
  const areWords = hour?.s === '' && minute?.s === '';
  if (!areWords || seen.language.name !== 'en' || hour.n > 12 || minute.n < 10) return null;
  return { ...time(hour.n, minute.n), isOpen: minute.n > 59 };
}

/** Half past eight, ten to nine, halb neun, fünf vor halb neun, dreiviertel neun. */
export function readWordedMinutes(
  tokens: readonly TimeToken[],
  seen: Seen,
  codes: string,
): Finding | null {
  if (!seen.language.minutesFirst) return null;
  const numbers = numbersOf(tokens);
  const hour = numbers.at(-1) ?? 24;
  const sign = codes.includes('B') ? -1 : 1;
  if (hour > 24 || hour < 1) return null;
  if (codes.includes('J')) {
    const minutes = numbers.length > 1 ? (numbers[0] ?? 0) : 0;
    return time(hour, sign * minutes - 30, hour > 12);
  }
  if (codes.includes('3')) return time(hour, -15, hour > 12);
  if (codes.includes('HP')) return time(hour, 30, hour > 12);
  if (codes.includes('H')) return { ...time(hour, 30), isOpen: true };
  if (/Q[PB]/.test(codes)) return time(hour, sign * 15, hour > 12);
  // “Viertel neun” is a quarter past eight, “quarter of nine” one to nine.
  const quarter = seen.language.name === 'en' ? -15 : -45;
  if (codes.includes('Q')) return { ...time(hour, quarter), isOpen: true };
  return shiftFrom(tokens, numbers, codes);
}

function shiftFrom(tokens: readonly TimeToken[], numbers: readonly number[], codes: string) {
  const [count = 1] = numbers.slice(0, -1);
  const sign = codes.includes('B') ? -1 : 1;
  const moved = shift(numbers.at(-1) ?? 24, sign * count * minutesOf(tokens));
  // “Take two before 9” are two of something.
  const isBare = numbers.length > 1 && !/[Nu]/.test(codes) && !codes.startsWith('@');
  const isThing = isBare && count < 5 && tokens.some(({ s }) => s === 'before' || s === 'after');
  return moved && { ...moved, isOpen: moved.isOpen === true || isThing };
}

/** Ten minutes before noon, minuit moins dix. */
export function readBesideNoon(
  tokens: readonly TimeToken[],
  _seen: Seen,
  codes: string,
): Finding | null {
  const hour = { noon: 12, midnight: 24 }[tokens.find(({ code }) => code === 'p')?.s ?? ''];
  const [, part] =
    [['Q', 15] as const, ['H', 30] as const].find(([code]) => codes.includes(code)) ?? [];
  const count = part ?? (numbersOf(tokens)[0] ?? 1) * minutesOf(tokens);
  if (hour === undefined || !Number.isInteger(count) || count > 3 * 60) return null;
  const moved = hour * 60 + (codes.includes('P') ? count : -count);
  return { ...time(0, moved, true), isOpen: moved >= 24 * 60 };
}

/** So many minutes from a full hour, on the same day. */
function shift(hour: number, minutes: number): Finding | null {
  const moved = hour * 60 + minutes;
  if (!Number.isInteger(minutes) || moved <= 0 || moved >= 24 * 60) return null;
  // “An hour past 11 p.m.” is in the other half of the day.
  return { ...time(0, moved, hour > 12), isOpen: hour < 12 && moved >= 12 * 60 };
}

/** “Ten minutes before 12 p.m.” is before noon, and some mean midnight. */
export function readBeforeNoon(
  tokens: readonly TimeToken[],
  seen: Seen,
  codes: string,
): Finding | null {
  const found = readWordedMinutes(tokens, seen, codes);
  return found && tokens.at(-1)?.n === 12 ? { ...found, isOpen: true } : found;
}

/** 差一刻九点, 差十分九点. */
export function readLacking(
  tokens: readonly TimeToken[],
  { language }: Seen,
  codes: string,
): Finding | null {
  const numbers = numbersOf(tokens);
  const hour = numbers.at(-1) ?? 24;
  if (hour > 23) return null;
  const isQuarter = codes.includes('Q');
  // “Comprar diez para las nueve” may be ten of something.
  const isOpen = language.name === 'es' && !isQuarter;
  return { ...time(hour, isQuarter ? -15 : -(numbers[0] ?? 0), hour > 12), isOpen };
}
