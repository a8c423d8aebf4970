import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';
import { createWatchedStore } from './stored-words.ts';

// Kind: a summary repeats its sources. It is not a source itself, whether or not the asker may read
// those, and no part of it is recalled once a source is deleted.

const users = [
  { id: 'U1', name: 'ada', isAdmin: true },
  { id: 'U2', name: 'grace' },
  { id: 'U3', name: 'eve' },
];
const channels = [
  { id: 'C1', name: 'general' },
  { id: 'C8', name: 'both', kind: 'group', members: ['U1', 'U2'] },
] as const;

const SOURCE = 'The zebra budget is K4711';
/** A word that only summaries say. */
const SUMMED = 'zorbsum';
const SUMMARY = `${SUMMED}: the zebra budget is K4711.`;
const QUESTION = `What is the zebra budget, ${SUMMED.slice(0, 4)}?`;
const POLL = { timeout: WAIT_MS };

const isFolding = (body: object) => JSON.stringify(body).includes('for your own later use');

const toLink = (ts: string) => `https://t1.slack.com/archives/C8/p${ts.replace('.', '')}`;

const shownTo = ({ slack }: Running, by: string) =>
  ['C1', 'C8'].flatMap((channel) =>
    slack.messages(channel).filter(({ ephemeralFor }) => ephemeralFor === by),
  );

/** Uses a command, and waits until it shows this. */
async function use(running: Running, [by, channel]: [string, string], name: string, words: string) {
  const { length } = shownTo(running, by);
  await running.slack.person(by).slash(name, words, channel);
  return running.slack.waitFor(() => shownTo(running, by)[length], WAIT_MS);
}

type Sum = (running: Running, source: string) => Promise<unknown>;

const WAYS: readonly (readonly [string, Sum])[] = [
  [
    'of the channel, by a command',
    async (running) => {
      expect((await use(running, ['U1', 'C8'], '/summarize', '')).text).toContain(SUMMED);
    },
  ],
  [
    'from a link to it on, by a command elsewhere',
    async (running, source) => {
      const shown = await use(running, ['U1', 'C1'], '/summarize', `since:${toLink(source)}`);
      expect(shown.text).toContain(SUMMED);
    },
  ],
  [
    'of its thread, in a message',
    async (running, threadTs) => {
      const { slack } = running;
      slack.person('U1').mention({ channel: 'C8', text: '/summarize', threadTs });
      const all = () => [...slack.messages('C8', threadTs), ...shownTo(running, 'U1')];
      await slack.waitFor(() => all().some(({ text }) => text.includes(SUMMED)), WAIT_MS);
    },
  ],
  [
    'of a long conversation, by itself',
    async (running, threadTs) => {
      const { slack, model } = running;
      let folded = 0;
      model.answer((body) => {
        if (!isFolding(body)) return textReply(`Yes. ${'so it is '.repeat(1_500)}`);
        folded += 1;
        return textReply(SUMMARY);
      });
      for (let count = 2; folded === 0 && count < 12; count += 1) {
        const text = `and ${'more '.repeat(2_000)}`;
        slack.person('U1').mention({ channel: 'C8', text, threadTs });
        await answer(running, 'C8', threadTs, count);
      }
      await expect.poll(() => folded, POLL).toBeGreaterThan(0);
    },
  ],
];

/** Everything that the model is told when a person uses the command in the open channel. */
async function recall(running: Running, by: string): Promise<string> {
  const requests = running.model.requests.length;
  await use(running, [by, 'C1'], '/recall', QUESTION);
  return JSON.stringify(running.model.requests.slice(requests));
}

/** The same where the model recalls by itself, in an answer that all in the channel read. */
async function recallByTool(running: Running, by: string): Promise<string> {
  const { slack, model } = running;
  const call = { name: 'recall', id: 'c1', arguments: JSON.stringify({ question: QUESTION }) };
  const requests = model.requests.length;
  model.next(callReply([call]), textReply('I looked.'));
  await answer(running, 'C1', slack.person(by).mention({ channel: 'C1', text: 'How much?' }));
  // The question itself has the word's beginning alone.
  return JSON.stringify(model.requests.slice(requests));
}

test.each(WAYS)(
  'a summary %s, is no source, nor recalled once its source is deleted',
  async (_, sum) => {
    const { url, stored } = await createWatchedStore('SQLite');
    const running = await start(
      { workspaces: [{ id: 'T1', users, channels }] },
      { STORE_URL: url },
    );
    const { slack, model } = running;
    model.next(textReply('Noted.'));
    const source = slack.person('U2').mention({ channel: 'C8', text: SOURCE });
    await answer(running, 'C8', source);
    model.answer(() => textReply(SUMMARY));
    await sum(running, source);
    model.answer(() => textReply('I do not know.'));

    await expect.poll(() => recall(running, 'U1'), POLL).toContain('K4711');
    expect(await recall(running, 'U1')).not.toContain(SUMMED);
    for (const by of ['U1', 'U3'])
      expect(await recallByTool(running, by)).not.toMatch(/K4711|zorbsum/);
    expect(await recall(running, 'U3')).not.toMatch(/K4711|zorbsum/);

    slack.person('U2').remove(source);
    // A job that has ended keeps its answer for its days, where nothing is recalled from.
    const kept = async () =>
      (await stored([SUMMED, 'K4711'])).filter((where) => !where.includes(' jobs: '));
    await expect.poll(kept, POLL).toEqual([]);
    for (const by of ['U1', 'U3']) expect(await recall(running, by)).not.toMatch(/K4711|zorbsum/);
  },
);
