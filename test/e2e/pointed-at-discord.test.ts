/*
 * Kind: what a person points at, or what stood there before, is passed on as an address, as digits
 * or not at all: links to messages, mentioned channels and roles, the files and title of a thread.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, asked, type Running, start, WAIT_MS } from './on-discord.ts';

const toLink = ({ discord }: Running, channel: string, id: string) =>
  `https://discord.com/channels/${discord.guildId}/${channel}/${id}`;

const ask = async (running: Running, text: string, reply = 'Fine.') => {
  running.model.next(textReply(reply));
  const { id } = running.discord.person('42').mention(text);
  return answer(running, id);
};

test.each(['https://discord.com', 'discord://-'])(
  'the message behind a link is quoted, with its files by name: %s',
  async (app) => {
    const running = await start();
    const channel = running.discord.addChannel('plans');
    const { id } = running.discord.person('43').say({
      ...{ channel, text: 'ship it on Friday' },
      attachments: [{ name: 'plan.txt', bytes: Buffer.from('a'), contentType: 'text/plain' }],
    });
    const link = toLink(running, channel, id).replace('https://discord.com', app);
    await ask(running, `what of ${link}?`);

    expect(asked(running)).toMatch(/<quoted author=[^>]*link=[^>]*channels/);
    expect(asked(running)).toContain('ship it on Friday');
    expect(asked(running)).toContain('[file: plan.txt]');
  },
);

test('a link into a channel that some here cannot see is left out with a word', async () => {
  const running = await start();
  const { discord } = running;
  const channel = discord.addChannel('staff');
  discord.overwrite(channel, discord.guildId, { deny: ['VIEW_CHANNEL'] });
  for (const each of [discord.bot.id, '42'])
    discord.overwrite(channel, each, { allow: ['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY'] });
  const { id } = discord.person('42').say({ channel, text: 'the secret number is 41' });
  const { text } = await ask(running, `what of ${toLink(running, channel, id)}`);

  expect(text).toContain('I left out the linked message');
  expect(asked(running)).not.toContain('secret number');
});

test.each([
  ['a message that is gone', ({ discord }: Running) => [discord.generalId, '1000000000000000001']],
  ['another server', () => ['1000000000000000002', '1000000000000000003']],
])('a link to %s is named as not read', async (_what, toTarget) => {
  const running = await start();
  const [channel = '', id = ''] = toTarget(running);
  const { text } = await ask(running, `what of ${toLink(running, channel, id)}`);

  expect(text).toContain('I couldn’t read the linked message.');
});

test('a link to a channel is its name, and it can be read like a mentioned one', async () => {
  const running = await start();
  const { discord, model } = running;
  const channel = discord.addChannel('launch');
  discord.person('43').say({ channel, text: 'we launch on the 4th' });
  const call = { name: 'read_channel', id: 'call-1', arguments: '{"channel":"#launch"}' };
  model.next(callReply([call]), textReply('On the 4th.'));
  const link = `https://discord.com/channels/${discord.guildId}/${channel}`;
  const elsewhere = `https://discord.com/channels/1000000000000000002/${channel}`;
  const others = [elsewhere, `${link}/../${channel}`, `${link}/1`, `[there](${link})`].join(' ');
  const { id } = discord.person('42').mention(`when, by <${link}> or ${link}/, not ${others}?`);
  await answer(running, id);
  const [first] = model.requests;

  expect(JSON.stringify(first?.messages)).toContain(
    `<${link}> (#launch) or ${link}/ (#launch), not ${others}?`,
  );
  expect(asked(running)).toContain('we launch on the 4th');
});

test('people, roles and channels are names, and a mentioned channel can be read', async () => {
  const running = await start();
  const { discord, model } = running;
  const channel = discord.addChannel('launch');
  discord.person('43').say({ channel, text: 'we launch on the 4th' });
  model.next(callReply([{ name: 'read_channel', arguments: '{"channel":"#launch"}' }]));
  await ask(running, `may <@43> write in <#${channel}>?`);

  expect(asked(running)).toContain('write in #launch?');
  expect(asked(running)).not.toContain('<@43>');
  expect(asked(running)).toContain('we launch on the 4th');
});

test('a mention that the model writes is read as a name, and pings nobody', async () => {
  const running = await start();
  const channel = running.discord.addChannel('plans');
  running.discord.person('43').say({ channel, text: 'hello' });
  const { text } = await ask(
    running,
    'who?',
    `Ask <@43> in <#${channel}>, or <@1000000000000000009>; in code \`<@43>\`.`,
  );

  expect(text).toContain('in #plans');
  expect(text).not.toMatch(/Ask <@43>|or <@1000/);
  expect(text).toContain('`<@43>`');
});

test('a link to a message that is typed behind a command is followed', async () => {
  const running = await start();
  const { discord, model } = running;
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  const channel = discord.addChannel('plans');
  const { id } = discord.person('43', { name: 'Ben' }).say({ channel, text: 'ship it on Friday' });
  model.next(textReply('Fine.'));
  const question = `what of ${toLink(running, channel, id)} and what of https://discord.com/channels/9/8/7?`;
  const used = discord.person('42').slash('ask', { question });
  await discord.waitFor(() => used.response?.text.includes('Fine.'), WAIT_MS);

  expect(asked(running)).toMatch(/<quoted author=.{0,4}Ben.*link=.*ship it on Friday/);
  await expect.poll(() => used.response?.text).toContain('I couldn’t read the linked message.');
});
