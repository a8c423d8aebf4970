/*
 * Kind: Slack quotes a message beside the link to it a moment after the link was said. It has been
 * read by then, where it may be: that costs nothing.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { answer, answersIn, asked, type Running, start, WAIT_MS } from './on-slack.ts';

/** Long enough for an event to have done what it should not. */
const quiet = () => delay(400);

const toAddress = (channel: string, ts: string, more = '') =>
  `https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}${more}`;

/** What Slack adds to a message whose text links to another. */
const toUnfurl = (running: Running, ts: string, from_url: string, more: object = {}) => {
  const { user, text, channel } = running.slack.message(ts);
  return {
    ...{ id: 1, is_msg_unfurl: true, from_url, original_url: from_url, channel_id: channel, ts },
    ...{ author_id: user, author_name: 'grace', text, fallback: `[today] grace: ${text}` },
    ...more,
  };
};

type Linked = { readonly text: string; readonly unfurls: readonly object[] };

const LINKS: Readonly<Record<string, (running: Running) => Linked>> = {
  'a message of the channel'(running) {
    const ts = running.slack.person('U2').say({ channel: 'C1', text: 'ship it on Friday' });
    const address = toAddress('C1', ts);
    return { text: `and <${address}>?`, unfurls: [toUnfurl(running, ts, address)] };
  },
  'a message of another channel'(running) {
    const ts = running.slack.person('U2').say({ channel: 'C3', text: 'ship it on Friday' });
    const address = toAddress('C3', ts);
    return { text: `and <${address}>?`, unfurls: [toUnfurl(running, ts, address)] };
  },
  'a reply in a thread'(running) {
    const person = running.slack.person('U2');
    const root = person.say({ channel: 'C3', text: 'when?' });
    const ts = person.say({ channel: 'C3', threadTs: root, text: 'ship it on Friday' });
    const address = toAddress('C3', ts, `?thread_ts=${root}&cid=C3`);
    const text = `and <${address.replace('&', '&amp;')}>?`;
    return { text, unfurls: [toUnfurl(running, ts, address, { is_reply_unfurl: true })] };
  },
  'two messages'(running) {
    const person = running.slack.person('U2');
    const all = ['ship it on Friday', 'or on Monday'].map((text) => {
      const ts = person.say({ channel: 'C3', text });
      return { ts, address: toAddress('C3', ts) };
    });
    return {
      text: all.map(({ address }) => `<${address}>`).join(' or '),
      unfurls: all.map(({ ts, address }) => toUnfurl(running, ts, address)),
    };
  },
  'a message that is shown in blocks'(running) {
    const ts = running.slack.person('U2').say({ channel: 'C3', text: '*ship it* on Friday' });
    const address = toAddress('C3', ts);
    const section = { type: 'rich_text_section', elements: [{ type: 'text', text: 'ship it' }] };
    const blocks = [{ type: 'rich_text', elements: [section] }];
    const message_blocks = [{ team: 'T1', channel: 'C3', ts, message: { blocks } }];
    return { text: `<${address}>`, unfurls: [toUnfurl(running, ts, address, { message_blocks })] };
  },
};

const channels = [{ id: 'C1' }, { id: 'C3' }, { id: 'C4', members: ['U1', 'U2'], botIn: false }];

test.each(
  Object.keys(LINKS).flatMap((what) => [
    [what, 'while it is answered'] as const,
    [what, 'after its answer'] as const,
  ]),
)('%s, quoted %s, is answered once', async (what, when) => {
  const running = await start({ workspaces: [{ id: 'T1', channels }] });
  const { slack, model } = running;
  const { text, unfurls } = LINKS[what]?.(running) ?? { text: '', unfurls: [] };
  const gated = createGatedReply();
  model.next(gated.reply);
  const ts = slack.person('U1').mention({ channel: 'C1', text });
  await expect.poll(() => asked(running), { timeout: WAIT_MS }).toContain('Friday');
  const tell = () => unfurls.forEach((each) => void slack.unfurl(ts, each as never));
  if (when === 'while it is answered') tell();
  await quiet();
  gated.say('Fine by me.');
  gated.end();
  await answer(running, 'C1', ts);
  if (when === 'after its answer') tell();
  await quiet();

  expect(model.requests).toHaveLength(1);
  expect(answersIn(running, 'C1', ts).map((each) => each.text)).toEqual(['Fine by me.']);
});

test('a message that could not be read is taken in once Slack quotes it', async () => {
  const running = await start({ workspaces: [{ id: 'T1', channels }] });
  const { slack, model } = running;
  const ts = slack.person('U2').say({ channel: 'C4', text: 'ship it on Friday' });
  const address = toAddress('C4', ts);
  const question = slack.person('U1').mention({ channel: 'C1', text: `and <${address}>?` });
  await answer(running, 'C1', question);
  expect(asked(running)).not.toContain('Friday');
  model.next(textReply('Now I see.'));
  slack.unfurl(question, toUnfurl(running, ts, address));
  await expect.poll(() => asked(running), { timeout: WAIT_MS }).toContain('Friday');
});

test('words that are edited beside such a quote are answered', async () => {
  const running = await start({ workspaces: [{ id: 'T1', channels }] });
  const { slack, model } = running;
  const { text, unfurls } = LINKS['a message of the channel']?.(running) ?? {
    text: '',
    unfurls: [],
  };
  model.answer(() => textReply('Fine by me.'));
  const person = slack.person('U1');
  const ts = person.mention({ channel: 'C1', text });
  await answer(running, 'C1', ts);
  unfurls.forEach((each) => void slack.unfurl(ts, each as never));
  await quiet();
  person.edit(ts, `<@UBOT> not Monday? ${text}`);
  await expect.poll(() => asked(running), { timeout: WAIT_MS }).toContain('not Monday');
  await answer(running, 'C1', ts);

  expect(model.requests).toHaveLength(2);
});
