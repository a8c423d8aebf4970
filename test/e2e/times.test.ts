import { expect, test } from 'vitest';
import * as onDiscord from './on-discord.ts';
import * as onSlack from './on-slack.ts';

// Times as people type them in eight languages, through /remind of both platforms’ own clients.

const { WAIT_MS } = onSlack;

/** A phrase with what it is about for `…`, and what the confirmation says of its time. */
const PHRASES: readonly (readonly [phrase: string, ...says: readonly string[]])[] = [
  ['… tomorrow at 9:30am', 'tomorrow at 9:30'],
  ['every Monday at 9am …', 'every Monday at 9:00'],
  ['… on 24 December at 6pm', 'December 24', 'at 18:00'],
  ['… morgen um halb zehn', 'tomorrow at 9:30'],
  ['Mo-Fr 9 Uhr …', 'every weekday at 9:00'],
  ['… am 24.12. um 18 Uhr', 'December 24', 'at 18:00'],
  ['… mañana a las nueve y media', 'tomorrow at 9:30'],
  ['… todos los martes y jueves a las 19:00', 'every Tuesday and Thursday at 19:00'],
  ['el 24 de diciembre a las 18:00 …', 'December 24', 'at 18:00'],
  ['… demain à 9h30', 'tomorrow at 9:30'],
  ['… le dernier vendredi de chaque mois à 16h', 'on the last Friday of every month at 16:00'],
  ['le 24 décembre à 18h …', 'December 24', 'at 18:00'],
  ['… amanhã às 9h30', 'tomorrow at 9:30'],
  ['… todo dia útil às 9h', 'every weekday at 9:00'],
  ['… no dia 24 de dezembro às 18h', 'December 24', 'at 18:00'],
  ['… domani alle 9.30', 'tomorrow at 9:30'],
  ['… il 15 di ogni mese alle 9', 'on the 15th of every month at 9:00'],
  ['il 24 dicembre alle 18 …', 'December 24', 'at 18:00'],
  ['明日の9時半に…', 'tomorrow at 9:30'],
  ['隔週火曜日の10時に…', 'every other week on Tuesday at 10:00'],
  ['12月24日の18時に…', 'December 24', 'at 18:00'],
  ['明天上午九点半…', 'tomorrow at 9:30'],
  ['每周一到周五 9点…', 'every weekday at 9:00'],
  ['12月24日下午6点…', 'December 24', 'at 18:00'],
];

/** What each is about: a word that says nothing of a time. */
const toName = (index: number) => `kite${String.fromCharCode(97 + index)}`;

function check(text: string, says: readonly string[]): void {
  for (const each of says) expect.soft(text).toContain(each);
  expect.soft(text).not.toMatch(/FREQ|RRULE|\* \*|Nothing is set/);
}

test('Slack: 24 phrases of eight languages are set as they were meant', async () => {
  const running = await onSlack.start();
  const { slack } = running;
  const person = slack.person('U1');
  for (const [index, [phrase, ...says]] of PHRASES.entries()) {
    await person.slash('/parley-remind', phrase.replace('…', toName(index)), 'C1');
    const said = await slack.waitFor(
      () => slack.messages('C1').find(({ text }) => text.includes(`*${toName(index)}*`)),
      WAIT_MS,
    );
    check(said.text, says);
  }
});

test('Discord: 24 phrases of eight languages are set as they were meant, and kept so', async () => {
  const running = await onDiscord.start();
  const { discord } = running;
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  const person = discord.person('42');
  const zone = person.slash('timezone', { zone: 'Europe/Berlin' });
  await discord.waitFor(() => zone.response?.text.includes('Berlin'), WAIT_MS);
  for (const [index, [phrase, ...says]] of PHRASES.entries()) {
    const asked = person.slash('remind', { what: phrase.replace('…', toName(index)) });
    await discord.waitFor(() => asked.response?.text.includes(`**${toName(index)}**`), WAIT_MS);
    check(asked.response?.text ?? '', says);
  }
  const list = person.slash('remind', { what: 'list' });
  await discord.waitFor(() => list.response?.text.includes('1. **'), WAIT_MS);
  const kept = list.response?.text ?? '';
  expect(kept).toContain('**kitea** – tomorrow at 9:30');
  expect(kept).toContain('December 24');
});
