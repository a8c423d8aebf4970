import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createStallingServer } from '../emulators/stalling.ts';
import { inParts } from './harness.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';
import { createWatchedStore, ENGINES, type Engine } from './stored-words.ts';
import { toHeard, voice } from './voices.ts';

// Kind: work that is under way while a person has their words forgotten, and ends after that:
// passages that are being embedded, a transcript that is being made, an answer that is being
// written.

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
  { id: 'U9', name: 'boss', isAdmin: true },
];
const workspaces = [{ id: 'T1', users, channels: [{ id: 'C1', name: 'general' }] }];

async function startOn(engine: Engine) {
  const { url, stored } = await createWatchedStore(engine);
  const stalling = createStallingServer;
  const running = await start({ workspaces }, { STORE_URL: url }, { stalling });
  const { stalling: held } = running;
  if (!held) throw new Error('nothing can be held up');
  return { running, held, stored: () => stored(['zorb']) };
}

const shown = ({ slack }: Running, by: string, pattern: RegExp, after = '0') =>
  slack.waitFor(
    () =>
      slack
        .messages('C1')
        .find(
          ({ ephemeralFor, text, ts }) => ephemeralFor === by && pattern.test(text) && ts > after,
        ),
    WAIT_MS,
  );

/** Resolves to the reply. */
async function forget(running: Running, by: string, what: string): Promise<string> {
  const { slack } = running;
  const last = slack.messages('C1').at(-1)?.ts;
  await slack.person(by).slash('/forget', what, 'C1');
  const { ts } = await shown(running, by, /Forget (?:everything|this)/, last);
  await slack.person(by).press(ts, 'Forget');
  return (await shown(running, by, /^(?:Forgotten: |There was nothing|I’m still)/, ts)).text;
}

const isFinished = ({ slack }: Running, thread: string, pattern: RegExp) =>
  slack.waitFor(
    () =>
      slack
        .messages('C1', thread)
        .find(({ user, streaming, text }) => user === 'UBOT' && !streaming && pattern.test(text)),
    WAIT_MS,
  );

/** Without another request: the reply said that it will be forgotten. */
const isGone = (stored: () => Promise<readonly string[]>) =>
  expect.poll(stored, { timeout: WAIT_MS }).toEqual([]);

test.each(ENGINES)('Slack, %s: passages that are being embedded', async (engine) => {
  const { running, held, stored } = await startOn(engine);
  held.stall('accept', /embeddings/);
  running.model.next(textReply('Noted zorbanswer'));
  await answer(running, 'C1', running.slack.person('U1').mention({ channel: 'C1', text: 'zorb' }));
  await expect.poll(() => held.stalled, { timeout: WAIT_MS }).toBeGreaterThan(0);
  await forget(running, 'U1', 'me');
  held.release();
  running.model.next(textReply('Noted'));
  const other = running.slack.person('U2').mention({ channel: 'C1', text: 'pelican' });
  await answer(running, 'C1', other);
  expect(await stored()).toEqual([]);
});

test.each(ENGINES)('Slack, %s: an answer that is being written', async (engine) => {
  const { running, stored } = await startOn(engine);
  const { slack, model } = running;
  const { reply, goOn } = inParts(`It is zorbanswer. ${'And so on. '.repeat(20)}`, 2);
  model.next(reply);
  const asked = slack.person('U1').mention({ channel: 'C1', text: 'zorbquestion' });
  await slack.waitFor(
    () => slack.messages('C1', asked).some(({ text }) => /zorb/.test(text)),
    WAIT_MS,
  );
  expect(await forget(running, 'U9', 'channel')).toContain('I’m still working on 1 request');
  goOn();
  await answer(running, 'C1', asked);
  expect((await stored()).filter((each) => /passage|words/.test(each))).toEqual([]);
  await isGone(stored);
  await running.restart();
  expect(await stored()).toEqual([]);
});

test.each(ENGINES)('Slack, %s: a transcript that is being made', async (engine) => {
  const { running, held, stored } = await startOn(engine);
  const { slack, model } = running;
  model.answer(({ response_format }) =>
    textReply(
      response_format
        ? toHeard([{ start: 0, speaker: 'Speaker 1', text: 'zorbvoice' }], 'zorbvoice')
        : 'Heard',
    ),
  );
  held.stall('accept', /chat/);
  const note = slack.person('U1').say({ channel: 'C1', text: '', files: [voice()] });
  await expect.poll(() => held.stalled, { timeout: WAIT_MS }).toBe(1);
  expect(await forget(running, 'U1', 'me')).toContain('I’m still working on 1 request');
  held.release();
  await isFinished(running, note, /zorbvoice/);
  expect((await stored()).filter((each) => /passage|words/.test(each))).toEqual([]);
  await isGone(stored);
});

test.each(ENGINES)('Slack, %s: several that are confirmed at once', async (engine) => {
  const { running, stored } = await startOn(engine);
  const { slack, model } = running;
  for (const who of ['U1', 'U2']) {
    model.next(textReply('Noted zorbanswer'));
    await answer(running, 'C1', slack.person(who).mention({ channel: 'C1', text: 'zorb' }));
  }
  const questions = ['me', 'me', 'channel'].map(async (what, index) => {
    const who = ['U1', 'U2', 'U9'][index] ?? '';
    await slack.person(who).slash('/forget', what, 'C1');
    return { who, ts: (await shown(running, who, /Forget (?:everything|this)/)).ts };
  });
  const asked = await Promise.all(questions);
  await Promise.all(asked.map(({ who, ts }) => slack.person(who).press(ts, 'Forget')));
  for (const { who } of asked) {
    const { text } = await shown(running, who, /^(?:Forgotten: |There was nothing|I’m still)/);
    expect(text).not.toContain('still working');
  }
  expect(await stored()).toEqual([]);
});
