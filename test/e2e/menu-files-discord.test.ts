import { expect, test } from 'vitest';
import { answer, asked, ownTexts, start, WAIT_MS } from './on-discord.ts';

// Kind: the files of a message reach the answer that its menu asks for, also where the form was
// opened before a restart: they are looked up again.

const FILES = [
  { name: 'numbers.csv', bytes: Buffer.from('quarter,revenue\nQ3,K4711\n') },
  { name: 'notes.txt', bytes: Buffer.from('bring umbrellas') },
];

async function startChosen(files = FILES) {
  const running = await start();
  const { discord } = running;
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  const channel = discord.generalId;
  const ben = discord.person('43', { name: 'Ben' });
  const original = ben.say({ channel, text: 'the figures', attachments: files });
  const ada = discord.person('42', { name: 'Ada' });
  return { running, discord, ada, ben, original, channel };
}

type Chosen = Awaited<ReturnType<typeof startChosen>>;

/** Opens the form on a message, restarts, and sends it. */
async function askAfterRestart({ running, ada }: Chosen, id: string, meanwhile = () => {}) {
  const opened = await ada.contextMenu('Ask about this', { message: id }).answered();
  await running.restart(meanwhile);
  return ada.submit(opened, { question: 'what was Q3?' });
}

const forwardOf = ({ ada, original, channel }: Chosen) => ada.forward(original.id, { channel }).id;
const replyTo = ({ ada, original, channel }: Chosen) =>
  ada.say({ channel, text: 'see there', replyTo: original.id }).id;

test.each([
  ['the message itself', ({ original }: Chosen) => original.id],
  ['a forward of it', forwardOf],
  ['a reply to it', replyTo],
] as const)(
  'a form that was opened before a restart still brings the files of %s',
  async (_, choose) => {
    const chosen = await startChosen();
    await askAfterRestart(chosen, choose(chosen));
    await expect.poll(() => asked(chosen.running), { timeout: WAIT_MS }).toContain('what was Q3?');

    expect(asked(chosen.running)).toContain('Q3,K4711');
    expect(asked(chosen.running)).toContain('bring umbrellas');
  },
);

test('files whose message is gone by then are said to be unread, and the question is answered', async () => {
  const chosen = await startChosen();
  const { running, ben, original, channel } = chosen;
  await askAfterRestart(chosen, original.id, () => ben.remove(original.id));
  await expect.poll(() => asked(running), { timeout: WAIT_MS }).toContain('what was Q3?');
  await answer(running, channel);

  expect(ownTexts(running, channel).join('\n')).toMatch(
    /I left out file1: Discord no longer has this file/,
  );
  expect(asked(running)).not.toContain('K4711');
});
