/**
 * Kind: an answer for one person is being made when its interaction expires, after which Discord
 * accepts nothing through it. That person still gets all of the answer, or is told that there is
 * one; other people see no word of it.
 */
import { expect, test } from 'vitest';
import { inParts } from './harness.ts';
import { ownTexts, type Running, start, WAIT_MS } from './on-discord.ts';
import { quiet } from './pressing.ts';

const SLOW = 'The model is taking longer than usual.';
const OVER_MS = 15 * 60_000;
const TEXT = 'The first half of a summary.\n\nThe other half of that summary, and its end.';

/** A summary for one person, in so many parts, that has been asked for. */
async function summarize(text = TEXT, count = 2) {
  const running = await start({}, {}, { slowAfterMs: 300 });
  const { discord, model } = running;
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  discord.person('43').say({ channel: discord.generalId, text: 'We ship on Friday.' });
  const { reply, goOn } = inParts(text, count);
  model.next(reply);
  const slash = discord.person('42').slash('summarize', {});
  await discord.waitFor(() => model.requests.length === 1, WAIT_MS);
  return { running, goOn, slash };
}

const direct = (running: Running) => ownTexts(running, running.discord.dmId('42'));

const openly = ({ discord }: Running) =>
  discord
    .messages(discord.generalId)
    .filter(({ own, ephemeralFor }) => own && ephemeralFor === null)
    .map(({ text }) => text);

const spoken = (texts: readonly string[]) => texts.join('\n');

test('an answer that has begun is whole in a direct message', async () => {
  const { running, goOn, slash } = await summarize();
  const { discord } = running;
  await discord.waitFor(() => slash.response?.text.includes(SLOW), WAIT_MS);
  discord.advance(OVER_MS);
  goOn();
  await discord.waitFor(() => spoken(direct(running)).includes('and its end.'), WAIT_MS);

  expect(spoken(direct(running))).toContain('The first half');
  expect(openly(running)).toEqual([]);
});

test('an answer that has not begun is whole in a direct message', async () => {
  const { running, goOn } = await summarize();
  const { discord } = running;
  discord.advance(OVER_MS);
  goOn();
  await discord.waitFor(() => spoken(direct(running)).includes('and its end.'), WAIT_MS);
  await quiet({ running });

  expect(spoken(direct(running)).match(/The first half/g)).toHaveLength(1);
  expect(openly(running)).toEqual([]);
});

test('of a long answer what is missing comes in a direct message', async () => {
  const long = Array.from({ length: 90 }, (_, n) => `Sentence ${n} of what was said there.`);
  const { running, goOn, slash } = await summarize(long.join('\n\n'), 2);
  const { discord } = running;
  await discord.waitFor(() => slash.response?.text.includes(SLOW), WAIT_MS);
  discord.advance(OVER_MS);
  goOn();
  await discord.waitFor(() => spoken(direct(running)).includes('Sentence 89'), WAIT_MS);
  await quiet({ running });

  const seen = discord
    .messages(discord.generalId)
    .filter(({ ephemeralFor }) => ephemeralFor === '42')
    .map(({ text }) => text);
  const all = spoken([...seen, ...direct(running)]);
  for (const sentence of long) expect(all).toContain(sentence);
  expect(openly(running)).toEqual([]);
});

test('where no direct message is taken the channel hears that there is an answer, and no word of it', async () => {
  const { running, goOn, slash } = await summarize();
  const { discord } = running;
  await discord.waitFor(() => slash.response?.text.includes(SLOW), WAIT_MS);
  discord.closeDms('42');
  discord.advance(OVER_MS);
  goOn();
  await discord.waitFor(() => openly(running).length > 0, WAIT_MS);
  await quiet({ running });

  expect(openly(running)).toHaveLength(1);
  expect(openly(running)[0]).not.toMatch(/half|summary/);
  expect(direct(running)).toEqual([]);
});
