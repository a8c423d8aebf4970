import { expect, test } from 'vitest';
import { type Job, toJob } from '../../../src/core/job.ts';
import type { RateLimit, Step } from '../../../src/core/ports.ts';
import { createJournal } from '../../../src/core/reply/journal.ts';
import { nextOperations } from '../../../src/core/reply/operations.ts';
import { perform } from '../../../src/core/reply/outbox.ts';
import { createOutbox, restart } from '../../../src/core/reply/state.ts';
import { createMemoryChannel } from '../../doubles/channel.ts';
import { button, complete, event } from './replying.ts';

const SENTENCE = 'Every sentence of this text is as long as this one. ';

const toKey = (key: string): RateLimit => ({
  key,
  capacity: 1,
  windowMs: 1_000,
  isAnnounced: true,
  isSpread: false,
  keep: 0,
});

/**
 * An outbox that is given a slot to write in when the test says so; each step of a message draws
 * on the rate limit named here.
 */
function setUp(budgets: { grow: string[]; close: string[] } = { grow: ['edit'], close: ['edit'] }) {
  const channel = Object.assign(createMemoryChannel(), {
    rateLimits: (_: unknown, step: Step) => (step === 'open' ? [] : budgets[step].map(toKey)),
  });
  const journal: Job[] = [];
  const inbox = { journal: async (job: Job) => void journal.push(structuredClone(job)) };
  const outbox = createOutbox({
    journal: createJournal(toJob('j1', event, 0), inbox as never),
    channel,
    buttons: [button('stop')],
    recover: async () => null,
    learn: () => {},
    onLeft: () => {},
    signal: new AbortController().signal,
    now: () => 0,
  });
  const write = async () => {
    const [operation = null] = nextOperations(outbox);
    if (operation) await perform(outbox, operation, []);
    return operation;
  };
  return {
    channel,
    journal,
    outbox,
    write,
    /** The text arrives in equal parts, each of which is written in a slot of its own. */
    async grow(text: string, size = 400) {
      for (let at = 0; at < text.length; at += size) {
        outbox.layout.push(text.slice(at, at + size));
        await write();
      }
    },
    async finish() {
      outbox.layout.end();
      outbox.final = {
        ending: complete,
        buttons: [button('again')],
        files: [],
        overflow: null,
        since: 0,
      };
      while (await write());
    },
  };
}

test('a message that is about to be full needs no write of its own to lose its buttons', async () => {
  const { grow, finish, channel, journal } = setUp();
  const text = SENTENCE.repeat(90).trim();
  await grow(text);
  await finish();

  expect(channel.texts.join(' ')).toBe(text);
  expect(channel.texts.length).toBeGreaterThan(2);
  for (const { content, steps } of channel.shown.slice(0, -1)) {
    expect(steps).not.toContain('close');
    expect(content.buttons).toEqual([]);
    expect(content.text.endsWith('this one.')).toBe(true);
  }
  const posted = journal.at(-1)?.posted ?? [];
  expect(posted.map(({ state }) => state)).toEqual(channel.texts.map(() => 'closed'));
  expect(posted.map(({ cut }) => cut === null)).toEqual(
    channel.texts.map((_, index, { length }) => index === length - 1),
  );
});

test('what nearly fills a message is all shown in it, with its buttons, when no more comes', async () => {
  const { grow, write, channel } = setUp();
  const text = `${SENTENCE.repeat(30)}And this is half of a sentence that goes`;
  await grow(text);
  expect(channel.shown[0]?.content.buttons).toEqual([]);
  await write();

  expect(channel.texts).toEqual([text]);
  expect(channel.shown[0]?.content.buttons).toHaveLength(1);
  expect(await write()).toBeNull();
});

test('a quiet line that comes then stands under all of the text', async () => {
  const { grow, write, channel, outbox } = setUp();
  const text = `${SENTENCE.repeat(30)}And this is half of a sentence that goes`;
  await grow(text);
  outbox.activity = { status: 'Searching', tasks: [], line: 'Searching' };
  await write();

  expect(channel.shown[0]?.content).toMatchObject({ text, status: 'Searching' });
  expect(await write()).toBeNull();
});

test('an answer that ends just then stays in one message', async () => {
  const { grow, finish, channel } = setUp();
  const text = SENTENCE.repeat(35).trim();
  await grow(text);
  await finish();
  expect(channel.texts).toEqual([text]);
});

test('code is not cut before it is full', async () => {
  const { grow, channel } = setUp();
  await grow(`\`\`\`js\n${'let quiet = 1;\n'.repeat(118)}`);
  expect(channel.shown[0]?.content.buttons).toHaveLength(1);
});

test.each([
  ['a close draws on a budget of its own', { grow: ['append'], close: ['stop', 'edit'] }],
  ['nothing is rationed', { grow: [], close: [] }],
])('where %s, the full message is closed', async (_, budgets) => {
  const { grow, finish, channel } = setUp(budgets);
  await grow(SENTENCE.repeat(60).trim());
  await finish();
  expect(channel.shown[0]?.steps).toContain('close');
  expect(channel.shown[0]?.content.buttons).toEqual([]);
});

test('a message of an earlier answer is closed, which takes off its files', async () => {
  const { grow, finish, channel, outbox } = setUp();
  await grow(SENTENCE.repeat(5));
  restart(outbox);
  await grow(SENTENCE.repeat(60).trim());
  await finish();
  expect(channel.shown[0]?.steps).toContain('close');
});

test('the text of all messages comes before the buttons are taken off those that are whole', async () => {
  const { channel, outbox, write } = setUp();
  const text = SENTENCE.repeat(100).trim();
  outbox.layout.push(text);
  outbox.layout.end();
  outbox.final = {
    ending: complete,
    buttons: [button('again')],
    files: [],
    overflow: null,
    since: 0,
  };
  const steps: string[] = [];
  for (let operation = await write(); operation; operation = await write())
    steps.push(`${operation.step} ${operation.index}`);
  expect(steps).toEqual(['open 0', 'open 1', 'open 2', 'close 0', 'close 1']);
  expect(channel.texts.join(' ')).toBe(text);
  expect(channel.shown.map(({ content }) => content.buttons.length)).toEqual([0, 0, 1]);
});

test('an answer that is whole before its message is made takes one write, unless a close does more than growing', async () => {
  for (const [close, steps] of [
    [['edit'], ['open']],
    [['stop'], ['open', 'close']],
  ] as const) {
    const { channel, outbox, finish, journal } = setUp({ grow: ['edit'], close: [...close] });
    outbox.layout.push('Yes.');
    await finish();
    expect(channel.shown).toMatchObject([{ steps, content: { text: 'Yes.' } }]);
    expect(channel.shown[0]?.content.buttons).toEqual([button('again')]);
    expect(journal.at(-1)?.posted).toMatchObject([{ state: 'closed' }]);
  }
});
