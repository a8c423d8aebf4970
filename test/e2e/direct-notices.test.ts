import { expect, test } from 'vitest';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

// Kind: what is said to one person about a channel can only go to their direct messages, where
// “here” and “this channel” are something else. Its first line names the channel, in the reader's
// language, unless the words do; what is about the direct messages themselves has no such line.

const { WAIT_MS } = discord;

/** Commands that are answered to one person alone. */
const ALONE = ['/usage', '/privacy', '/remind list', '/help', '/about', '/timezone', '/forget me'];

/** What the person is told directly next. */
async function onDiscord(command: string, { locale = 'en', isDirect = false } = {}) {
  const running = await discord.start({}, { PARLEY_LOCALE: locale });
  const { discord: at } = running;
  const ada = at.person('42');
  const channel = at.dmId('42');
  if (isDirect) ada.say({ channel, text: command });
  else ada.mention(command);
  const told = () => discord.ownTexts(running, channel);
  await at.waitFor(() => told().length > 0, WAIT_MS);
  return { told: told()[0] ?? '', general: at.generalId };
}

test.each(ALONE)('Discord: what %s answers begins with the channel', async (command) => {
  const { told, general } = await onDiscord(command);
  expect(told.split('\n')[0]).toBe(`-# About <#${general}>:`);
  expect(told.split('\n').length).toBeGreaterThan(1);
});

test.each([
  ['de', 'Zu '],
  ['ja', ''],
])('Discord: the channel is named in %s', async (locale, before) => {
  const { told, general } = await onDiscord('/remind list', { locale });
  expect(told.split('\n')[0]).toMatch(new RegExp(`^-# ${before}<#${general}>.*[:：]$`));
});

test('Discord: what is asked in direct messages is about no channel', async () => {
  const { told } = await onDiscord('/remind list', { isDirect: true });
  expect(told).not.toContain('<#');
});

/** The same on Slack, which refuses what only one person would see in the channel. */
async function onSlack(command: string, refused: string) {
  const running = await slack.start();
  const { slack: at } = running;
  at.faults.every('chat.postEphemeral', { error: refused });
  at.person('U2').mention({ channel: 'C1', text: command });
  const direct = () => at.messages(at.dmOf('U2')).filter(({ user }) => user === 'UBOT');
  await at.waitFor(() => direct().length > 0, WAIT_MS);
  const posted = at.calls.filter(
    ({ method, args }) => method === 'chat.postMessage' && args.channel === at.dmOf('U2'),
  );
  return posted.map(({ args }) => args);
}

test.each(ALONE)('Slack: what %s answers begins with the channel', async (command) => {
  const [first] = await onSlack(command, 'user_not_in_channel');
  expect(JSON.stringify(first?.blocks)).toContain('"text":"About <#C1>:"');
});

test.each(['not_in_channel', 'is_archived', 'restricted_action'])(
  'Slack: where a private sentence is refused as %s it names the channel',
  async (refused) => {
    const [first] = await onSlack('/remind list', refused);
    expect(JSON.stringify(first?.blocks)).toContain('"text":"About <#C1>:"');
  },
);
