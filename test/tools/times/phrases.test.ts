import { expect, test } from 'vitest';
import { toLocalTime } from '../../../src/core/local-time.ts';
import { createSchedule } from '../../../src/tools/schedule.ts';
import { chinese, japanese } from './asian.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import { french, italian, portuguese, spanish } from './romance.ts';

const zone = 'Europe/Berlin';
const NOW = Date.UTC(2026, 10, 28, 11, 30); // Saturday, 12:30 in Berlin.
const { understand } = createSchedule();

/** A phrase, and what it means. */
function toRows(table: string): readonly (readonly [string, string])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split(' => '))
    .map(([phrase = '', meaning = '']) => [phrase, meaning] as const);
}

/** What is understood, as the tables write it. */
async function toMeaning(phrase: string): Promise<string> {
  const found = await understand(phrase, { zone, now: NOW });
  if (!found) return '-';
  const { at, repeat, isSure } = found;
  const shown = at === null ? '' : new Date(toLocalTime(at, zone)).toISOString().slice(0, 16);
  const rule = repeat?.split('RRULE:')[1] ?? '';
  return [isSure ? '' : '?', shown.replace('T', ' '), rule].filter(Boolean).join(' ');
}

const tables = { english, german, spanish, french, portuguese, italian, japanese, chinese };

test.each(
  Object.entries(tables).flatMap(([name, table]) => toRows(table).map((row) => [name, ...row])),
)('%s: %s → %s', async (_name, phrase, meaning) => {
  const found = await toMeaning(phrase);

  // Where the table proposes nothing, any question will do.
  expect(meaning === '?' && found.startsWith('?') ? '?' : found).toBe(meaning);
});

test('the tables are long', () => {
  expect(Object.values(tables).flatMap(toRows).length).toBeGreaterThan(290);
});
