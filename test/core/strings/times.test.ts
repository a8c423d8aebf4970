import { expect, test } from 'vitest';
import { speakTo } from '../../../src/core/strings/locale.ts';
import {
  sayClock,
  sayDate,
  sayPeriod,
  sayTime,
  sayWait,
  sayWhen,
} from '../../../src/core/strings/times.ts';

const now = Date.parse('2026-11-29T10:00:00Z');
const at = (iso: string) => Date.parse(`${iso}:00Z`);

test('a near time is said in words, a far one with its weekday and date', () => {
  const said = ['2026-11-29T08:00', '2026-11-30T08:00', '2026-11-28T08:00', '2026-12-04T08:05'];
  expect(said.map((each) => sayTime(at(each), 'Europe/Berlin', { now, showsZone: false }))).toEqual(
    ['today at 9:00', 'tomorrow at 9:00', 'yesterday at 9:00', 'Friday, December 4 at 9:05'],
  );
});

test('a year is named where it is another', () => {
  expect(sayTime(at('2027-01-02T00:30'), null, { now })).toBe(
    'Saturday, January 2, 2027 at 0:30 (UTC)',
  );
  expect(sayDate(at('2026-12-04T09:00'))).toBe('Dec 4, 2026');
});

test('the day is that of the zone, which is named by its city', () => {
  const late = at('2026-11-29T23:30');
  expect(sayTime(late, 'Europe/Berlin', { now })).toBe('tomorrow at 0:30 (Berlin)');
  expect(sayTime(late, 'America/New_York', { now })).toBe('today at 18:30 (New York)');
});

test('within a sentence a far day has its preposition', () => {
  expect(sayWhen(at('2026-12-04T09:00'), 'UTC', { now })).toBe(
    'on Friday, December 4 at 9:00 (UTC)',
  );
  expect(sayWhen(at('2026-11-30T09:00'), 'UTC', { now })).toBe('tomorrow at 9:00 (UTC)');
});

test('a period names its day once', () => {
  const start = at('2026-11-30T12:00');
  expect(sayPeriod({ start, end: start + 3_600_000 }, 'UTC', { now, showsZone: false })).toBe(
    'Monday, November 30, 12:00–13:00',
  );
  expect(sayPeriod({ start, end: at('2026-12-02T09:00') }, null, { now })).toBe(
    'Monday, November 30 at 12:00 – Wednesday, December 2 at 9:00 (UTC)',
  );
});

test.each([
  ['de', 'Montag, 30. November, 12:00–13:00 Uhr'],
  ['es', 'el lunes 30 de noviembre de 12:00 a 13:00'],
  ['fr', 'lundi 30 novembre de 12:00 à 13:00'],
  ['pt-BR', 'segunda-feira, 30 de novembro, das 12:00 às 13:00'],
  ['it', 'lunedì 30 novembre dalle 12:00 alle 13:00'],
  ['pl', 'poniedziałek, 30 listopada, 12:00–13:00'],
  ['ja', '11月30日月曜日 12:00～13:00'],
  ['zh-CN', '11月30日星期一 12:00–13:00'],
] as const)('a period in %s has its words around both times', async (locale, said) => {
  const start = at('2026-11-30T12:00');
  const period = { start, end: start + 3_600_000 };
  const shown = { now, showsZone: false };

  expect(
    await speakTo({ everyone: locale, person: locale }, 'everyone', async () =>
      sayPeriod(period, 'UTC', shown),
    ),
  ).toBe(said);
});

test('a wait is said in its largest unit', () => {
  expect(
    [400, 38_000, 90_000, 200_000, 3 * 3_600_000, 86_400_000, 3 * 86_400_000].map(sayWait),
  ).toEqual([
    ...['in 1 second', 'in 38 seconds', 'in 2 minutes', 'in 4 minutes'],
    ...['in 3 hours', 'in 24 hours', 'in 3 days'],
  ]);
});

test('a clock is read as it is in the language', () => {
  const said = ['0', '9', '13'].map((hour) =>
    sayClock(at(`2026-11-29T${hour.padStart(2, '0')}:05`), 'UTC'),
  );
  expect(said).toEqual(['0:05', '9:05', '13:05']);
});
