import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

// Kind: a long text that its author sends in several messages is one question, wherever it is
// sent, whichever part mentions Parley, and whatever the parts bring.

const long = (letter: string, length = 1_960) => letter.repeat(length);
const FILE = { name: 'rows.csv', bytes: Buffer.from('quarter,revenue\nQ3,K4711\n') };

/** Every part in the order in which it was said. */
const inOrder = (...parts: readonly string[]) => new RegExp(parts.join('[\\s\\S]*'));

type OnDiscord = Awaited<ReturnType<typeof discord.start>>;

const GAP_MS = 50;

/** Says parts with a moment between them. */
async function sayParts(parts: readonly (() => void)[], gapMs = GAP_MS): Promise<void> {
  for (const [index, say] of parts.entries()) {
    if (index > 0 && gapMs > 0) await delay(gapMs);
    say();
  }
}

/** The parts of one paste, as the person would send them, in some place of the server. */
const onDiscord: readonly (readonly [
  string,
  (running: OnDiscord) => { readonly channel: string; readonly parts: readonly (() => void)[] },
  RegExp,
])[] = [
  [
    'a channel, the mention in the first of four parts',
    ({ discord: server }) => {
      const ada = server.person('42', { name: 'Ada' });
      const channel = server.generalId;
      return {
        channel,
        parts: [
          () => ada.mention(`review ${long('a', 1_930)}`),
          () => ada.say({ channel, text: long('b') }),
          () => ada.say({ channel, text: long('c') }),
          () => ada.say({ channel, text: 'the last lines' }),
        ],
      };
    },
    inOrder('a{1900,}', 'b{1900,}', 'c{1900,}', 'the last lines'),
  ],
  [
    'a channel, the mention in the last part',
    ({ discord: server }) => {
      const ada = server.person('42', { name: 'Ada' });
      const channel = server.generalId;
      return {
        channel,
        parts: [
          () => ada.say({ channel, text: long('a') }),
          () => ada.say({ channel, text: long('b') }),
          () => ada.mention('what do you make of this?'),
        ],
      };
    },
    inOrder('a{1900,}', 'b{1900,}', 'what do you make of this'),
  ],
  [
    'a channel, the mention in the middle part',
    ({ discord: server }) => {
      const ada = server.person('42', { name: 'Ada' });
      const channel = server.generalId;
      return {
        channel,
        parts: [
          () => ada.say({ channel, text: long('a') }),
          () => ada.mention(long('b', 1_930)),
          () => ada.say({ channel, text: 'and the end' }),
        ],
      };
    },
    inOrder('a{1900,}', 'b{1900,}', 'and the end'),
  ],
  [
    'a channel, every part mentions Parley',
    ({ discord: server }) => {
      const ada = server.person('42', { name: 'Ada' });
      const channel = server.generalId;
      const parts = ['a', 'b', 'c'].map((letter) => () => ada.mention(long(letter, 1_930)));
      return { channel, parts };
    },
    inOrder('a{1900,}', 'b{1900,}', 'c{1900,}'),
  ],
  [
    'a channel, the rest is only a file',
    ({ discord: server }) => {
      const ada = server.person('42', { name: 'Ada' });
      const channel = server.generalId;
      return {
        channel,
        parts: [
          () => ada.mention(`compare ${long('a', 1_930)}`),
          () => ada.say({ channel, attachments: [FILE] }),
        ],
      };
    },
    inOrder('a{1900,}', 'Q3,K4711'),
  ],
  [
    'direct messages',
    ({ discord: server }) => {
      const ada = server.person('42', { name: 'Ada' });
      return {
        channel: server.dmId('42'),
        parts: [
          () => ada.dm(long('a')),
          () => ada.dm(long('b')),
          () => ada.dm('', { attachments: [FILE] }),
        ],
      };
    },
    inOrder('a{1900,}', 'b{1900,}', 'Q3,K4711'),
  ],
  [
    'a post of a forum',
    ({ discord: server }) => {
      const ada = server.person('42', { name: 'Ada' });
      let channel = '';
      return {
        get channel() {
          return channel;
        },
        parts: [
          () => {
            const text = `<@${server.bot.id}> ${long('a', 1_930)}`;
            channel = ada.post(server.forumId, 'Why does it fail?', text).channelId;
          },
          () => ada.say({ channel, text: long('b') }),
          () => ada.say({ channel, text: 'the end of the log' }),
        ],
      };
    },
    inOrder('Why does it fail', 'a{1900,}', 'b{1900,}', 'the end of the log'),
  ],
  [
    'a thread, the mention in its last part',
    ({ discord: server }) => {
      const ada = server.person('42', { name: 'Ada' });
      const root = ada.say({ channel: server.generalId, text: 'root' });
      const { id: channel } = ada.createThread({ message: root.id }, 'Talk');
      return {
        channel,
        parts: [
          () => ada.say({ channel, text: long('a') }),
          () => ada.say({ channel, text: long('b') }),
          () => ada.mention('sum that up', { channel }),
        ],
      };
    },
    inOrder('a{1900,}', 'b{1900,}', 'sum that up'),
  ],
];

test.each(onDiscord)('Discord: a paste in parts is one question: %s', async (_, toPaste, heard) => {
  const running = await discord.start();
  const paste = toPaste(running);
  await sayParts(paste.parts);
  await expect.poll(() => discord.asked(running), { timeout: discord.WAIT_MS }).toMatch(heard);
  const places = () => [
    paste.channel,
    ...running.discord.threads(paste.channel).map(({ id }) => id),
  ];
  const answers = () => places().flatMap((place) => discord.answersIn(running, place));
  await expect.poll(() => answers().length, { timeout: discord.WAIT_MS }).toBe(1);
  await delay(500);

  expect(answers()).toHaveLength(1);
  expect(running.model.requests).toHaveLength(1);
});

type OnSlack = Awaited<ReturnType<typeof slack.start>>;

const onSlack: readonly (readonly [
  string,
  (running: OnSlack) => { readonly channel: string; readonly parts: readonly (() => void)[] },
  RegExp,
])[] = [
  [
    'a channel, the mention in the first part',
    ({ slack: workspace }) => {
      const person = workspace.person('U1');
      return {
        channel: 'C1',
        parts: [
          () => person.mention({ channel: 'C1', text: `review ${long('a', 3_900)}` }),
          () => person.say({ channel: 'C1', text: long('b', 3_900) }),
          () => person.say({ channel: 'C1', text: 'the last lines', files: [FILE] }),
        ],
      };
    },
    inOrder('a{1900,}', 'b{1900,}', 'the last lines', 'Q3,K4711'),
  ],
  [
    'a channel, the mention in the last part',
    ({ slack: workspace }) => {
      const person = workspace.person('U1');
      return {
        channel: 'C1',
        parts: [
          () => person.say({ channel: 'C1', text: long('a', 3_900) }),
          () => person.say({ channel: 'C1', text: long('b', 3_900) }),
          () => person.mention({ channel: 'C1', text: 'what is wrong there?' }),
        ],
      };
    },
    inOrder('a{1900,}', 'b{1900,}', 'what is wrong there'),
  ],
  [
    'a thread that is not followed, the mention in the first part',
    ({ slack: workspace }) => {
      const person = workspace.person('U1');
      const threadTs = workspace.person('U2').say({ channel: 'C1', text: 'root' });
      return {
        channel: 'C1',
        parts: [
          () => person.mention({ channel: 'C1', threadTs, text: long('a', 3_900) }),
          () => person.say({ channel: 'C1', threadTs, text: long('b', 3_900) }),
          () => person.say({ channel: 'C1', threadTs, text: 'the end' }),
        ],
      };
    },
    inOrder('a{1900,}', 'b{1900,}', 'the end'),
  ],
  [
    'a thread that is not followed, the mention in the last part',
    ({ slack: workspace }) => {
      const person = workspace.person('U1');
      const threadTs = workspace.person('U2').say({ channel: 'C1', text: 'root' });
      return {
        channel: 'C1',
        parts: [
          () => person.say({ channel: 'C1', threadTs, text: long('a', 3_900) }),
          () => person.say({ channel: 'C1', threadTs, text: long('b', 3_900) }),
          () => person.mention({ channel: 'C1', threadTs, text: 'what now?' }),
        ],
      };
    },
    inOrder('a{1900,}', 'b{1900,}', 'what now'),
  ],
  [
    'direct messages',
    ({ slack: workspace }) => {
      const person = workspace.person('U1');
      return {
        channel: workspace.dmOf('U1'),
        parts: [
          () => person.dm(long('a', 3_900)),
          () => person.dm(long('b', 3_900)),
          () => person.dm({ files: [FILE] }),
        ],
      };
    },
    inOrder('a{1900,}', 'b{1900,}', 'Q3,K4711'),
  ],
];

const atOneGo = onSlack.map(
  ([where, ...rest]) => [`${where}, at one go`, ...rest, 0 as number] as const,
);

test.each([...onSlack, ...atOneGo])(
  'Slack: a paste in parts is one question: %s',
  async (_, toPaste, heard, gapMs = GAP_MS) => {
    const running = await slack.start();
    const paste = toPaste(running);
    await sayParts(paste.parts, gapMs);
    await expect.poll(() => slack.asked(running), { timeout: slack.WAIT_MS }).toMatch(heard);
    const answers = () =>
      running.slack
        .messages(paste.channel)
        .filter(
          ({ user, streaming, buttons }) =>
            user === 'UBOT' && !streaming && buttons.some(({ text }) => text === 'Regenerate'),
        );
    await expect.poll(() => answers().length, { timeout: slack.WAIT_MS }).toBe(1);
    await delay(500);

    expect(answers()).toHaveLength(1);
    expect(running.model.requests).toHaveLength(1);
  },
);
