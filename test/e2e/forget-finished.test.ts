import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { createStallingServer } from '../emulators/stalling.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';
import { createWatchedStore, ENGINES, type Engine } from './stored-words.ts';

// Kind: work that was under way when it was to be forgotten is forgotten once it has ended, without
// another request; and nothing else is.

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
  { id: 'U9', name: 'boss', isAdmin: true },
];
const workspaces = [{ id: 'T1', users, channels: [{ id: 'C1', name: 'general' }] }];
const WAIT = { timeout: WAIT_MS };
const STILL = 'I’m still working on 1 request. I’ll forget it as soon as it’s answered.';

async function startOn(engine: Engine) {
  const { url, stored } = await createWatchedStore(engine);
  const stalling = createStallingServer;
  const running = await start({ workspaces }, { STORE_URL: url }, { stalling });
  const { stalling: held } = running;
  if (!held) throw new Error('nothing can be held up');
  return { running, held, stored };
}

type Started = Awaited<ReturnType<typeof startOn>>;

/** A person asks, and the model keeps them waiting. */
async function askWaiting({ running, held }: Started, who: string, threadTs?: string) {
  const before = held.stalled;
  held.stall('accept', /chat/);
  const text = `zorbquestion of ${who}`;
  const said = { channel: 'C1', text, ...(threadTs ? { threadTs } : {}) };
  const ts = running.slack.person(who).mention(said);
  await expect.poll(() => held.stalled, WAIT).toBe(before + 1);
  return ts;
}

/** Resolves to the reply. */
async function forget({ slack }: Running, by: string, what: string): Promise<string> {
  const last = slack.messages('C1').at(-1)?.ts ?? '0';
  const shown = (pattern: RegExp) =>
    slack.waitFor(
      () =>
        slack
          .messages('C1')
          .find((each) => each.ephemeralFor === by && each.ts > last && pattern.test(each.text)),
      WAIT_MS,
    );
  await slack.person(by).slash('/forget', what, 'C1');
  if (!what.startsWith('http'))
    await slack.person(by).press((await shown(/Forget (?:everything|this)/)).ts, 'Forget');
  return (await shown(/^(?:Forgotten: |There was nothing|I’m still)/)).text;
}

const toLink = (ts: string) => `https://t1.slack.com/archives/C1/p${ts.replace('.', '')}`;
const isGone = ({ stored }: Started) => expect.poll(() => stored(['zorb']), WAIT).toEqual([]);

const TARGETS = [
  ['me', 'U1', () => 'me'],
  ['channel', 'U9', () => 'channel'],
  ['one message by link', 'U1', toLink],
] as const;

for (const engine of ENGINES) {
  test.each(TARGETS)(`Slack, ${engine}: /forget %s, and then the answer comes`, async (...of) => {
    const [, by, toWhat] = of;
    const started = await startOn(engine);
    const { running, held } = started;
    running.model.answer(() => textReply('It is zorbanswer'));
    const ts = await askWaiting(started, 'U1');
    expect(await forget(running, by, toWhat(ts))).toContain(STILL);
    expect(await started.stored(['zorb'])).not.toEqual([]);
    held.release();
    expect((await answer(running, 'C1', ts)).text).toContain('zorbanswer');
    await isGone(started);
  });

  test(`Slack, ${engine}: a restart comes before the answer does`, async () => {
    const started = await startOn(engine);
    const { running, held } = started;
    running.model.answer(() => textReply('It is zorbanswer'));
    const ts = await askWaiting(started, 'U1');
    expect(await forget(running, 'U1', 'me')).toContain(STILL);
    await running.restart(() => held.release());
    expect((await answer(running, 'C1', ts)).text).toContain('zorbanswer');
    await isGone(started);
  });

  test(`Slack, ${engine}: what somebody else is answered in view of it`, async () => {
    const started = await startOn(engine);
    const { running, held, stored } = started;
    const { slack, model } = running;
    model.next(textReply('It is zorbanswer'));
    const ts = slack.person('U1').mention({ channel: 'C1', text: 'zorbfirst' });
    await answer(running, 'C1', ts);
    model.answer(() => textReply('As zorbfirst was said'));
    held.stall('accept', /chat/);
    slack.person('U2').mention({ channel: 'C1', text: 'pelican', threadTs: ts });
    await expect.poll(() => held.stalled, WAIT).toBe(1);
    expect(await forget(running, 'U1', 'me')).toContain(STILL);
    held.release();
    await answer(running, 'C1', ts, 2);
    await isGone(started);
    expect((await stored(['pelican'])).join()).toMatch(/history|keyv|jobs/);
  });

  test(`Slack, ${engine}: a drawing that is being made`, async () => {
    const started = await startOn(engine);
    const { running, held } = started;
    held.stall('accept', /images/);
    await running.slack.person('U1').slash('/imagine', 'zorbdrawing', 'C1');
    await expect.poll(() => held.stalled, WAIT).toBe(1);
    expect(await forget(running, 'U1', 'me')).toContain(STILL);
    held.release();
    await running.slack.waitFor(
      () => running.slack.messages('C1').find(({ files }) => files.length > 0),
      WAIT_MS,
    );
    await isGone(started);
  });

  test(`Slack, ${engine}: a reminder and a poll that the answer makes`, async () => {
    const started = await startOn(engine);
    const { running, held } = started;
    const calls = [
      { name: 'remind', arguments: '{"what":"zorbreminder","at":"tomorrow 9:00"}' },
      { name: 'poll', arguments: '{"question":"zorbpoll?","options":["zorbone","zorbtwo"]}' },
    ];
    running.model.next(callReply(calls), textReply('Planned zorbreminder'));
    const ts = await askWaiting(started, 'U1');
    expect(await forget(running, 'U1', 'me')).toContain(STILL);
    held.release();
    await answer(running, 'C1', ts);
    await isGone(started);
  });

  test(`Slack, ${engine}: what is said before the answer comes stays`, async () => {
    const started = await startOn(engine);
    const { running, held, stored } = started;
    const { slack, model } = running;
    const [ada, grace] = [slack.person('U1'), slack.person('U2')];
    const ts = await askWaiting(started, 'U1');
    expect(await forget(running, 'U1', 'me')).toContain(STILL);
    const asked: string[] = [];
    model.answer((body) => {
      asked.push(JSON.stringify(body.messages));
      return textReply('It is answered');
    });
    grace.mention({ channel: 'C1', text: 'heronquestion', threadTs: ts });
    const other = ada.mention({ channel: 'C1', text: 'ibisquestion' });
    await ada.slash('/parley-remind', 'ibisreminder tomorrow 9:00', 'C1');
    await ada.slash('/parley', 'timezone Europe/Lisbon', 'C1');
    held.release();
    await answer(running, 'C1', ts, 2);
    await answer(running, 'C1', other);
    await isGone(started);
    // Later questions were answered as if it had never been said.
    expect(asked.filter((each) => /heron/.test(each)).join()).not.toContain('zorb');
    for (const word of ['heronquestion', 'ibisquestion']) {
      const count = async () => (await stored([word])).length;
      await expect.poll(count, WAIT).toBeGreaterThan(1); // The request, and what is remembered.
    }
    expect(await stored(['ibisreminder'])).not.toEqual([]);
    expect(await stored(['Europe/Lisbon'])).not.toEqual([]);
  });
}
