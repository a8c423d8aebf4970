import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { answer, answersIn, type Running, start, WAIT_MS } from './on-discord.ts';

// Kind: a long text that a proxy posts again, part by part, is heard whole: in whichever order the
// copies come and the originals go, and whichever part mentions Parley.

const FILE = { name: 'rows.csv', bytes: Buffer.from('quarter,revenue\nQ3,4711\n') };
const GAP_MS = 50;
const long = (letter: string) => letter.repeat(1_930);

type Order = { readonly isCopyFirst: boolean; readonly isPartByPart: boolean };

/** Says three parts as a person who speaks through a proxy does; one of them mentions Parley. */
async function paste({ discord }: Running, mentioning: number, order: Order): Promise<void> {
  const { generalId: channel, bot } = discord;
  const ada = discord.person('42', { name: 'Ada' });
  const sky = discord.person('9000', { name: 'Sky' });
  const parts = [long('a'), long('b'), 'the last lines'].map((text, index) => ({
    text: index === mentioning ? `<@${bot.id}> ${text}` : text,
    ...(index === 2 ? { attachments: [FILE] } : {}),
  }));
  const sayOriginal = async ({ text, ...rest }: (typeof parts)[number]) => {
    const { id } = ada.say({ channel, text: `S:${text}`, ...rest });
    await delay(GAP_MS);
    return id;
  };
  const replace = async (id: string, part: (typeof parts)[number]) => {
    const steps = [
      () => ada.remove(id),
      () => sky.say({ channel, ...part, as: { webhookId: '9000' } }),
    ];
    for (const step of order.isCopyFirst ? steps.toReversed() : steps) {
      step();
      await delay(GAP_MS);
    }
  };
  if (order.isPartByPart) for (const part of parts) await replace(await sayOriginal(part), part);
  else {
    const said: string[] = [];
    for (const part of parts) said.push(await sayOriginal(part));
    for (const [index, part] of parts.entries()) await replace(said[index] ?? '', part);
  }
}

const lastAsked = ({ model }: Running) => JSON.stringify(model.requests.at(-1)?.messages ?? '');

function allAnswers(running: Running) {
  const { generalId, threads } = running.discord;
  const places = [generalId, ...threads(generalId).map(({ id }) => id)];
  return places.flatMap((place) => answersIn(running, place));
}

const CASES = [0, 1, 2].flatMap((mentioning) =>
  [true, false].flatMap((isCopyFirst) =>
    [true, false].map((isPartByPart) => ({ mentioning, isCopyFirst, isPartByPart })),
  ),
);

test.each(CASES.filter(({ isPartByPart, mentioning }) => isPartByPart || mentioning === 0))(
  'every part is heard as its speaker’s: %o',
  async ({ mentioning, ...order }) => {
    const running = await start();
    running.model.answer(() => textReply('Seen.'));
    await paste(running, mentioning, order);
    await expect
      .poll(() => lastAsked(running), { timeout: WAIT_MS })
      .toMatch(/Sky: a{1900,}.*Sky: b{1900,}.*Sky: the last lines.*Q3,4711/);

    expect(lastAsked(running)).not.toContain('S:');
    await expect.poll(() => allAnswers(running).length, { timeout: WAIT_MS }).toBeGreaterThan(0);
  },
);

test('with the mention in the last part, and with all parts said first, it is one question', async () => {
  for (const [mentioning, isPartByPart] of [
    [2, true],
    [0, false],
  ] as const) {
    const running = await start();
    running.model.answer(() => textReply('Seen.'));
    await paste(running, mentioning, { isCopyFirst: true, isPartByPart });
    await expect.poll(() => lastAsked(running), { timeout: WAIT_MS }).toContain('4711');
    await expect.poll(() => allAnswers(running).length, { timeout: WAIT_MS }).toBe(1);
    await delay(500);
    expect(allAnswers(running)).toHaveLength(1);
    await running.close();
  }
});

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
