import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { answer, answersIn, type Running, start, WAIT_MS } from './on-discord.ts';

// Kind: a long text that a proxy posts again, part by part, is heard whole: in whichever order the
// copies come and the originals go, and whichever part mentions Parley.

const FILE = { name: 'rows.csv', bytes: Buffer.from('quarter,revenue\nQ3,K4711\n') };
const GAP_MS = 50;
const long = (letter: string) => letter.repeat(1_930);

/** What happens to which part: it is said as an original, copied, or taken back. */
type Step = `${'say' | 'copy' | 'drop'} ${0 | 1 | 2}`;

const ORDERS: Readonly<Record<string, readonly Step[]>> = {
  'part by part': steps('say 0, copy 0, drop 0, say 1, copy 1, drop 1, say 2, copy 2, drop 2'),
  'taken back first': steps('say 0, drop 0, copy 0, say 1, drop 1, copy 1, say 2, drop 2, copy 2'),
  'all said first': steps('say 0, say 1, say 2, copy 0, drop 0, copy 1, drop 1, copy 2, drop 2'),
  'all copied first': steps('say 0, say 1, say 2, copy 0, copy 1, copy 2, drop 0, drop 1, drop 2'),
  'all dropped first': steps('say 0, say 1, say 2, drop 0, drop 1, drop 2, copy 0, copy 1, copy 2'),
  'one part behind': steps('say 0, say 1, copy 0, drop 0, say 2, copy 1, drop 1, copy 2, drop 2'),
  'half a part behind': steps(
    'say 0, copy 0, say 1, drop 0, copy 1, say 2, drop 1, copy 2, drop 2',
  ),
  'the middle part first': steps(
    'say 0, say 1, say 2, copy 1, drop 1, copy 0, drop 0, copy 2, drop 2',
  ),
  'the last part first': steps(
    'say 0, say 1, say 2, copy 2, drop 2, drop 1, copy 1, copy 0, drop 0',
  ),
};

function steps(text: string): readonly Step[] {
  return text.split(', ') as Step[];
}

/** Says three parts as a person who speaks through a proxy does; some of them mention Parley. */
async function paste({ discord }: Running, mentioning: readonly number[], order: readonly Step[]) {
  const { generalId: channel, bot } = discord;
  const ada = discord.person('42', { name: 'Ada' });
  const sky = discord.person('9000', { name: 'Sky' });
  const parts = [long('a'), long('b'), 'the last lines'].map((text, index) => ({
    text: mentioning.includes(index) ? `<@${bot.id}> ${text}` : text,
    ...(index === 2 ? { attachments: [FILE] } : {}),
  }));
  const said = new Map<number, string>();
  for (const step of order) {
    const [what, which] = step.split(' ');
    const index = Number(which);
    const { text = '', ...rest } = parts[index] ?? {};
    if (what === 'say') said.set(index, ada.say({ channel, text: `S:${text}`, ...rest }).id);
    else if (what === 'drop') ada.remove(said.get(index) ?? '');
    else sky.say({ channel, text, ...rest, as: { webhookId: '9000' } });
    await delay(GAP_MS);
  }
}

const lastAsked = ({ model }: Running) => JSON.stringify(model.requests.at(-1)?.messages ?? '');

function allAnswers(running: Running) {
  const { generalId, threads } = running.discord;
  const places = [generalId, ...threads(generalId).map(({ id }) => id)];
  return places.flatMap((place) => answersIn(running, place));
}

const CASES = [
  ...Object.keys(ORDERS).map((order) => ({ order, mentioning: [1] })),
  ...['part by part', 'one part behind'].flatMap((order) =>
    [[0], [2], [0, 1, 2]].map((mentioning) => ({ order, mentioning })),
  ),
];

const EVERY_PART = /Sky: a{1900,}.*Sky: b{1900,}.*Sky: the last lines.*Q3,K4711/;

/** Starts Parley with a model that tells whether it was asked about every part. */
async function startReader(): Promise<Running> {
  const running = await start();
  running.model.answer((request) =>
    textReply(EVERY_PART.test(JSON.stringify(request.messages)) ? 'Whole.' : 'Partial.'),
  );
  return running;
}

async function expectOneAnswer(running: Running): Promise<void> {
  const texts = () => allAnswers(running).map(({ text }) => text);
  await expect.poll(texts, { timeout: WAIT_MS }).toEqual(['Whole.']);
  await delay(300);
  expect(texts()).toEqual(['Whole.']);
}

test.each(CASES)('all is answered once: $order, mentioning in $mentioning', async (each) => {
  const running = await startReader();
  await paste(running, each.mentioning, ORDERS[each.order] ?? []);
  await expectOneAnswer(running);
});

test.each(Object.keys(ORDERS))(
  'of one who is known to use a proxy, only the copies are read: %s',
  async (order) => {
    const running = await startReader();
    const { discord } = running;
    const ada = discord.person('42', { name: 'Ada' });
    const { id } = ada.say({ channel: discord.generalId, text: 'S:good morning' });
    discord
      .person('9000', { name: 'Sky' })
      .say({ channel: discord.generalId, text: 'good morning', as: { webhookId: '9000' } });
    ada.remove(id);
    await paste(running, [0], ORDERS[order] ?? []);
    await expectOneAnswer(running);

    expect(running.model.requests).toHaveLength(1);
  },
);

test('a long message that was taken back is not read with the question behind it', async () => {
  const running = await start();
  const { discord } = running;
  const ada = discord.person('42', { name: 'Ada' });
  const regretted = ada.say({ channel: discord.generalId, text: long('x') });
  ada.say({ channel: discord.generalId, text: long('y') });
  ada.remove(regretted.id);
  const { id } = ada.mention('what do you make of this?');
  await answer(running, id);

  expect(lastAsked(running)).toMatch(/y{1900,}.*what do you make/);
  expect(lastAsked(running)).not.toContain('xxx');
});

test.each(['edited', 'deleted'])(
  'a part that is %s while it waits leaves one question',
  async (how) => {
    const running = await start();
    const { discord, model } = running;
    const ada = discord.person('42', { name: 'Ada' });
    const channel = discord.generalId;
    const question = ada.mention(long('a'));
    const middle = ada.say({ channel, text: long('b') });
    if (how === 'edited') ada.edit(middle.id, long('c'));
    else ada.remove(middle.id);
    ada.say({ channel, text: 'the last lines' });
    await answer(running, question.id);

    expect(lastAsked(running)).toMatch(/a{1900,}.*the last lines/);
    expect(lastAsked(running).includes('ccc')).toBe(how === 'edited');
    expect(lastAsked(running)).not.toContain('bbb');
    expect(model.requests).toHaveLength(1);
  },
);
