// Kind: what apps and workflows post on Slack is heard whole and by name, however it comes.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Said } from '../emulators/slack/person.ts';
import { answer, type Running, start } from './on-slack.ts';

type Input = Pick<NonNullable<Said['as']>, 'blocks' | 'attachments'> & {
  readonly text?: string;
  /** What the model must be told. */
  readonly heard: readonly string[];
};

const INPUTS: Readonly<Record<string, Input>> = JSON.parse(
  await readFile(new URL('apps-slack.json', import.meta.url), 'utf8'),
);

const OPTIONS = {
  workspaces: [
    {
      id: 'T1',
      groups: [{ id: 'S1', handle: 'devs' }],
      channels: [
        { id: 'C1', name: 'general' },
        { id: 'C3', name: 'random' },
      ],
    },
  ],
};

/**
 * An id, a token or a tag that must not be shown; what stands in an address is part of the address.
 */
const RAW = /<[@#!]\S|&(?:amp|lt|gt);|\bU[12]\b|\bS1\b|\bC3\b|R0123456789|v9f8e7d6|"type\\"|xox/;

/** What of an input the model was not told, and what it was told as an id. */
const missed = (name: string, heard: readonly string[], words: string): string[] => [
  ...heard.filter((each) => !words.includes(each)).map((each) => `${name}: without ${each}`),
  ...(words.replaceAll(/https?:\/\/\S+/g, '').match(RAW) ?? []).map((raw) => `${name}: ${raw}`),
];

/** What people have said, as the model was told last. */
const lastWords = ({ model }: Running): string =>
  JSON.stringify(model.requests.at(-1)?.messages?.filter(({ role }) => role === 'user'));

test('what apps post at the head of a thread is heard whole, and by name', async () => {
  const running = await start(OPTIONS);
  const { slack } = running;
  const misses: string[] = [];
  for (const [name, { heard, ...posted }] of Object.entries(INPUTS)) {
    const { text = '', ...as } = posted;
    const app = { user: '', botId: 'BAPP', subtype: 'bot_message', username: 'App', ...as };
    const thread = slack.person('U1').say({ channel: 'C1', text, as: app });
    slack.person('U1').mention({ channel: 'C1', threadTs: thread, text: 'what is this?' });
    await answer(running, 'C1', thread);
    misses.push(...missed(name, heard, lastWords(running)));
  }
  expect(misses).toEqual([]);
});

test('what apps have posted is heard whole where a person shares it', async () => {
  const running = await start(OPTIONS);
  const { slack } = running;
  const misses: string[] = [];
  for (const [name, { heard, blocks = [], attachments = [], text = '' }] of Object.entries(
    INPUTS,
  )) {
    const shared = {
      ...{ is_share: true, is_msg_unfurl: true, channel_id: 'C3', ts: '1700000000.000100' },
      ...{ author_subname: 'App', text, message_blocks: [{ team: 'T1', message: { blocks } }] },
      ...{ attachments, footer: 'Posted in #random' },
    };
    const ts = slack.person('U1').dm({ text: 'what is it?', as: { attachments: [shared] } });
    await answer(running, slack.dmOf('U1'), ts);
    misses.push(...missed(name, heard, lastWords(running)));
  }
  expect(misses).toEqual([]);
});
