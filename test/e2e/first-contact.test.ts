import { expect, onTestFinished, test } from 'vitest';
import { createFolder } from '../storage/folder.ts';
import { ownTexts, start as startOnServer } from './on-discord.ts';
import { start as startInWorkspace, WAIT_MS } from './on-slack.ts';

const HELLO = /Hi, I’m Parley/;

test('Parley says once in a Slack channel that it joins what it does, keeps, and where it is set', async () => {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const running = await startInWorkspace({}, { STORE_URL: `sqlite:${folder.path('parley.db')}` });
  const { slack } = running;
  slack.addChannel({ id: 'C77', name: 'news', members: ['U1'] });
  slack.addChannel({ id: 'C79', name: 'later', members: ['U1'] });
  const hellos = () => slack.messages('C77').filter(({ text }) => HELLO.test(text));
  slack.join('C77');
  await slack.waitFor(() => hellos()[0], WAIT_MS);
  await running.restart();
  slack.join('C77'); // Taken out, and let in again.
  slack.join('C79');
  await slack.waitFor(() => slack.messages('C79').some(({ text }) => HELLO.test(text)), WAIT_MS);

  expect(hellos()).toHaveLength(1);
  for (const part of ['/parley-help', '/privacy', '/parley-settings', 'Gemini'])
    expect(hellos()[0]?.text).toContain(part);
  expect(slack.messages('C1').filter(({ text }) => HELLO.test(text))).toEqual([]);
});

test('on a Discord server it says so once, where it may write; one that it knew hears nothing', async () => {
  const running = await startOnServer();
  const { discord } = running;
  const added = discord.addGuild('Friends');
  await discord.waitFor(
    () => ownTexts(running, added.generalId).some((text) => HELLO.test(text)),
    WAIT_MS,
  );
  await running.restart();

  expect(ownTexts(running, added.generalId)).toHaveLength(1);
  expect(ownTexts(running, discord.generalId)).toEqual([]);
});

test('a channel whose people may not use Parley is not greeted', async () => {
  const running = await startInWorkspace({}, { PARLEY_ALLOW: '!C77' });
  const { slack } = running;
  slack.addChannel({ id: 'C77', name: 'news', members: ['U1'] });
  slack.addChannel({ id: 'C78', name: 'talk', members: ['U1'] });
  slack.join('C77');
  slack.join('C78');
  await slack.waitFor(() => slack.messages('C78').some(({ text }) => HELLO.test(text)), WAIT_MS);

  expect(slack.messages('C77')).toEqual([]);
});

test('in many Slack channels at once it says so in each, once, with the names that are typed', async () => {
  const running = await startInWorkspace({}, { SLACK_COMMAND_PREFIX: 'acme-' });
  const { slack } = running;
  const ids = Array.from({ length: 30 }, (_, index) => `C${100 + index}`);
  const hellos = (id: string) => slack.messages(id).filter(({ text }) => HELLO.test(text));
  for (const id of ids) slack.addChannel({ id, name: id.toLowerCase(), members: ['U1'] });
  for (const id of ids) slack.join(id);
  await slack.waitFor(() => ids.every((id) => hellos(id).length > 0), WAIT_MS);
  for (const id of ids) slack.join(id); // Taken out, and let in again, while it runs.
  slack.addChannel({ id: 'C999', name: 'later', members: ['U1'] });
  slack.join('C999');
  await slack.waitFor(() => hellos('C999')[0], WAIT_MS);

  expect(ids.filter((id) => hellos(id).length !== 1)).toEqual([]);
  const text = hellos('C100')[0]?.text ?? '';
  expect(text.match(/`[^`]+`/g)).toEqual([
    '`/acme-help`',
    '`/acme-privacy`',
    '`/acme-forget`',
    '`/acme-settings`',
  ]);
  expect(text.split('\n').filter((line) => line !== '')).toHaveLength(3);
});
