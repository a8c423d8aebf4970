import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createFolder } from '../storage/folder.ts';
import { type Running, start, WAIT_MS } from './on-discord.ts';
import { countAnswered } from './recalling-discord.ts';
import { findStored } from './stored-words.ts';

// The same kind as on Slack: a person's words as others' turns and requests repeat them.

async function startOnDisk() {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const running = await start({}, { STORE_URL: `sqlite:${folder.path('parley.db')}` });
  await running.discord.waitFor(() => running.discord.commands.length > 0, WAIT_MS);
  return { running, stored: (word: string) => findStored(folder.path('.'), [word]) };
}

type Repeat = (running: Running, said: string) => Promise<unknown>;

const REPEATS: readonly (readonly [string, Repeat])[] = [
  [
    'a message that is replied to',
    async (running, replyTo) => {
      const { discord, model } = running;
      model.next(textReply('It is zorbsaid'));
      discord.person('43').mention('pelican', { replyTo });
    },
  ],
  [
    'a message that is linked to',
    async (running, said) => {
      const { discord, model } = running;
      model.next(textReply('It is zorbsaid'));
      const link = `https://discord.com/channels/${discord.guildId}/${discord.generalId}/${said}`;
      discord.person('43').mention(`pelican ${link}`);
    },
  ],
  [
    'a message whose menu somebody else uses',
    async ({ discord, model }, message) => {
      const grace = discord.person('43');
      const opened = await grace.contextMenu('Ask about this', { message }).answered();
      model.next(textReply('It is zorbsaid'));
      grace.submit(opened, { question: 'pelican' });
    },
  ],
];

test.each(REPEATS)('Discord: %s is forgotten with its author', async (_, repeat) => {
  const { running, stored } = await startOnDisk();
  const { discord } = running;
  const ada = discord.person('42');
  const said = ada.say({ channel: discord.generalId, text: 'zorbsaid' });
  await repeat(running, said.id);
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(1);
  await expect.poll(() => stored('zorbsaid'), { timeout: WAIT_MS }).not.toEqual([]);
  await expect.poll(() => stored('pelican'), { timeout: WAIT_MS }).not.toEqual([]);
  const asked = ada.slash('forget', { what: 'me' });
  await discord.waitFor(() => asked.response?.text.includes('Forget everything'), WAIT_MS);
  await ada.press(asked.response?.id ?? '', 'Forget').answered();

  await expect.poll(() => stored('zorbsaid'), { timeout: WAIT_MS }).toEqual([]);
  expect(stored('pelican')).not.toEqual([]);
});
