// Kind: parts of a message that are empty, huge, malformed, deleted, forbidden or gone. What can be
// read is answered, what cannot is told in a sentence, and nothing raw is shown.
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { Said } from '../emulators/slack/person.ts';
import { answer, type Running, start } from './on-slack.ts';

/**
 * What a person sends; `heard` is what the model is told, `shown` what people are told about it.
 */
type Input = {
  readonly text?: string;
  /** Told in its event. */
  readonly as?: NonNullable<Said['extra']>;
  readonly files?: Said['files'];
  readonly heard?: readonly string[];
  readonly shown?: RegExp;
};

const section = (text: unknown) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const shared = (more: object) => ({
  is_share: true,
  is_msg_unfurl: true,
  author_id: 'U2',
  ...more,
});
const nest = (depth: number): object =>
  depth === 0
    ? { type: 'text', text: 'deep' }
    : { type: 'rich_text_section', elements: [nest(depth - 1)] };
const ODD = [null, 7, 'x', [], {}, { type: null }, section(null), section({}), section(['a'])];
const rows = Array.from({ length: 100 }, (_, at) =>
  Array.from({ length: 20 }, (__, column) => ({ type: 'raw_text', text: `r${at}c${column}` })),
);

const INPUTS: Readonly<Record<string, Input>> = {
  'empty blocks and attachments': { as: { blocks: [], attachments: [{}, { blocks: [] }] } },
  'an empty table': { as: { blocks: [{ type: 'table', rows: [[], [{}]] }] } },
  'empty rich text': { as: { blocks: [{ type: 'rich_text', elements: [{ elements: [] }] }] } },
  'fifty long sections': {
    as: {
      blocks: Array.from({ length: 50 }, (_, at) => section(`${'word '.repeat(590)} n${at}.`)),
    },
    heard: ['n0.', 'n49.'],
  },
  'a huge table': {
    as: { attachments: [{ blocks: [{ type: 'table', rows }] }] },
    heard: ['| r0c0 |', 'r99c19 |'],
  },
  'too many attachments': {
    as: { attachments: Array.from({ length: 130 }, (_, at) => ({ text: `alert ${at}.` })) },
    heard: ['alert 0.', 'alert 99.'],
    shown: /30 more attachments/,
  },
  'blocks that are none': { as: { blocks: [...ODD, section('but *this* is')] }, heard: ['*this*'] },
  'attachments that are none': {
    as: { attachments: [...ODD, { text: 5 }, { fields: [null, { value: 'the value' }] }] },
    heard: ['the value'],
  },
  'rich text nested without end': {
    as: { blocks: [{ type: 'rich_text', elements: [nest(60)] }, section('and so on')] },
    heard: ['and so on'],
  },
  'a kind of tomorrow': {
    as: { blocks: [{ type: 'hologram_9' }, section('beside it')] },
    heard: ['beside it'],
    shown: /a kind of content I don’t know/,
  },
  'tokens that are none': {
    text: 'what is <@>, <#|>, <!>, <!date^x^y|soon>, <!subteam^|>, <|x>, <https://>, <@U2 and &lt;@U2&gt;?',
    heard: ['soon'],
  },
  'people, groups and channels that are gone': {
    text: 'who are <@U404>, <@U405>, <!subteam^S404> and <#C404>?',
    heard: ['someone', '@group', '#channel'],
  },
  'a person who is gone, in blocks': {
    as: {
      blocks: [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U404' }] }],
        },
      ],
    },
    heard: ['someone'],
  },
  'a shared message that was deleted': {
    as: { attachments: [shared({ text: '', channel_id: 'C1', ts: '1700000000.000001' })] },
    shown: /couldn’t read|can’t read/,
  },
  'a shared message of nobody': {
    as: { attachments: [{ is_share: true, is_msg_unfurl: true, text: '' }] },
    shown: /a shared message that I can’t open/,
  },
  'a file that was deleted': {
    files: [{ name: 'plan.pdf', bytes: '%PDF', extra: { mode: 'tombstone' } }],
    shown: /plan\.pdf|a file/,
  },
  'a file that the workspace hides': {
    files: [
      { name: 'old.pdf', bytes: '%PDF', extra: { mode: 'hidden_by_limit', url_private: '' } },
    ],
    shown: /old\.pdf.*over its plan’s limit/,
  },
  'a file without an address': {
    files: [
      { name: 'lost.pdf', bytes: '%PDF', extra: { url_private: '', url_private_download: '' } },
    ],
    shown: /lost\.pdf/,
  },
  'a link to a message that is gone': {
    text: 'what of <https://team.slack.com/archives/C1/p1700000000000001>?',
    shown: /couldn’t read the linked message/,
  },
};

const RAW = /<[@#!]|\b[UCS]40[45]\b|\bU2\b|undefined|\[object|null|xox/;

/** What people were told in the direct messages, without what they said. */
const shownTo = ({ slack }: Running, thread: string): string =>
  slack
    .messages(slack.dmOf('U1'), thread)
    .filter(({ user }) => user === 'UBOT')
    .flatMap(({ text, blocks }) => [text, JSON.stringify(blocks)])
    .join('\n');

test('parts of a message that are empty, huge, odd or gone cost none of its other words', async () => {
  const running = await start();
  const { slack, model } = running;
  const misses: string[] = [];
  for (const [name, { text, as = {}, files = [], heard = [], shown }] of Object.entries(INPUTS)) {
    model.answer(() => textReply('Ask <@U404>, <@U405|> or <!subteam^S404>.'));
    const said = text ?? 'what is this?';
    const ts = slack.person('U1').dm({ text: said, extra: as, files });
    await answer(running, slack.dmOf('U1'), ts);
    const words = JSON.stringify(model.requests.at(-1)?.messages);
    const told = shownTo(running, ts);
    misses.push(
      ...(['what', 'who'].some((word) => words.includes(word)) ? [] : [`${name}: no question`]),
      ...heard.filter((each) => !words.includes(each)).map((each) => `${name}: without ${each}`),
      ...(shown && !shown.test(told) ? [`${name}: not told: ${told.slice(0, 300)}`] : []),
      ...(told.match(RAW) ?? []).map((raw) => `${name}: shown ${raw}`),
    );
  }
  expect(misses).toEqual([]);
});
