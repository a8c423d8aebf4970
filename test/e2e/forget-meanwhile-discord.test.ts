import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createStallingServer } from '../emulators/stalling.ts';
import { answer, type Running, start, WAIT_MS } from './on-discord.ts';
import { createWatchedStore, ENGINES, type Engine } from './stored-words.ts';

// The same kind as on Slack: work that is under way while a person has their words forgotten, and
// ends after that.

const WAIT = { timeout: WAIT_MS };
const STILL = 'I’m still working on 1 request. I’ll forget it as soon as it’s answered.';

async function startOn(engine: Engine) {
  const { url, stored } = await createWatchedStore(engine);
  const stalling = createStallingServer;
  const running = await start({}, { STORE_URL: url }, { stalling });
  const { stalling: held } = running;
  if (!held) throw new Error('nothing can be held up');
  await running.discord.waitFor(() => running.discord.commands.length > 0, WAIT_MS);
  return { running, held, stored: () => stored(['zorb']) };
}

const findReport = ({ discord }: Running) =>
  discord
    .messages(discord.generalId)
    .find(({ ephemeralFor, text }) => ephemeralFor === '42' && /My posted answers/.test(text));

/** Resolves to the reply. */
async function forget(running: Running, what: string): Promise<string> {
  const { discord } = running;
  const ada = discord.person('42');
  const asked = ada.slash('forget', { what });
  if (!what.startsWith('http')) {
    await discord.waitFor(() => asked.response?.text.includes('Forget everything'), WAIT_MS);
    ada.press(asked.response?.id ?? '', 'Forget');
  }
  return (await discord.waitFor(() => findReport(running), WAIT_MS)).text;
}

const toLink = ({ discord: { guildId, generalId } }: Running, id: string) =>
  `https://discord.com/channels/${guildId}/${generalId}/${id}`;

for (const engine of ENGINES) {
  test.each([
    ['me', () => 'me'],
    ['one message by its link', toLink],
  ] as const)(
    `Discord, ${engine}: a question that is being answered, /forget %s`,
    async (...of) => {
      const [, toWhat] = of;
      const { running, held, stored } = await startOn(engine);
      running.model.answer(() => textReply('It is zorbanswer'));
      held.stall('accept', /chat/);
      const { id } = running.discord.person('42').mention('zorbquestion');
      await expect.poll(() => held.stalled, WAIT).toBe(1);
      expect(await forget(running, toWhat(running, id))).toContain(STILL);
      held.release();
      expect((await answer(running, id)).text).toContain('zorbanswer');
      await expect.poll(stored, WAIT).toEqual([]);
    },
  );

  test(`Discord, ${engine}: a drawing that is being made`, async () => {
    const { running, held, stored } = await startOn(engine);
    const { discord } = running;
    held.stall('accept', /images/);
    discord.person('42').slash('imagine', { prompt: 'zorbdrawing' });
    await expect.poll(() => held.stalled, WAIT).toBe(1);
    expect(await forget(running, 'me')).toContain(STILL);
    held.release();
    const drawn = () => discord.messages(discord.generalId).find(({ files }) => files.length > 0);
    await discord.waitFor(drawn, WAIT_MS);
    await expect.poll(stored, WAIT).toEqual([]);
  });
}

test('Discord: questions that begin and end while /forget is at work', async () => {
  const { running, stored } = await startOn('SQLite');
  const { discord, model } = running;
  const ada = discord.person('42');
  model.answer(() => textReply('It is zorbanswer'));
  const questions = [];
  for (let count = 0; count < 6; count += 1) questions.push(ada.mention(`zorbquestion ${count}`));
  const asked = ada.slash('forget', { what: 'me' });
  await discord.waitFor(() => asked.response?.text.includes('Forget everything'), WAIT_MS);
  for (let count = 6; count < 12; count += 1) questions.push(ada.mention(`zorbquestion ${count}`));
  await expect.poll(() => model.requests.length, WAIT).toBeGreaterThan(3);
  ada.press(asked.response?.id ?? '', 'Forget');
  await discord.waitFor(() => findReport(running), WAIT_MS);
  for (const { id } of questions) await answer(running, id);
  await expect.poll(stored, WAIT).toEqual([]);
});
