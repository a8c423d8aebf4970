import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { answer, start, WAIT_MS } from './on-discord.ts';
import { createWatchedStore, ENGINES } from './stored-words.ts';

// The same kind as on Slack: words that were to be forgotten and are still stored somewhere.

test.each(ENGINES)(
  'Discord, %s: /forget me takes a person’s words out of every store, and nobody else’s',
  async (engine) => {
    const { url, stored } = await createWatchedStore(engine);
    const running = await start({}, { STORE_URL: url });
    const { discord, model } = running;
    await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
    const [ada, grace] = [discord.person('42'), discord.person('43')];
    model.next(textReply('Noted zorbanswer.'));
    await answer(running, ada.mention('zorbquestion').id);
    model.next(textReply('Noted.'));
    await answer(running, grace.mention('pelicanquestion').id);
    // An answer does not wait for the index.
    const report = async () => {
      const kept = ada.slash('privacy', {});
      await discord.waitFor(() => kept.response?.text.includes('What I keep about you'), WAIT_MS);
      return kept.response?.text;
    };
    await expect.poll(report, { timeout: WAIT_MS }).toMatch(/1 passage that/);
    const asked = ada.slash('forget', { what: 'me' });
    await discord.waitFor(() => asked.response?.text.includes('Forget everything'), WAIT_MS);
    const question = asked.response;
    if (!question) throw new Error('nothing was asked');
    expect(question.buttons.map(({ label }) => label)).toEqual(['Forget', 'Keep']);
    expect(question.ephemeralFor).toBe('42');
    await ada.press(question.id, 'Forget').answered();

    await expect.poll(() => stored(['zorb']), { timeout: WAIT_MS }).toEqual([]);
    expect(await stored(['pelicanquestion'])).not.toEqual([]);
  },
);
