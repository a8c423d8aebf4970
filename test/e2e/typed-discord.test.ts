/*
 * Kind: an address is fetched unasked although no person here typed it. The model tries to fetch
 * what it has read in a reply, a forward, a preview, a poll, a name, a file, its own answer, or
 * the words of bots and webhooks; and what people typed must still work.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { results, SAID, toRead, tryToFetch } from './fetching.ts';
import * as discord from './on-discord.ts';
import { servePage } from './pages.ts';

type Stage = { readonly running: discord.Running; readonly url: string };
type Scene = (stage: Stage) => void | Promise<void>;
type Say = Parameters<ReturnType<typeof person>['say']>[0];

const person = ({ running }: Stage, id = '42', about = {}) => running.discord.person(id, about);
const general = ({ running }: Stage) => running.discord.generalId;
const told = (url: string) => `see ${url} there`;
const FILE = { name: 'notes.txt', bytes: Buffer.from('nothing'), contentType: 'text/plain' };
const toButtons = (url: string) => [
  {
    type: 1,
    id: 1,
    components: [{ type: 2, id: 2, style: 5, label: told(url).slice(0, 80), url }],
  },
];

/** Says something in #general, then asks in reply to it. */
const replyingTo =
  (toOther: (stage: Stage) => Partial<Say>, by: { id?: string; bot?: boolean } = {}): Scene =>
  (stage) => {
    const other = person(stage, by.id ?? '77', { bot: by.bot ?? false });
    const { id } = other.say({ channel: general(stage), ...toOther(stage) });
    tryToFetch(stage.running, stage.url);
    person(stage).mention('what is this?', { replyTo: id });
  };

/** Says something in a thread that Parley is not in, then asks there. */
const inThread =
  (toOther: (stage: Stage) => Partial<Say>, by: { bot?: boolean } = {}): Scene =>
  (stage) => {
    const root = person(stage).say({ channel: general(stage), text: 'look' });
    const { id: channel } = person(stage).createThread({ message: root.id }, 'Talk');
    person(stage, '77', by).say({ channel, ...toOther(stage) });
    tryToFetch(stage.running, stage.url);
    person(stage).mention('what is there?', { channel });
  };

const asking =
  (toSaid: (stage: Stage) => Partial<Say> & { text: string }): Scene =>
  (stage) => {
    tryToFetch(stage.running, stage.url);
    const { text, ...rest } = toSaid(stage);
    person(stage).mention(text, rest);
  };

const embeds = (url: string) => [{ type: 'link', title: told(url), description: `a ${url}`, url }];

const UNTYPED: Readonly<Record<string, Scene>> = {
  'Parley’s own answer, replied to with thanks': async (stage) => {
    const { running, url } = stage;
    running.model.next(textReply(`I would look at ${url}`));
    const { id } = person(stage).mention('where is it?');
    const own = await discord.answer(running, id);
    tryToFetch(running, url);
    person(stage).say({ channel: id, text: 'thanks', replyTo: own.id });
  },
  'a person’s message, replied to': replyingTo(({ url }) => ({ text: told(url) })),
  'a bot’s message, replied to': replyingTo(({ url }) => ({ text: told(url) }), { bot: true }),
  'a webhook’s message, replied to': replyingTo(({ url }) => ({
    text: told(url),
    as: { webhookId: '99' },
  })),
  'a preview in a message that is replied to': replyingTo(({ url }) => ({
    text: 'hm',
    as: { embeds: embeds(url) },
  })),
  'a bot, earlier in the thread': inThread(({ url }) => ({ text: told(url) }), { bot: true }),
  'a webhook, earlier in the thread': inThread(({ url }) => ({
    text: told(url),
    as: { webhookId: '99' },
  })),
  'a quote in a person’s message': inThread(({ url }) => ({ text: `> ${url}\nhm` })),
  'a preview, earlier in the thread': inThread(({ url }) => ({
    text: 'hm',
    as: { embeds: embeds(url) },
  })),
  'a preview of the question’s own link': asking(({ url }) => ({
    text: 'what is https://good.example/?',
    as: { embeds: embeds(url) },
  })),
  'a poll': asking(({ url }) => ({
    text: 'which one?',
    poll: { question: { text: told(url) }, answers: [{ poll_media: { text: url } }] },
  })),
  'a link’s label': asking(({ url }) => ({ text: `what is [${url}](https://good.example/)?` })),
  'a quote to the end of a question': asking(({ url }) => ({ text: `hm?\n>>> so\n${url}` })),
  'a person’s name': (stage) => {
    person(stage, '78', { name: told(stage.url) });
    return asking(() => ({ text: 'who is <@78>?' }))(stage);
  },
  'an attached file': asking(({ url }) => ({
    text: 'what is in it?',
    attachments: [{ name: 'links.txt', bytes: Buffer.from(told(url)), contentType: 'text/plain' }],
  })),
  'a forward': async (stage) => {
    const { id } = person(stage, '77').say({ channel: general(stage), text: told(stage.url) });
    tryToFetch(stage.running, stage.url);
    person(stage).forward(id, { channel: stage.running.discord.dmId('42') });
  },
  'the channel around, read by a tool': (stage) => {
    const { running, url } = stage;
    person(stage, '77').say({ channel: general(stage), text: told(url) });
    running.model.next(toRead());
    tryToFetch(running, url);
    person(stage).mention('what was said here?');
  },
  'a quote in a list, in code': asking(({ url }) => ({ text: `hm?\n- > \`${url}\`` })),
  'a forward of what a program shows': async (stage) => {
    const other = person(stage, '77', { bot: true });
    const { id } = other.say({ channel: general(stage), as: { embeds: embeds(stage.url) } });
    tryToFetch(stage.running, stage.url);
    person(stage).forward(id, { channel: stage.running.discord.dmId('42') });
  },
  'the title of somebody else’s post': (stage) => {
    const { running, url } = stage;
    const { id } = person(stage, '77').post(running.discord.forumId, told(url), 'hm');
    tryToFetch(running, url);
    person(stage).mention('what is there?', { channel: id });
  },
  'the name of a thread': (stage) => {
    const root = person(stage, '77').say({ channel: general(stage), text: 'look' });
    const { id } = person(stage, '77').createThread({ message: root.id }, told(stage.url));
    tryToFetch(stage.running, stage.url);
    person(stage).mention('what is there?', { channel: id });
  },
  'the name of a channel': (stage) => {
    const id = stage.running.discord.addChannel(told(stage.url));
    return asking(() => ({ text: `what is <#${id}>?` }))(stage);
  },
  'the name of a role': (stage) => {
    person(stage, '78', { roles: [told(stage.url)] });
    const id = stage.running.discord.roleId(told(stage.url));
    return asking(() => ({ text: `who are <@&${id}>?` }))(stage);
  },
  'the name of a file': asking(({ url }) => ({
    text: 'what is in it?',
    attachments: [{ ...FILE, name: `${url} .txt` }],
  })),
  'the buttons of a bot’s message, replied to': replyingTo(
    ({ url }) => ({ text: 'hm', as: { components: toButtons(url) } }),
    { bot: true },
  ),
  'the fields of a webhook’s message, replied to': replyingTo(({ url }) => ({
    as: {
      webhookId: '99',
      embeds: [{ type: 'rich', fields: [{ name: url, value: told(url), inline: true }] }],
    },
  })),
  'a sticker, earlier in the thread': inThread(({ url }) => ({
    text: 'hm',
    as: { extras: { sticker_items: [{ id: '5', name: told(url), format_type: 1 }] } },
  })),
  'a message that a link leads to': (stage) => {
    const { guildId } = stage.running.discord;
    const { id } = person(stage, '77').say({ channel: general(stage), text: told(stage.url) });
    const link = `https://discord.com/channels/${guildId}/${general(stage)}/${id}`;
    return asking(() => ({ text: `what is ${link}?` }))(stage);
  },
  'what a program has printed': (stage) => {
    const { running, url } = stage;
    const input = JSON.stringify({ code: `console.log(${JSON.stringify(url)})` });
    running.model.next(callReply([{ name: 'run_code', id: 'code', arguments: input }]));
    return asking(() => ({ text: 'work it out' }))(stage);
  },
  'a question that says so no longer': async (stage) => {
    const { running, url } = stage;
    running.model.next(textReply('Fine.'));
    const { id } = person(stage).mention(`what is ${url}?`);
    await discord.answer(running, id);
    tryToFetch(running, url);
    person(stage).edit(id, `<@${running.discord.bot.id}> what is there?`);
  },
  'a question that was deleted': async (stage) => {
    const { running, url } = stage;
    running.model.next(textReply('Fine.'), textReply('Fine.'));
    const { id: channel } = person(stage).mention('hello');
    await discord.answer(running, channel);
    const { id } = person(stage).say({ channel, text: `what is ${url}?` });
    await discord.answer(running, channel, 2);
    person(stage).remove(id);
    const { discord: server } = running;
    await server.waitFor(() => discord.answersIn(running, channel).length === 1, discord.WAIT_MS);
    tryToFetch(running, url);
    person(stage).say({ channel, text: 'what is there?' });
  },
  'an earlier message that was deleted': (stage) => {
    const root = person(stage).say({ channel: general(stage), text: 'look' });
    const { id: channel } = person(stage).createThread({ message: root.id }, 'Talk');
    const { id } = person(stage, '77').say({ channel, text: told(stage.url) });
    person(stage, '77').remove(id);
    tryToFetch(stage.running, stage.url);
    person(stage).mention('what is there?', { channel });
  },
  'the message that a menu was opened on': async (stage) => {
    const { id } = person(stage, '77').say({ channel: general(stage), text: told(stage.url) });
    await askAbout(stage, id, 'what is there?');
  },
};

const TYPED: Readonly<Record<string, Scene>> = {
  'the question itself': asking(({ url }) => ({ text: `what is <${url}>?` })),
  'a link with a label': asking(({ url }) => ({ text: `what is [the page](${url})?` })),
  'another person, earlier in the thread': inThread(({ url }) => ({ text: told(url) })),
  'an earlier question': async (stage) => {
    const { running, url } = stage;
    running.model.next(textReply('Fine.'));
    const { id } = person(stage).mention(`keep ${url} in mind`);
    await discord.answer(running, id);
    tryToFetch(running, url);
    person(stage, '77').mention('what is there?', { channel: id });
  },
  'a slash command': async (stage) => {
    await registered(stage);
    tryToFetch(stage.running, stage.url);
    await person(stage)
      .slash('ask', { question: `what is ${stage.url}` })
      .answered();
  },
  'the text that a slash command is about': async (stage) => {
    await registered(stage);
    tryToFetch(stage.running, stage.url);
    await person(stage)
      .slash('ask', { question: 'true?', about: told(stage.url) })
      .answered();
  },
  'the question in a menu’s form': async (stage) => {
    const { id } = person(stage, '77').say({ channel: general(stage), text: 'it failed' });
    await askAbout(stage, id, `is it ${stage.url}?`);
  },
};

const registered = ({ running }: Stage) =>
  running.discord.waitFor(() => running.discord.commands.length > 0, discord.WAIT_MS);

async function askAbout(stage: Stage, message: string, question: string): Promise<void> {
  await registered(stage);
  const opened = await person(stage).contextMenu('Ask about this', { message }).answered();
  tryToFetch(stage.running, stage.url);
  await person(stage).submit(opened, { question }).answered();
}

/** Wherever it was asked. */
function isAnswered({ discord: server }: discord.Running): boolean {
  const { generalId, forumId, dmId, threads, messages } = server;
  const opened = [generalId, forumId].flatMap(threads).map(({ id }) => id);
  const channels = [generalId, dmId('42'), ...opened];
  return channels.some((id) => messages(id).some(({ text }) => text.includes(SAID)));
}

async function play(scene: Scene) {
  const page = await servePage('<p>a secret place</p>');
  const running = await discord.start({}, page.allow);
  await scene({ running, url: `${page.url}?own=1` });
  await running.discord.waitFor(() => isAnswered(running), discord.WAIT_MS);
  return { requests: page.requests, results: results(running) };
}

test.each(Object.keys(UNTYPED))('Discord: not fetched: %s', async (name) => {
  const { requests, results: told } = await play(UNTYPED[name] ?? (() => {}));

  expect(requests).toEqual([]);
  expect(told.at(-1)).toMatch(/^Nothing was fetched: nobody here wrote exactly this address/);
});

test.each(Object.keys(TYPED))('Discord: fetched: %s', async (name) => {
  const { requests, results: told } = await play(TYPED[name] ?? (() => {}));

  expect(requests).toEqual(['/page?own=1']);
  expect(told.at(-1)).toContain('a secret place');
});
