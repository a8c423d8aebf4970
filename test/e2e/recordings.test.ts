import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ModelReply, textReply } from '../../src/demo/frames.ts';
import type { ChatBody } from '../../src/demo/validate.ts';
import * as slack from './on-slack.ts';
import { countHeard, hear, LAUNCH, toHeard, toSilence } from './voices.ts';

const MINUTES = 25;
const WORDS_A_SEGMENT = 25;

/** Minutes of silence, which stand for a talk of a word a second: "word0 word1 …". */
const talk = { name: 'meeting.wav', bytes: toSilence(MINUTES * 60), mimetype: 'audio/wav' };

/** What the model hears of the talk between two seconds. */
function toWords(from: number, to: number): string {
  const segments = [];
  for (let at = from; at < to; at += WORDS_A_SEGMENT) {
    const words = Array.from(
      { length: Math.min(WORDS_A_SEGMENT, to - at) },
      (_, index) => `word${at + index}`,
    );
    segments.push({ start: at - from, speaker: 'Speaker 1', text: words.join(' ') });
  }
  return toHeard(segments, `About ${Math.round(from / 60)} minutes in.`);
}

/** The third of the talk that is asked for, told by how much sound it is. */
const third = Math.floor((MINUTES * 60) / 3);
const PIECES = [0, 1, 2].map((index) =>
  toWords(index * third, Math.min(MINUTES * 60, (index + 1) * third + 6)),
);
const allWords = Array.from({ length: MINUTES * 60 }, (_, index) => `word${index}`);
const wordsIn = (texts: readonly string[]) => texts.join(' ').match(/word\d+/g);

test('Slack: /transcribe hears 25 minutes in three pieces, tells how far it is, and joins them without a seam', async () => {
  const running = await slack.start();
  const seen = new Set<string>();
  running.slack.onChange(() => {
    for (const { text } of running.slack.messages('C1'))
      for (const [progress] of text.matchAll(/\d+ of 25 min/g)) seen.add(progress);
  });
  running.model.answer(hear('never', ...PIECES));
  const person = running.slack.person('U1');
  person.say({ channel: 'C1', text: 'yesterday', files: [talk] });
  person.say({ channel: 'C1', text: 'Who was there?' });
  await person.slash('/transcribe', '', 'C1');
  await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1')
        .some(({ buttons }) => buttons.some(({ text }) => text === 'Action items')),
    slack.WAIT_MS,
  );
  const texts = running.slack
    .messages('C1')
    .flatMap(({ user, text }) => (user === 'UBOT' ? [text] : []));

  expect(texts[0]).toContain('meeting.wav');
  expect(texts[0]).toContain('English · 25:00');
  expect(texts[0]).toContain('> `8:20` About 8 minutes in.');
  expect(wordsIn(texts)).toEqual(allWords);
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(3_000);
  // A step that the next one overtakes need not be shown.
  const steps = ['0 of 25 min', '8 of 25 min', '16 of 25 min'];
  expect([...seen]).toEqual(steps.filter((step) => seen.has(step)));
  expect(seen.size).toBeGreaterThanOrEqual(2);
  expect(countHeard(running.model)).toBe(3);
});

test('Slack: a stop in the middle of a recording costs no finished piece again', async () => {
  const store = join(await mkdtemp(join(tmpdir(), 'parley-recording-')), 'parley.db');
  const running = await slack.start({}, { STORE_URL: `sqlite:${store}` });
  const person = running.slack.person('U1');
  let heard = 0;
  let isHanging = true;
  running.model.answer((body: ChatBody): ModelReply => {
    if (!body.response_format) return textReply('never');
    if (heard === 1 && isHanging) return { frames: forever() };
    heard += 1;
    return textReply(PIECES[heard - 1] ?? LAUNCH);
  });
  const ts = person.dm({ text: '/transcribe', files: [talk] });
  const channel = running.slack.dmOf('U1');
  await expect.poll(() => running.model.requests.length).toBe(2);
  isHanging = false;
  await running.restart();
  await running.slack.waitFor(
    () =>
      running.slack
        .messages(channel, ts)
        .some(({ buttons }) => buttons.some(({ text }) => text === 'Action items')),
    slack.WAIT_MS,
  );
  const texts = running.slack
    .messages(channel, ts)
    .flatMap(({ user, text }) => (user === 'UBOT' ? [text] : []));

  expect(wordsIn(texts)).toEqual(allWords);
  expect(heard).toBe(3);
});

async function* forever() {
  await new Promise<never>(() => {});
  yield {};
}
