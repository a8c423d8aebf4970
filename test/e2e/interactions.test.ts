import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Running, start, WAIT_MS } from './on-discord.ts';

/** Discord, once it knows the commands. */
async function startOnDiscord(): Promise<Running> {
  const running = await start();
  await running.discord.waitFor(() => running.discord.commands.length > 0, WAIT_MS);
  return running;
}

test('Discord: an answer that is quicker than its acknowledgement fills what that has left', async () => {
  const running = await startOnDiscord();
  const { discord } = running;
  const callback = 'POST /interactions/:interaction/:token/callback';
  discord.faults.next(callback, { delayMs: 600 });
  const slash = discord.person('42').slash('timezone', { zone: 'Mars' });
  await discord.waitFor(() => slash.response?.text.includes('don’t know that time zone'), WAIT_MS);

  expect(slash.response?.ephemeralFor).toBe('42');
  expect(discord.messages(discord.dmId('42'))).toEqual([]);
});

test('Discord: a poll that is there although its reply was lost stands there once', async () => {
  const running = await startOnDiscord();
  const { discord } = running;
  const route = 'PATCH /webhooks/:application/:token/messages/@original';
  discord.faults.next(route, { dropReply: true });
  const slash = discord.person('42').slash('poll', { question: 'Lunch?', options: 'Pizza, Soup' });
  const isLooked = () =>
    discord.calls.some(({ method, path }) => method === 'GET' && path.endsWith('@original'));
  await discord.waitFor(isLooked, WAIT_MS);
  await delay(300);

  expect(slash.response?.poll).not.toBeNull();
  expect(discord.messages(discord.generalId)).toHaveLength(1);
});
