import { expect, test } from 'vitest';
import * as onDiscord from './on-discord.ts';
import * as onSlack from './on-slack.ts';

// A time that is ambiguous is asked back, with what was understood.

const { WAIT_MS } = onSlack;

test('Slack: a time that may mean two is asked back, and planned once it is confirmed', async () => {
  const running = await onSlack.start();
  const { slack } = running;
  const person = slack.person('U1');
  await person.slash('/parley-remind', 'tea on the 5th or the 6th', 'C1');
  const asked = await slack.waitFor(
    () => slack.messages('C1').find(({ buttons }) => buttons.length > 0),
    WAIT_MS,
  );
  expect(asked.text).toContain('I’m not sure I understood the time.');
  expect(asked.text).toContain('at 9:00');
  expect(asked.buttons.map(({ text }) => text)).toEqual(['Yes', 'No']);
  await person.press(asked.ts, 'Yes');
  await slack.waitFor(
    () => slack.messages('C1').some(({ text }) => text.includes('OK, reminder set')),
    WAIT_MS,
  );
  await person.press(asked.ts, 'No');
  await slack.waitFor(
    () => slack.messages('C1').some(({ text }) => text.includes('Canceled')),
    WAIT_MS,
  );
});

test('Discord: a time that is not surely understood is asked back, and nothing is set', async () => {
  const running = await onDiscord.start();
  const { discord } = running;
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  const person = discord.person('42');
  const zone = person.slash('timezone', { zone: 'Europe/Berlin' });
  await discord.waitFor(() => zone.response?.text.includes('Berlin'), WAIT_MS);
  const asked = person.slash('remind', { what: 'tea', when: 'on the 5th or the 6th' });
  await discord.waitFor(() => asked.response?.text.includes('at 9:00 (Berlin)'), WAIT_MS);
  expect(asked.response?.buttons.map(({ label }) => label)).toEqual(['Yes', 'No']);
  const list = person.slash('remind', { what: 'list' });
  await discord.waitFor(() => list.response?.text.includes('You have no reminders'), WAIT_MS);

  expect(asked.response?.text).toContain('Nothing is set yet.');
});
