import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { WAIT_MS } from './on-discord.ts';
import {
  ADA,
  countAnswered,
  expectNothing,
  GRACE,
  type Recalling,
  recall,
  SECRET,
  startRecall,
} from './recalling-discord.ts';

// Kind: what a person has had forgotten, or keeps out of /recall, still stands on Discord; nothing
// that Parley reads or searches there brings it back.

type Said = { readonly channel: string; readonly id: string };

const toLink = ({ discord }: Recalling, { channel, id }: Said) =>
  `https://discord.com/channels/${discord.guildId}/${channel}/${id}`;

/** What the model is asked while Parley answers a person. */
async function answering(running: Recalling, act: () => unknown): Promise<string> {
  const { model } = running;
  const [answered, requests] = [countAnswered(running), model.requests.length];
  await act();
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(answered + 1);
  return JSON.stringify(model.requests.slice(requests));
}

/** What the model is asked for a command. */
async function using(running: Recalling, name: string, options: Record<string, string>, at: Said) {
  const { discord, model, personOf } = running;
  const requests = model.requests.length;
  const handle = personOf(ADA).slash(name, options, { channel: at.channel });
  await handle.answered();
  await discord.waitFor(() => handle.response?.thinking === false, WAIT_MS);
  return JSON.stringify(model.requests.slice(requests));
}

type Way = (running: Recalling, said: Said) => Promise<string>;

const WAYS: readonly (readonly [what: string, way: Way])[] = [
  ['/recall', async (running) => (await recall(running, { question: 'zebra budget' })).asked],
  ['/summarize', (running, said) => using(running, 'summarize', {}, said)],
  [
    'the model’s tool that reads a channel',
    (running, { channel }) => {
      const input = JSON.stringify({ channel });
      running.model.next(callReply([{ name: 'read_channel', id: 'c1', arguments: input }]));
      return answering(running, () => running.personOf(ADA).mention(`<#${channel}>?`));
    },
  ],
  [
    'a link to it',
    (running, said) =>
      answering(running, () => running.personOf(ADA).mention(`See ${toLink(running, said)}`)),
  ],
];

/** Grace says it without Parley, where everyone reads. */
async function say(): Promise<{ running: Recalling; said: Said }> {
  const running = await startRecall();
  running.model.answer(() => textReply('Fine [1].'));
  const channel = running.discord.addChannel('open');
  const { id } = running.personOf(GRACE).say({ channel, text: SECRET });
  return { running, said: { channel, id } };
}

async function use({ discord, personOf }: Recalling, name: string, option: [string, string]) {
  const handle = personOf(GRACE).slash(name, Object.fromEntries([option]));
  await handle.answered();
  await discord.waitFor(() => handle.response?.thinking === false, WAIT_MS);
  const { id = '' } = handle.response ?? {};
  return id;
}

const FORGETTING: readonly (readonly [
  what: string,
  forget: (running: Recalling, said: Said) => Promise<unknown>,
])[] = [
  ['by its link', (running, said) => use(running, 'forget', ['what', toLink(running, said)])],
  [
    'with all that its author said',
    async (running) => {
      const id = await use(running, 'forget', ['what', 'me']);
      await running.personOf(GRACE).press(id, 'Forget').answered();
      await running.discord.waitFor(
        () => running.discord.messages(running.discord.generalId).some(isReport),
        WAIT_MS,
      );
    },
  ],
];

const isReport = ({ text }: { readonly text: string }) =>
  /^(Forgotten|There was nothing)/.test(text);

test.each(
  FORGETTING.flatMap(([how, forget]) =>
    WAYS.map(([what, way]) => [how, what, forget, way] as const),
  ),
)('what was forgotten %s is not read again: %s', async (_how, _what, forget, way) => {
  const { running, said } = await say();
  expect(await way(running, said)).toContain('K4711');
  await forget(running, said);
  const again = await way(running, said);
  expect(again.replaceAll('K4711, ', '')).not.toContain('K4711');
});

test('what somebody keeps out of /recall is not found by Discord’s own search, until they allow it', async () => {
  const { running } = await say();
  const find = async () => (await recall(running, { question: 'zebra budget' })).asked;
  expect(await find()).toContain('K4711');
  await use(running, 'privacy', ['recall', 'off']);
  await expectNothing(running);
  await use(running, 'privacy', ['recall', 'on']);
  expect(await find()).toContain('K4711');
});

test('a message can be forgotten once more', async () => {
  const { running, said } = await say();
  await use(running, 'forget', ['what', toLink(running, said)]);
  const { discord, personOf } = running;
  const handle = personOf(GRACE).slash('forget', { what: toLink(running, said) });
  await handle.answered();
  await discord.waitFor(() => handle.response?.thinking === false, WAIT_MS);
  expect(handle.response?.text).toMatch(/^(Forgotten|There was nothing to forget)/);
});
