import { afterAll, expect, test } from 'vitest';
import { toLocalTime } from '../../../src/core/local-time.ts';
import { toWhat } from '../../../src/features/reminders/reminder-request.ts';
import { createSchedule } from '../../../src/tools/schedule.ts';
import { chinese, japanese } from './asian.ts';
import { halfRead, names } from './beside.ts';
import * as bounded from './bounded.ts';
import { english } from './english.ts';
import * as everydayAsian from './everyday-asian.ts';
import * as everydayGermanic from './everyday-germanic.ts';
import * as everydayIberian from './everyday-iberian.ts';
import * as everydayRomance from './everyday-romance.ts';
import { german } from './german.ts';
import { hindi } from './hindi.ts';
import * as holidays from './holidays.ts';
import { korean } from './korean.ts';
import { odd } from './odd.ts';
import { polish } from './polish.ts';
import { french, italian, portuguese, spanish } from './romance.ts';
import * as seriesAsian from './series-asian.ts';
import * as seriesEnglish from './series-english.ts';
import * as seriesEuropean from './series-european.ts';
import * as slips from './slips.ts';
import * as spoken from './spoken.ts';
import * as teamAsian from './team-asian.ts';
import * as teamEuropean from './team-european.ts';
import { turkish } from './turkish.ts';
import * as typed from './typed.ts';
import { others, vague } from './vague.ts';

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

const counts = { understood: 0, asked: 0, wrong: 0 };

/** Where a table proposes nothing, any question will do. */
function compare(found: string, meaning: string): void {
  counts.wrong += 1; // Until it is found to be otherwise.
  expect(meaning === '?' && found.startsWith('?') ? '?' : found).toBe(meaning);
  counts.wrong -= 1;
  counts[/^[?-]/.test(found) ? 'asked' : 'understood'] += 1;
}

afterAll(() => {
  const { understood, asked, wrong } = counts;
  process.stdout.write(`phrases: ${understood} understood, ${asked} asked, ${wrong} wrong\n`);
});

const tables = {
  ...{ english, german, spanish, french, portuguese, italian, japanese, chinese, korean },
  ...{ polish, turkish, hindi },
};

test.each(
  Object.entries(tables).flatMap(([name, table]) => toRows(table).map((row) => [name, ...row])),
)('%s: %s → %s', async (_name, phrase, meaning) => {
  compare(await toMeaning(phrase), meaning);
});

const team = { ...teamEuropean, ...teamAsian };

const series = { ...seriesEnglish, ...seriesEuropean, ...seriesAsian };

const everyday = {
  ...everydayGermanic,
  ...everydayIberian,
  ...everydayRomance,
  ...everydayAsian,
};

/** What all of these are about, with the words that lead to it. */
const WHAT =
  /^(?:call Bob|Bob|Bob (?:anrufen|anzurufen)|llam(?:ar|e) a Bob|appeler Bob|ligar para o Bob|chiamare Bob|(?:に)?電話する|打电话|打電話)$/;

test.each(
  Object.entries(everyday).flatMap(([name, table]) => toRows(table).map((row) => [name, ...row])),
)('%s, every day: %s → %s', async (_name, phrase, meaning) => {
  const told = await understand(phrase, { zone, now: NOW });

  compare(await toMeaning(phrase), meaning);
  if (told?.isSure) expect(toWhat(told.rest)).toMatch(WHAT);
});

test.each(
  [team, holidays, typed, spoken, series, bounded, odd, slips, vague, others, { halfRead }].flatMap(
    (tables) =>
      Object.entries(tables).flatMap(([name, table]) => toRows(table).map((row) => [name, ...row])),
  ),
)('%s, in a team: %s → %s', async (_name, phrase, meaning) => {
  compare(await toMeaning(phrase), meaning);
});

test.each([
  ['Australia/Sydney', 'tomorrow 9am EST'],
  ['Australia/Adelaide', 'tomorrow 9am CDT'],
])('in %s, %s is asked', async (home, phrase) => {
  expect(await understand(phrase, { zone: home, now: NOW })).toMatchObject({ isSure: false });
});

test.each([
  ['przypomnij mi jutro o 9, żeby podlać kwiaty', 'podlać kwiaty'],
  ['proszę przypomnij mi o spotkaniu jutro o 9', 'spotkaniu'],
  ['przypomnij mi za 20 minut o praniu', 'praniu'],
  ['bana yarın 9’da çiçekleri sulamayı hatırlat', 'çiçekleri sulama'],
  ['yarın saat 9’da toplantıyı hatırlat', 'toplantı'],
  ['lütfen bana 20 dakika sonra fırını kapatmayı hatırlatır mısın?', 'fırını kapatma'],
  ['कल सुबह 9 बजे मुझे पौधों को पानी देने की याद दिलाना', 'पौधों को पानी देने'],
  ['मुझे 20 मिनट बाद राम को फ़ोन करने की याद दिला देना', 'राम को फ़ोन करने'],
  ['24 grudnia 2027 r. o 18:00 kolacja', 'kolacja'],
  ['dziś o godz. 18 wysłać raport', 'wysłać raport'],
  ['आज शाम 7 बजे राम से बात करना', 'राम से बात करना'],
  ['her ayın 15’inde saat 9’da maaşları öde', 'maaşları öde'],
])('%s is about %s', async (phrase, what) => {
  const found = await understand(phrase, { zone, now: NOW });

  expect(found).toMatchObject({ isSure: true });
  expect(toWhat(found?.rest ?? '')).toBe(what);
});

test.each([
  ['could you please remind me tomorrow at 9 to call Bob, thanks', 'call Bob'],
  ['hey can u remind me 2moro at 9am to call Bob', 'call Bob'],
  ['remind me to ask Bob: is it done? tomorrow at 9', 'ask Bob: is it done?'],
  ['say thanks tomorrow at 9', 'say thanks'],
  ['kannst du mich bitte morgen um 9 daran erinnern, Bob anzurufen?', 'Bob anzurufen'],
  ['erinnere mich, wenn es 17 Uhr ist, Bob anzurufen', 'Bob anzurufen'],
  ['Hallo sagen morgen um 9 Uhr', 'Hallo sagen'],
  ['por favor recuérdame a las 6 p. m. llamar a Bob, gracias', 'llamar a Bob'],
  ['peux-tu me rappeler demain à 9h d’appeler Bob stp', 'appeler Bob'],
  ['puoi ricordarmi domani alle 9 di chiamare Bob per favore', 'chiamare Bob'],
  ['take pills daily at 8am and at 8pm', 'take pills'],
  ['月曜の朝イチで電話する', '電話する'],
  ['明日9時でかける', 'でかける'],
  ['请在下午5点提醒我给Bob打电话,谢谢', '给Bob打电话'],
])('politely: %s is about %s', async (phrase, what) => {
  const found = await understand(phrase, { zone, now: NOW });

  expect(found).toMatchObject({ isSure: true });
  expect(toWhat(found?.rest ?? '')).toBe(what);
});

test('the tables are long', () => {
  expect(Object.values(everyday).flatMap(toRows).length).toBeGreaterThan(600);
  expect(Object.values(tables).flatMap(toRows).length).toBeGreaterThan(290);
});

test.each(names)('%s keeps the names that are days: %s', async (phrase, rest) => {
  expect((await understand(phrase, { zone, now: NOW }))?.rest).toBe(rest);
});
