// Kind: a quote points at another message. Nothing that others wrote is followed, and the model is
// told which channel it points at and that it was not read, instead of an address full of ids.
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as onDiscord from './on-discord.ts';
import * as onSlack from './on-slack.ts';

const NOT_READ = 'Links to messages inside what is quoted were not followed';

async function startOnDiscord() {
  const running = await onDiscord.start();
  const { discord } = running;
  const channel = discord.addChannel('plans');
  const { id } = discord.person('43').say({ channel, text: 'the secret word is heliotrope' });
  const link = `https://discord.com/channels/${discord.guildId}/${channel}/${id}`;
  return { running, discord, link, ada: discord.person('42', { name: 'Ada' }) };
}

test.each([
  ['bare', (link: string) => `see ${link}.`],
  ['in brackets', (link: string) => `see <${link}>`],
  ['with a label', (link: string) => `see [this](${link})`],
  ['twice, and another one', (link: string) => `${link} ${link} https://example.com/a`],
  ['of the app', (link: string) => link.replace('https://discord.com', 'discord://-')],
])('Discord: a link in a message that is replied to: %s', async (_, toText) => {
  const { running, discord, link, ada } = await startOnDiscord();
  const { id } = discord.person('43').say({ channel: discord.generalId, text: toText(link) });
  const asking = ada.mention('what is that?', { replyTo: id });
  await onDiscord.answer(running, asking.id);

  expect(onDiscord.asked(running)).toContain('message in #plans, not read');
  expect(onDiscord.asked(running)).toContain(NOT_READ);
  expect(onDiscord.asked(running)).not.toContain('heliotrope');
});

test('Discord: the asker’s own link is followed, also beside a quote with one', async () => {
  const { running, discord, link, ada } = await startOnDiscord();
  const { id } = discord.person('43').say({ channel: discord.generalId, text: `see ${link}` });
  const asking = ada.mention(`what is ${link}?`, { replyTo: id });
  await onDiscord.answer(running, asking.id);

  expect(onDiscord.asked(running)).toContain('heliotrope');
});

test('Discord: a link in a message that a link leads to, and in one chosen from a menu', async () => {
  const { running, discord, link, ada } = await startOnDiscord();
  const pointing = discord.person('43').say({ channel: discord.generalId, text: `see ${link}` });
  const own = `https://discord.com/channels/${discord.guildId}/${discord.generalId}/${pointing.id}`;
  const asking = ada.mention(`what is ${own}?`);
  await onDiscord.answer(running, asking.id);

  expect(onDiscord.asked(running)).toContain('message in #plans, not read');
  expect(onDiscord.asked(running)).toContain(NOT_READ);
  expect(onDiscord.asked(running)).not.toContain('heliotrope');
});

test('Discord: a quote without such a link has no note', async () => {
  const { running, discord, ada } = await startOnDiscord();
  const text = 'see https://example.com/channels/1/2/3 and https://discord.com/channels/1';
  const { id } = discord.person('43').say({ channel: discord.generalId, text });
  const asking = ada.mention('what is that?', { replyTo: id });
  await onDiscord.answer(running, asking.id);

  expect(onDiscord.asked(running)).toContain('https://example.com/channels/1/2/3');
  expect(onDiscord.asked(running)).not.toContain(NOT_READ);
});

test.each([
  ['everyone may read', 'C3', 'message in #launch, not read'],
  ['some here may not read', 'C4', 'message in #channel, not read'],
])(
  'Slack: a link in a message that is forwarded, to a channel that %s',
  async (_, channel, named) => {
    const channels = [
      { id: 'C1' },
      { id: 'C3', name: 'launch' },
      { id: 'C4', name: 'staff', members: ['U1'], kind: 'group' as const },
    ];
    const running = await onSlack.start({ workspaces: [{ id: 'T1', channels }] });
    const { slack, model } = running;
    const ts = slack.person('U1').say({ channel, text: 'the secret word is heliotrope' });
    model.next(textReply('No.'));
    const link = `<https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}>`;
    const forwarded = { is_share: true, author_name: 'Eve', text: `see ${link}` };
    const question = slack
      .person('U1')
      .mention({ channel: 'C1', text: 'what is that?', as: { attachments: [forwarded] } });
    await onSlack.answer(running, 'C1', question);

    expect(onSlack.asked(running)).toContain(named);
    expect(onSlack.asked(running)).toContain(NOT_READ);
    expect(onSlack.asked(running)).not.toContain('heliotrope');
  },
);
