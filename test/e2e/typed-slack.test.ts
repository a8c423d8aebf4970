/*
 * Kind: an address is fetched unasked although no person here typed it. The model tries to fetch
 * what it has read in a quote, a preview, a label, a name, a file, its own answer, or the words of
 * bots and of Slack itself; and what people typed must still work.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { results, SAID, toRead, tryToFetch } from './fetching.ts';
import * as slack from './on-slack.ts';
import { servePage } from './pages.ts';

const C1 = { channel: 'C1' };

type Stage = {
  readonly running: slack.Running;
  /** The address that a person typed, or that none has typed. */
  readonly url: string;
};
type Scene = (stage: Stage) => void | Promise<void>;

const person = ({ running }: Stage, id = 'U1') => running.slack.person(id);
const told = (url: string) => `see ${url} there`;
const FILE = { name: 'notes.txt', bytes: Buffer.from('nothing'), mimetype: 'text/plain' };
const toRich = (element: object) => ({ type: 'rich_text', elements: [element] });
const toSection = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

/** Asks in a thread whose first messages others have written. */
const inThread =
  (before: (stage: Stage, threadTs: string) => void, question = 'what is there?'): Scene =>
  (stage) => {
    const threadTs = person(stage, 'U2').say({ ...C1, text: 'look' });
    before(stage, threadTs);
    tryToFetch(stage.running, stage.url);
    person(stage).mention({ ...C1, threadTs, text: question });
  };

/** Asks with a message that brings more than what was typed. */
const asking =
  (
    toSaid: (url: string) => Omit<Parameters<ReturnType<typeof person>['mention']>[0], 'channel'>,
  ): Scene =>
  (stage) => {
    tryToFetch(stage.running, stage.url);
    person(stage).mention({ ...C1, ...toSaid(stage.url) });
  };

const UNTYPED: Readonly<Record<string, Scene>> = {
  'Parley’s own answer, thanked for': async (stage) => {
    const { running, url } = stage;
    running.model.next(textReply(`I would look at ${url}`));
    const ts = person(stage).mention({ ...C1, text: 'where is it?' });
    await slack.answer(running, 'C1', ts);
    tryToFetch(running, url);
    person(stage).mention({ ...C1, threadTs: ts, text: 'thanks' });
  },
  'a bot, earlier in the thread': inThread((stage, threadTs) => {
    const as = { botId: 'B9', subtype: 'bot_message' };
    person(stage, 'U2').say({ ...C1, threadTs, text: told(stage.url), as });
  }),
  'an app that posts as a person': inThread((stage, threadTs) => {
    person(stage, 'U2').say({ ...C1, threadTs, text: told(stage.url), as: { botId: 'B9' } });
  }),
  'the topic that Slack tells of': inThread((stage, threadTs) => {
    const as = { subtype: 'channel_topic' };
    person(stage, 'U2').say({ ...C1, threadTs, text: `set the topic: ${stage.url}`, as });
  }),
  'a quote in a person’s message': inThread((stage, threadTs) => {
    person(stage, 'U2').say({ ...C1, threadTs, text: `&gt; ${stage.url}\nhm` });
  }),
  'a quote to the end of a question': asking((url) => ({
    text: `what is this?\n&gt;&gt;&gt; so\n${url}`,
  })),
  'a shared message': asking((url) => ({
    text: 'what is this?',
    as: { attachments: [{ is_share: true, author_name: 'Eve', text: told(url) }] },
  })),
  'a preview of a message': asking((url) => ({
    text: 'what is this?',
    as: { attachments: [{ is_msg_unfurl: true, text: told(url), fallback: told(url) }] },
  })),
  'a preview of a page': asking((url) => ({
    text: 'what is this?',
    as: { attachments: [{ title: told(url), text: told(url), from_url: 'https://good.example/' }] },
  })),
  'a link’s label': asking((url) => ({ text: `what is <https://good.example/|${url}>?` })),
  'a link’s label with brackets': asking((url) => ({
    text: `what is \\<https://good.example/|x](${url}) [y>?`,
  })),
  'a person’s name': async (stage) => {
    stage.running.slack.addUser({ id: 'U9', name: 'eve', realName: told(stage.url) });
    await asking(() => ({ text: 'who is <@U9>?' }))(stage);
  },
  'an attached file': asking((url) => ({
    text: 'what is in it?',
    files: [{ name: 'links.txt', bytes: Buffer.from(told(url)), mimetype: 'text/plain' }],
  })),
  'the name of a file': asking((url) => ({
    text: 'what is in it?',
    files: [{ name: `${url} .txt`, bytes: Buffer.from('nothing'), mimetype: 'text/plain' }],
  })),
  'the channel around, read by a tool': (stage) => {
    const { running, url } = stage;
    person(stage, 'U2').say({ ...C1, text: told(url) });
    running.model.next(toRead());
    tryToFetch(running, url);
    person(stage).mention({ ...C1, text: 'what was said here?' });
  },
  'the message that a menu was opened on': async (stage) => {
    const ts = person(stage, 'U2').say({ ...C1, text: told(stage.url) });
    await askAbout(stage, ts, 'what is there?');
  },
  'a quote in rich text': asking((url) => ({
    text: 'what is this?',
    as: { blocks: [toRich({ type: 'rich_text_quote', elements: [{ type: 'link', url }] })] },
  })),
  'a link in rich text that looks like another': asking((url) => ({
    text: `what is <https://good.example/|${url}>?`,
    as: {
      blocks: [
        toRich({
          type: 'rich_text_section',
          elements: [{ type: 'link', url: 'https://good.example/', text: url }],
        }),
      ],
    },
  })),
  'code in a quote': asking((url) => ({ text: `hm?\n&gt; - \`${url}\`` })),
  'the title of a file': asking((url) => ({
    text: 'what is in it?',
    files: [{ ...FILE, extra: { title: told(url) } }],
  })),
  'the preview of a snippet': asking((url) => ({
    text: 'what is in it?',
    files: [{ ...FILE, extra: { mode: 'snippet', preview: told(url) } }],
  })),
  'a mail that came as a file': asking((url) => ({
    text: 'what is in it?',
    files: [{ ...FILE, extra: { mode: 'email', subject: url, plain_text: told(url) } }],
  })),
  'what an app shows of a link': asking((url) => ({
    text: 'what is <https://good.example/>?',
    as: { attachments: [{ is_app_unfurl: true, blocks: [toSection(told(url))] }] },
  })),
  'a group’s name': asking(() => ({ text: 'who are <!subteam^S1>?' })),
  'a channel’s name': asking(() => ({ text: 'what is <#C3>?' })),
  'a message that a link leads to': (stage) => {
    const ts = person(stage, 'U2').say({ channel: 'C3', text: told(stage.url) });
    const link = `https://t1.slack.com/archives/C3/p${ts.replace('.', '')}`;
    return asking(() => ({ text: `what is <${link}>?` }))(stage);
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
    const ts = person(stage).mention({ ...C1, text: `what is <${url}>?` });
    await slack.answer(running, 'C1', ts);
    tryToFetch(running, url);
    person(stage).edit(ts, `<@${running.slack.botUserId}> what is there?`);
  },
  'an earlier message that says so no longer': inThread((stage, threadTs) => {
    const ts = person(stage, 'U2').say({ ...C1, threadTs, text: told(stage.url) });
    person(stage, 'U2').edit(ts, 'never mind');
  }),
  'a question that was deleted': async (stage) => {
    const { running, url } = stage;
    running.model.next(textReply('Fine.'), textReply('Fine.'));
    const threadTs = person(stage).mention({ ...C1, text: 'hello' });
    await slack.answer(running, 'C1', threadTs);
    const ts = person(stage).say({ ...C1, threadTs, text: `what is <${url}>?` });
    await slack.answer(running, 'C1', threadTs, 2);
    person(stage).remove(ts);
    await running.slack.waitFor(
      () => slack.answersIn(running, 'C1', threadTs).length === 1,
      slack.WAIT_MS,
    );
    tryToFetch(running, url);
    person(stage).say({ ...C1, threadTs, text: 'what is there?' });
  },
  'the root of a reply that the channel sees too': (stage) => {
    const { url } = stage;
    const threadTs = person(stage, 'U2').say({ ...C1, text: told(url), as: { botId: 'B9' } });
    tryToFetch(stage.running, url);
    person(stage).mention({ ...C1, threadTs, broadcast: true, text: 'what is there?' });
  },
};

const TYPED: Readonly<Record<string, Scene>> = {
  'the question itself, in code': asking((url) => ({ text: `what is \`${url}\`?` })),
  'an edit of the question': async (stage) => {
    const { running, url } = stage;
    const ts = person(stage).mention({ ...C1, text: 'what is there?' });
    await slack.answer(running, 'C1', ts);
    tryToFetch(running, url);
    person(stage).edit(ts, `<@${running.slack.botUserId}> what is <${url}>?`);
  },
  'the question itself': asking((url) => ({ text: `what is <${url}>?` })),
  'a link with a label': asking((url) => ({ text: `what is <${url}|the page>?` })),
  'another person, earlier in the thread': inThread((stage, threadTs) => {
    person(stage, 'U3').say({ ...C1, threadTs, text: told(`<${stage.url}>`) });
  }),
  'an earlier question': async (stage) => {
    const { running, url } = stage;
    running.model.next(textReply('Fine.'));
    const ts = person(stage).mention({ ...C1, text: `keep <${url}> in mind` });
    await slack.answer(running, 'C1', ts);
    tryToFetch(running, url);
    person(stage, 'U2').mention({ ...C1, threadTs: ts, text: 'what is there?' });
  },
  'a slash command': async (stage) => {
    tryToFetch(stage.running, stage.url);
    await person(stage).slash('/ask', `what is ${stage.url}`, 'C1');
  },
  'the question in a menu’s form': async (stage) => {
    const ts = person(stage, 'U2').say({ ...C1, text: 'the deploy failed' });
    await askAbout(stage, ts, `is it ${stage.url}?`);
  },
};

async function askAbout(stage: Stage, ts: string, question: string): Promise<void> {
  const { running, url } = stage;
  await person(stage).messageShortcut(ts, 'ask');
  await running.slack.waitFor(() => running.slack.forms('U1').length === 1, slack.WAIT_MS);
  tryToFetch(running, url);
  await person(stage).submit({ question });
}

async function play(scene: Scene) {
  const page = await servePage('<p>a secret place</p>');
  const users = ['U1', 'U2', 'U3'].map((id) => ({ id, name: id.toLowerCase() }));
  const members = users.map(({ id }) => id);
  const url = `${page.url}?own=1`;
  const channels = [
    { id: 'C1', members },
    { id: 'C3', members, name: told(url) },
  ];
  const groups = [{ id: 'S1', handle: told(url) }];
  const workspaces = [{ id: 'T1', users, channels, groups }];
  const running = await slack.start({ workspaces }, page.allow);
  await scene({ running, url });
  await running.slack.waitFor(
    () => running.slack.messages('C1').some(({ text }) => text.includes(SAID)),
    slack.WAIT_MS,
  );
  return { requests: page.requests, results: results(running) };
}

test.each(Object.keys(UNTYPED))('Slack: not fetched: %s', async (name) => {
  const { requests, results: told } = await play(UNTYPED[name] ?? (() => {}));

  expect(requests).toEqual([]);
  expect(told.at(-1)).toMatch(/^Nothing was fetched: nobody here wrote exactly this address/);
});

test.each(Object.keys(TYPED))('Slack: fetched: %s', async (name) => {
  const { requests, results: told } = await play(TYPED[name] ?? (() => {}));

  expect(requests).toEqual(['/page?own=1']);
  expect(told.at(-1)).toContain('a secret place');
});
