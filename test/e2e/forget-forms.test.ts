import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createFolder } from '../storage/folder.ts';
import * as onDiscord from './on-discord.ts';
import * as onSlack from './on-slack.ts';
import { findStored } from './stored-words.ts';

// Kind: a command is chosen on a message that quotes a person, and is completed in a form. What the
// form brings back holds that person's words, and is to go with them.

const WAIT = { timeout: onSlack.WAIT_MS };
const WORDS = ['zorbsaid', 'zorbtold'];
const LIVES = ['at once', 'after a restart'] as const;
type Life = (typeof LIVES)[number];

function createStore() {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const stored = (word: string) => findStored(folder.path('.'), [word]);
  return { url: `sqlite:${folder.path('parley.db')}`, stored };
}

/** Ada's words are there before, and nowhere afterwards; Grace's own stay. */
async function expectForgotten(stored: (word: string) => string[], forget: () => Promise<unknown>) {
  await expect.poll(() => stored('zorbtold'), WAIT).not.toEqual([]);
  expect(stored('zorbsaid')).not.toEqual([]);
  await forget();
  await expect.poll(() => WORDS.flatMap(stored), WAIT).toEqual([]);
  expect(stored('toucan')).not.toEqual([]);
}

/** Answers of which the buttons are there. */
const countEnded = ({ log }: Pick<onSlack.Running, 'log'>) =>
  log.lines.filter(({ message }) => message === 'answered').length;

// ---- Slack

const users = ['ada', 'grace', 'heidi'].map((name, index) => ({ id: `U${index + 1}`, name }));
const channels = [
  { id: 'C1', name: 'general' },
  { id: 'C2', name: 'random' },
];

const toShared = (ts: string) => ({
  ...{ is_share: true, author_id: 'U1', author_name: 'ada', channel_id: 'C1', ts },
  text: 'zorbsaid',
});
const SHARED: readonly (readonly [string, (ts: string) => object])[] = [
  ['shares them', (ts) => ({ attachments: [toShared(ts)] })],
  ['shares them beside words', (ts) => ({ text: 'look', attachments: [toShared(ts)] })],
  [
    'shares several',
    (ts) => ({
      attachments: [{ ...toShared('1.000001'), author_id: 'U3', text: 'other' }, toShared(ts)],
    }),
  ],
];

const ON_SLACK = SHARED.flatMap(([name, toAs]) => LIVES.map((life) => ({ name, toAs, life })));

test.each(ON_SLACK)('Slack: a form on a message that $name, sent $life', async ({ toAs, life }) => {
  const { url, stored } = createStore();
  const workspaces = [{ id: 'T1', users, channels }];
  const running = await onSlack.start({ workspaces }, { STORE_URL: url });
  const { slack, model } = running;
  const [ada, grace, heidi] = ['U1', 'U2', 'U3'].map((id) => slack.person(id));
  model.next(textReply('Noted: toucan.'));
  const own = grace?.mention({ channel: 'C2', text: 'toucan' }) ?? '';
  await onSlack.answer(running, 'C2', own);
  const said = ada?.say({ channel: 'C1', text: 'zorbsaid' }) ?? '';
  const quoting = heidi?.say({ channel: 'C1', text: '', as: toAs(said) }) ?? '';
  await grace?.messageShortcut(quoting, 'ask');
  await slack.waitFor(() => slack.forms('U2').length === 1, onSlack.WAIT_MS);
  if (life === 'after a restart') await running.restart();
  model.next(textReply('It is zorbtold.'));
  await grace?.submit({ question: 'pelican' });
  // An answer that a person waits for is not taken from them.
  await slack.waitFor(() => countEnded(running) === 2, onSlack.WAIT_MS);
  await expectForgotten(stored, async () => {
    await ada?.slash('/forget', 'me', 'C1');
    const shown = (pattern: RegExp) =>
      slack.waitFor(
        () =>
          slack
            .messages('C1')
            .find(({ ephemeralFor, text }) => ephemeralFor === 'U1' && pattern.test(text)),
        onSlack.WAIT_MS,
      );
    await ada?.press((await shown(/Forget everything you said/)).ts, 'Forget');
    await shown(/^(?:Forgotten: |There was nothing|I’m still)/);
  });
});

// ---- Discord

type Discord = onDiscord.Running['discord'];
const QUOTING: readonly (readonly [string, (discord: Discord, said: string) => string])[] = [
  [
    'forwards them',
    (discord, said) => discord.person('44').forward(said, { channel: discord.generalId }).id,
  ],
  [
    'replies to them',
    (discord, said) =>
      discord.person('44').say({ channel: discord.generalId, text: 'look', replyTo: said }).id,
  ],
];

const ON_DISCORD = QUOTING.flatMap(([name, quote]) => LIVES.map((life) => ({ name, quote, life })));

async function startHere(url: string) {
  const running = await onDiscord.start({}, { STORE_URL: url });
  const { discord, model } = running;
  await discord.waitFor(() => discord.commands.length > 0, onDiscord.WAIT_MS);
  for (const [id, name] of [
    ['42', 'ada'],
    ['43', 'grace'],
    ['44', 'heidi'],
  ] as const)
    discord.person(id, { name });
  model.next(textReply('Noted: toucan.'));
  discord.person('43').mention('toucan');
  await expect.poll(() => countEnded(running), WAIT).toBe(1);
  return running;
}

async function forgetAda({ discord }: onDiscord.Running) {
  const ada = discord.person('42');
  const asked = ada.slash('forget', { what: 'me' });
  const isShown = () => /Forget everything/.test(asked.response?.text ?? '');
  await discord.waitFor(isShown, onDiscord.WAIT_MS);
  await ada.press(asked.response?.id ?? '', 'Forget').answered();
}

test.each(ON_DISCORD)(
  'Discord: a form on a message that $name, sent $life',
  async ({ quote, life }: { quote: (typeof QUOTING)[number][1]; life: Life }) => {
    const { url, stored } = createStore();
    const running = await startHere(url);
    const { discord, model } = running;
    const said = discord.person('42').say({ channel: discord.generalId, text: 'zorbsaid' });
    const quoting = quote(discord, said.id);
    const grace = discord.person('43');
    const opened = await grace.contextMenu('Ask about this', { message: quoting }).answered();
    if (life === 'after a restart') await running.restart();
    model.next(textReply('It is zorbtold.'));
    grace.submit(opened, { question: 'pelican' });
    await expect.poll(() => countEnded(running), WAIT).toBe(2);
    await expectForgotten(stored, () => forgetAda(running));
  },
);

test.each(QUOTING)('Discord: a command without a form on a message that %s', async (_, quote) => {
  const { url, stored } = createStore();
  const running = await startHere(url);
  const { discord, model } = running;
  const said = discord.person('42').say({ channel: discord.generalId, text: 'zorbsaid' });
  const quoting = quote(discord, said.id);
  model.next(textReply('It is zorbtold.'));
  discord.person('43').contextMenu('Translate', { message: quoting });
  await expectForgotten(stored, () => forgetAda(running));
});
