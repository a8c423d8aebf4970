import { expect, test } from 'vitest';
import { badKey, overloaded, quotaExceeded } from '../../src/demo/errors.ts';
import {
  blockedReply,
  emptyReply,
  endingReply,
  type ModelReply,
  textReply,
} from '../../src/demo/frames.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { toChunks, toProse } from './harness.ts';
import {
  answered,
  onDiscord,
  onPage,
  onSlack,
  type Room,
  type Start,
  says,
  textsIn,
  until,
} from './pressing.ts';

// The kind: an answer that stands is never taken away before there is a new one, whatever becomes
// of the new one. What is to be said of that is said under it.

const PLATFORMS: [string, Start][] = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
  ['the page', onPage],
];
const OLD = 'It is four, as everybody knows who has ever counted.';
const NEW = 'Four.';

type Model = Room['running']['model'];
type Way = {
  readonly name: string;
  /** Lets the model fail from now on. */
  readonly fail: (model: Model) => void;
  /** What is said about it. */
  readonly note: RegExp;
  /** What is pressed for a new answer; null if it comes by itself. */
  readonly label: string | null;
};

const always = (reply: () => ModelReply) => (model: Model) => model.answer(reply);

const WAYS: readonly Way[] = [
  {
    name: 'is overloaded',
    fail: always(overloaded),
    note: /overloaded.*I’ve saved your question/s,
    label: null,
  },
  {
    name: 'has no quota for a minute',
    fail: always(() => quotaExceeded(16)),
    note: /quota.*I’ve saved your question/s,
    label: null,
  },
  {
    name: 'has no quota for the day',
    fail: always(() => quotaExceeded(38, 'PerDay')),
    note: /midnight Pacific.*still the earlier answer/s,
    label: 'Retry',
  },
  {
    name: 'refuses the key',
    fail: always(badKey),
    note: /API key.*still the earlier answer/s,
    label: 'Retry',
  },
  {
    name: 'blocks the answer',
    fail: always(() => blockedReply()),
    note: /safety rules.*still the earlier answer/s,
    label: 'Retry',
  },
  {
    name: 'comes too close to a published text',
    fail: always(() => blockedReply('content_filter: RECITATION')),
    note: /published text.*still the earlier answer/s,
    label: 'Regenerate',
  },
  {
    name: 'says nothing',
    fail: always(() => emptyReply()),
    note: /empty answer.*still the earlier answer/s,
    label: 'Retry',
  },
  {
    name: 'is cut off twice after a word',
    fail: always(() => endingReply('Fi', 'cut')),
    note: /lost the connection.*still the earlier answer/s,
    label: 'Retry',
  },
];

const CASES = PLATFORMS.flatMap(([platform, start]) =>
  WAYS.map((way) => [platform, way.name, way, start] as const),
);

test.each(CASES)(
  '%s: the answer stays where the model %s after Regenerate',
  async (_, __, way, start) => {
    const room = await start();
    const { model } = room.running;
    model.next(textReply(OLD));
    const question = await room.ask('how much is 2+2?');
    const first = await answered(room, question, 'four');
    way.fail(model);
    await first.press('Regenerate');
    const told = await says(room, question, way.note);
    const asked = (await room.own(question)).at(-1);

    expect(told).toHaveLength(1);
    expect(told[0]?.startsWith(OLD)).toBe(true);
    expect(told[0]).not.toContain('Fi');

    model.answer(() => textReply(NEW));
    if (way.label !== null) await asked?.press(way.label);
    await until(async () => (await textsIn(room, question)).join().trim() === NEW);

    expect((await answered(room, question)).labels).toContain('Regenerate');
  },
);

const EDITS = CASES.filter(([, name]) => /overloaded|blocks|cut off/.test(name));

test.each(EDITS)(
  '%s: the answer stays where the model %s after the question was edited',
  async (_, __, way, start) => {
    const room = await start();
    const { model } = room.running;
    model.next(textReply(OLD));
    const question = await room.ask('how much is 2+2?');
    await answered(room, question, 'four');
    way.fail(model);
    await room.edit(question, 'how much is 2+3?');
    const told = await says(room, question, way.note);

    expect(told).toHaveLength(1);
    expect(told[0]?.startsWith(OLD)).toBe(true);

    model.answer(() => textReply('Five.'));
    if (way.label !== null) await (await room.own(question)).at(-1)?.press(way.label);
    await until(async () => (await textsIn(room, question)).join().trim() === 'Five.');
  },
);

/** Longer than a message on each: 12,000 characters on Slack, 2,000 on Discord. */
const LENGTHS: Readonly<Record<string, number>> = { Slack: 30_000, Discord: 6_000 };

const toInk = (texts: readonly string[]) => texts.join('').replace(/\s+/g, '');

test.each(PLATFORMS)(
  '%s: an answer in several messages stays whole, also over a restart',
  async (platform, start) => {
    const room = await start();
    const { model } = room.running;
    const prose = toProse(LENGTHS[platform] ?? 6_000);
    model.next(textReply(toChunks(prose, 300)));
    const question = await room.ask('tell me all');
    const first = await answered(room, question);
    const before = await textsIn(room, question);
    expect(before.length).toBeGreaterThan(platform in LENGTHS ? 1 : 0);
    model.answer(() => overloaded());
    await first.press('Regenerate');
    const told = await says(room, question, /I’ve saved your question/);

    expect(told.slice(0, -1)).toEqual(before.slice(0, -1));
    expect(told.at(-1)?.startsWith(before.at(-1)?.trim() ?? '?')).toBe(true);

    await room.running.restart();
    const asked = model.requests.length;
    await until(async () => model.requests.length > asked); // It was tried again, in vain.
    const again = await textsIn(room, question);
    expect(toInk(again).startsWith(toInk(before))).toBe(true);
    expect(toInk(again).length - toInk(before).length).toBeLessThan(300); // The note alone.

    model.answer(() => textReply(toChunks(`New. ${prose}`, 300)));
    await until(async () => toInk(await textsIn(room, question)) === toInk([`New. ${prose}`]));
  },
);

test.each(PLATFORMS)(
  '%s: Stop, and a restart, leave the answer that stands while the model is waited for',
  async (_, start) => {
    const room = await start();
    const { model } = room.running;
    model.next(textReply(OLD));
    const question = await room.ask('how much is 2+2?');
    const first = await answered(room, question, 'four');
    model.answer(() => overloaded());
    await first.press('Regenerate');
    await says(room, question, /I’ve saved your question/);
    await room.running.restart();
    await room.askIn(question, 'stop');
    const told = await says(room, question, /Stopped\./);

    expect(told).toHaveLength(1);
    expect(told[0]?.startsWith(OLD)).toBe(true);
    expect(told[0]).not.toContain('saved your question');

    model.answer(() => textReply('You are welcome.'));
    await room.askIn(question, 'thanks');
    await says(room, question, /welcome/);

    expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain(OLD);
  },
);

test.each(PLATFORMS)(
  '%s: an answer that is waited for over a restart replaces the old one',
  async (_, start) => {
    const room = await start();
    const { model } = room.running;
    model.next(textReply(OLD));
    const question = await room.ask('how much is 2+2?');
    const first = await answered(room, question, 'four');
    model.answer(() => overloaded());
    await first.press('Regenerate');
    await says(room, question, /I’ve saved your question/);
    await room.running.restart(() => model.answer(() => textReply(NEW)));
    await until(async () => (await textsIn(room, question)).join().trim() === NEW);
  },
);

const SENTENCES = [
  ['Retry', /Stopped\./],
  ['Retry and a wait', /I’ve saved your question/],
] as const;

test.each(
  PLATFORMS.flatMap(([name, start]) => SENTENCES.map((each) => [name, ...each, start] as const)),
)('%s: what went wrong is no answer that stays: it goes with %s', async (_, way, said, start) => {
  const room = await start();
  const { model } = room.running;
  model.next(blockedReply());
  const question = await room.ask('how much is 2+2?');
  const first = await answered(room, question, 'safety rules');
  const gated = createGatedReply();
  model.answer(() => (way === 'Retry' ? gated.reply : overloaded()));
  const before = model.requests.length;
  await first.press('Retry');
  await until(async () => model.requests.length > before);
  if (way === 'Retry') await room.askIn(question, 'stop');
  const told = await says(room, question, said);
  gated.end();

  expect(told).toHaveLength(1);
  expect(told[0]).not.toContain('safety rules');

  await room.askIn(question, 'stop');
  await says(room, question, /Stopped\./);
  model.answer(() => textReply('You are welcome.'));
  await room.askIn(question, 'thanks');
  await says(room, question, /welcome/);

  expect(JSON.stringify(model.requests.at(-1)?.messages)).not.toContain('safety rules');
});
