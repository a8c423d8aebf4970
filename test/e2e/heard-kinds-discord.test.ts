// Kinds: speakers and mentioned people are known by name, however many they are; a thread is named
// after the question, in whole characters and with names; system rows are not a person's words.
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { answer, type Running, start, WAIT_MS } from './on-discord.ts';

/** What people have said, as the model was told last. */
const heardFrom = ({ model }: Running): string =>
  JSON.stringify(model.requests.at(-1)?.messages?.filter(({ role }) => role === 'user'));

const crowdIn = ({ discord }: Running, count: number) =>
  Array.from({ length: count }, (_, at) =>
    discord.person(`10000000000000007${at + 10}`, { name: `Person ${at}` }),
  );

test.each([
  ['thirty people who speak', 30, 0],
  ['twenty-five people who are mentioned at once', 0, 25],
  ['both, the ones the others', 12, 24],
])('%s are names', async (_, speaking, mentioned) => {
  const running = await start();
  const { discord } = running;
  const people = crowdIn(running, 30);
  const ada = discord.person('42', { name: 'Ada' });
  const thread = ada.createThread({ channel: discord.generalId }, 'who is in').id;
  for (const each of people.slice(0, speaking)) each.say({ channel: thread, text: 'me' });
  const order = people.slice(0, mentioned).map(({ id }) => `<@${id}>`);
  ada.say({ channel: thread, text: `<@${discord.bot.id}> order ${order.join(' ')}` });
  await answer(running, thread);

  expect(heardFrom(running)).not.toMatch(/\d{17,}|someone/);
  expect(heardFrom(running)).toContain(`Person ${Math.max(speaking, mentioned) - 1}`);
});

test('the speakers that /summarize reads are names', async () => {
  const running = await start();
  const { discord, model } = running;
  for (const [at, each] of crowdIn(running, 24).entries())
    each.say({ channel: discord.generalId, text: `I am in, number ${at}` });
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  model.next(textReply('All are in.'));
  discord.person('42').slash('summarize');
  await discord.waitFor(() => model.requests.length > 0, WAIT_MS);

  expect(heardFrom(running)).toContain('Person 23');
  expect(heardFrom(running)).not.toMatch(/\d{17,}|someone/);
});

test.each([
  [`${'🏳️‍🌈'.repeat(30)} parade`, /^(?:🏳️‍🌈)+(?:…)?$/u],
  [`${'x'.repeat(78)}👩🏽‍🚀 in space`, /^x{78}(?:👩🏽‍🚀)?(?: ?…)?$/u],
  [`${'ก็'.repeat(60)}`, /^(?:ก็)+…?$/u],
  [
    'may <@1000000000000000711> and <@&ROLE> post in <#GENERAL>?',
    /^may @Person 1 and @\S+ post in #general\?$/,
  ],
  ['## **plan** for `x` <a:dance:1000000000000000999> ~~old~~', /^plan for x :dance: old$/],
  [
    'is [this](https://example.org/a) ||secret|| <https://example.org>?',
    /^is this ▇▇▇ https:\/\/example\.org\?$/,
  ],
  ['> quoted\n\nwhat of it?', /^quoted what of it\?$/],
  ['at <t:1700000000:F> in </join:1000000000000000888>', /^at 2023-11-14 22:13 UTC in \/join$/],
])('a thread is called by what was asked: %s', async (text, title) => {
  const running = await start();
  const { discord } = running;
  crowdIn(running, 2);
  discord.person('43', { name: 'Ben', roles: ['crew'] });
  const role = discord.roleId('crew');
  const asked = text.replace('GENERAL', discord.generalId).replace('ROLE', role);
  const { id } = discord.person('42').mention(asked);
  await answer(running, id);

  const [thread] = discord.threads(discord.generalId);
  expect(thread?.name).toMatch(title);
  expect(thread?.name.isWellFormed()).toBe(true);
});

test.each([1, 3, 6, 8, 9, 12])('a row of type %d is nobody’s words', async (type) => {
  const running = await start();
  const { discord } = running;
  const ada = discord.person('42');
  const thread = ada.createThread({ channel: discord.generalId }, 'talk').id;
  ada.say({ channel: thread, text: 'the plan' });
  ada.say({ channel: thread, text: 'did it', as: { extras: { type } } });
  ada.say({ channel: thread, text: `<@${discord.bot.id}> well?` });
  await answer(running, thread);

  expect(heardFrom(running)).toContain('the plan');
  expect(heardFrom(running)).not.toContain('did it');
});
