import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import * as onDiscord from './on-discord.ts';
import * as onSlack from './on-slack.ts';
import { countAnswered } from './recalling-discord.ts';
import { createWatchedStore, ENGINES, type WatchedStore } from './stored-words.ts';

// Kind: one message, with its words and its files, as others quote, forward, link and read it, and
// as the model says it again. It is to go with its author, and also alone, by its link.

const WAIT = { timeout: onSlack.WAIT_MS };

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
];
const channels = [
  { id: 'C1', name: 'general' },
  { id: 'C2', name: 'random' },
];
const workspaces = [{ id: 'T1', users, channels }];

const toFile = (name: string, word: string) => ({
  name,
  bytes: Buffer.from(`${word} `.repeat(3_000)),
  mimetype: 'text/plain',
  contentType: 'text/plain',
});
const FILES = [toFile('zorbname.txt', 'zorbfile')];

type Scene<Running> = (running: Running) => Promise<string>;

const WAYS = ['me', 'link'] as const;
const WORDS = ['zorbsaid', 'zorbfile', 'zorbname', 'zorbtold'];

const every = <Running>(scenes: Readonly<Record<string, Scene<Running>>>) =>
  Object.entries(scenes).flatMap(([name, scene]) =>
    WAYS.flatMap((way) => ENGINES.map((engine) => ({ name, scene, way, engine }))),
  );

async function expectForgotten(stored: WatchedStore['stored'], forget: () => Promise<unknown>) {
  await expect.poll(() => stored(['pelican']), WAIT).not.toEqual([]);
  const found = () => stored(WORDS);
  await expect.poll(found, WAIT).not.toEqual([]);
  await forget();
  await expect.poll(found, WAIT).toEqual([]);
  expect(await stored(['pelican'])).not.toEqual([]);
}

// ---- Slack

const slackLink = (ts: string) => `https://t1.slack.com/archives/C1/p${ts.replace('.', '')}`;
const call = (name: string, given: object) =>
  callReply([{ name, id: 'c1', arguments: JSON.stringify(given) }]);

const say = ({ slack }: onSlack.Running) =>
  slack.person('U1').say({ channel: 'C1', text: 'zorbsaid', files: FILES });

const askOnSlack = async (
  running: onSlack.Running,
  said: object,
  ...replies: ReturnType<typeof textReply>[]
) => {
  const { model, slack } = running;
  model.next(...(replies.length === 0 ? [textReply('It is zorbtold.')] : replies));
  const given = { channel: 'C1', text: 'pelican', ...said };
  const ts = slack.person('U2').mention(given);
  const { threadTs = ts, channel } = given as { threadTs?: string; channel: string };
  await onSlack.answer(running, channel, threadTs);
  return ts;
};

const SLACK: Readonly<Record<string, Scene<onSlack.Running>>> = {
  'a message with a file that is shared': async (running) => {
    const ts = say(running);
    const [file] = running.slack.messages('C1').flatMap((each) => each.files ?? []);
    const shared = {
      ...{ is_share: true, author_id: 'U1', author_name: 'ada', channel_id: 'C1', ts },
      ...{ text: 'zorbsaid', files: file ? [file] : [] },
    };
    await askOnSlack(running, { channel: 'C2', as: { attachments: [shared] } });
    return ts;
  },
  'a message that is linked to from another channel': async (running) => {
    const ts = say(running);
    await askOnSlack(running, { channel: 'C2', text: `pelican ${slackLink(ts)}` });
    return ts;
  },
  'a message that a tool reads for another channel': async (running) => {
    const ts = say(running);
    const reply = textReply('ada said zorbtold');
    await askOnSlack(running, { channel: 'C2' }, call('read_channel', { channel: '<#C1>' }), reply);
    return ts;
  },
  'a message that a later answer in its thread repeats': async (running) => {
    const { slack, model } = running;
    model.next(textReply('Noted.'));
    const given = { channel: 'C1', text: 'zorbsaid', files: FILES };
    const ts = slack.person('U1').mention(given);
    await onSlack.answer(running, 'C1', ts);
    model.next(textReply('She said zorbtold'));
    slack.person('U2').mention({ channel: 'C1', text: 'pelican', threadTs: ts });
    await onSlack.answer(running, 'C1', ts, 2);
    return ts;
  },
  'an answer about a message, shared in another channel': async (running) => {
    const { slack } = running;
    const ts = say(running);
    await askOnSlack(running, { text: `toucan ${slackLink(ts)}` });
    const told = slack.messages('C1').find(({ text }) => text.includes('zorbtold'));
    const answers = slack.messages('C1', told?.ts ?? '').map((each) => each);
    const found = [...slack.messages('C1'), ...answers].find(({ text }) =>
      text.includes('zorbtold'),
    );
    const shared = {
      ...{ is_share: true, author_id: 'UBOT', author_name: 'parley', channel_id: 'C1' },
      ...{ ts: found?.ts ?? '', text: 'It is zorbtold.' },
    };
    await askOnSlack(running, { channel: 'C2', as: { attachments: [shared] } });
    return ts;
  },
};

async function forgetOnSlack({ slack }: onSlack.Running, way: 'me' | 'link', ts: string) {
  const ada = slack.person('U1');
  const shown = (pattern: RegExp) =>
    slack.waitFor(
      () =>
        slack
          .messages('C1')
          .find(({ ephemeralFor, text }) => ephemeralFor === 'U1' && pattern.test(text)),
      onSlack.WAIT_MS,
    );
  await ada.slash('/forget', way === 'me' ? 'me' : slackLink(ts), 'C1');
  if (way === 'me') await ada.press((await shown(/Forget everything you said/)).ts, 'Forget');
  await shown(/^(?:Forgotten: |There was nothing|I’m still)/);
}

test.each(every(SLACK))('Slack, $engine, /forget $way: $name', async ({ scene, way, engine }) => {
  const { url, stored } = await createWatchedStore(engine);
  const running = await onSlack.start({ workspaces }, { STORE_URL: url });
  const ts = await scene(running);
  await expectForgotten(stored, () => forgetOnSlack(running, way, ts));
});

// ---- Discord

const discordLink = ({ discord }: onDiscord.Running, id: string) =>
  `https://discord.com/channels/${discord.guildId}/${discord.generalId}/${id}`;

const sayOnDiscord = ({ discord }: onDiscord.Running) =>
  discord.person('42').say({ channel: discord.generalId, text: 'zorbsaid', attachments: FILES }).id;

const DISCORD: Readonly<Record<string, Scene<onDiscord.Running>>> = {
  'a message with a file that is replied to': async ({ discord, model, ...rest }) => {
    const running = { discord, model, ...rest };
    const id = sayOnDiscord(running);
    model.next(textReply('It is zorbtold'));
    discord.person('43').mention('pelican', { replyTo: id });
    return id;
  },
  'a message that is linked to': async (running) => {
    const { discord, model } = running;
    const id = sayOnDiscord(running);
    model.next(textReply('It is zorbtold'));
    discord.person('43').mention(`pelican ${discordLink(running, id)}`);
    return id;
  },
  'a message with a file that is forwarded': async (running) => {
    const { discord, model } = running;
    const id = sayOnDiscord(running);
    model.next(textReply('Hello.'));
    const grace = discord.person('43');
    const { id: thread } = grace.mention('pelican');
    await expect.poll(() => countAnswered(running), WAIT).toBe(1);
    model.next(textReply('It is zorbtold'));
    grace.forward(id, { channel: thread });
    await expect.poll(() => countAnswered(running), WAIT).toBe(2);
    return id;
  },
  'a message with a file whose menu somebody else uses': async (running) => {
    const { discord, model } = running;
    const id = sayOnDiscord(running);
    const grace = discord.person('43');
    const opened = await grace.contextMenu('Ask about this', { message: id }).answered();
    model.next(textReply('It is zorbtold'));
    grace.submit(opened, { question: 'pelican' });
    return id;
  },
};

async function forgetOnDiscord(running: onDiscord.Running, way: 'me' | 'link', id: string) {
  const { discord } = running;
  const ada = discord.person('42');
  const asked = ada.slash('forget', { what: way === 'me' ? 'me' : discordLink(running, id) });
  const shown = (pattern: RegExp) =>
    discord.waitFor(() => pattern.test(asked.response?.text ?? ''), onDiscord.WAIT_MS);
  if (way === 'link') {
    await shown(/^(?:Forgotten|There was nothing)/);
    return;
  }
  await shown(/Forget everything/);
  await ada.press(asked.response?.id ?? '', 'Forget').answered();
}

test.each(every(DISCORD))(
  'Discord, $engine, /forget $way: $name',
  async ({ scene, way, engine }) => {
    const { url, stored } = await createWatchedStore(engine);
    const running = await onDiscord.start({}, { STORE_URL: url });
    await running.discord.waitFor(() => running.discord.commands.length > 0, onDiscord.WAIT_MS);
    const id = await scene(running);
    await expect.poll(() => countAnswered(running), WAIT).toBeGreaterThan(0);
    await expectForgotten(stored, () => forgetOnDiscord(running, way, id));
  },
);
