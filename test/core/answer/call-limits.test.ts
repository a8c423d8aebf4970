/**
 * The kind: bounds that were looked at only between the rounds of an answer, so that one assistant
 * message could hold any number of calls, all of them run at once. Tried: more calls than are
 * left, in one round and over several; each limited kind; images by their number; proposals;
 * repeated calls; calls though no tool was offered; a crash in the middle.
 */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answer } from '../../../src/core/answer/answer.ts';
import { callsOf } from '../../../src/core/answer/rounds.ts';
import { type CallKind, defineTool, type ToolContext } from '../../../src/core/answer/tool.ts';
import { resumeRound, runRound } from '../../../src/core/answer/tool-calls.ts';
import { type Job, toJob } from '../../../src/core/job.ts';
import type { Json } from '../../../src/core/messages.ts';
import type { ChatModel } from '../../../src/core/ports.ts';
import { createJournal } from '../../../src/core/reply/journal.ts';
import type { Reply } from '../../../src/core/reply/reply.ts';
import type { Inbox } from '../../../src/core/store-ports.ts';
import { event } from '../reply/replying.ts';

/**
 * A tool that keeps each call open until the ones that run beside it had time to begin, and counts
 * them.
 */
function createTool(kind: CallKind, { acts = false, asks = false } = {}) {
  const seen = { running: 0, most: 0, order: [] as number[] };
  const tool = defineTool({
    name: kind,
    description: kind,
    schema: z.object({ n: z.number(), count: z.number().optional() }),
    acts,
    kind,
    ...(asks ? { consent: 'asker' as const } : {}),
    status: () => kind,
    units: ({ count = 1 }) => count,
    async run({ n, count = 1 }) {
      seen.running += count;
      seen.most = Math.max(seen.most, seen.running);
      seen.order.push(n);
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      seen.running -= count;
      return { text: `did ${n}`, sources: [] };
    },
  });
  return { tool, seen };
}

type Input = { readonly n: number; readonly count?: number };

const inputs = (length: number): Input[] => Array.from({ length }, (_, n) => ({ n }));

const toMessage = (kind: CallKind, wanted: readonly Input[], ids = 'c'): Json => ({
  role: 'assistant',
  tool_calls: wanted.map((input, index) => ({
    id: `${ids}${index}`,
    type: 'function',
    function: { name: kind, arguments: JSON.stringify(input) },
  })),
});

function setUp(tools: readonly ReturnType<typeof createTool>['tool'][], job: Partial<Job> = {}) {
  const written: Job[] = [];
  const inbox = { journal: async (stored: Job) => void written.push(stored) } as unknown as Inbox;
  const journal = createJournal({ ...toJob('j1', event, 0), ...job }, inbox);
  let text = '';
  const reply = {
    task: () => {},
    push: (chunk: string) => {
      text += chunk;
    },
    get text() {
      return text;
    },
  } as unknown as Reply;
  const options = {
    ...{ tools, context: () => ({}) as ToolContext, reply, journal },
    ...{ nameMention: async () => null, signal: new AbortController().signal },
  };
  return {
    options,
    journal,
    written,
    run: (message: Json) => runRound(message, callsOf(message), options),
  };
}

const resultsOf = ({ rounds }: Job, round = -1) =>
  (rounds.at(round)?.results ?? []).map((result) => (result as { content: string }).content);
const done = (results: readonly string[]) => results.filter((text) => text.startsWith('did '));

test.each([
  { kind: 'other', most: 20, atOnce: 4 },
  { kind: 'image', most: 8, atOnce: 2 },
  { kind: 'search', most: 8, atOnce: 2 },
  { kind: 'program', most: 10, atOnce: 2 },
  { kind: 'page', most: 10, atOnce: 2 },
  { kind: 'server', most: 15, atOnce: 3 },
  { kind: 'reminder', most: 10, atOnce: 1 },
  { kind: 'poll', most: 3, atOnce: 1 },
] as const)(
  'of 40 calls of the kind $kind in one message $most are run, $atOnce at a time and in order',
  async ({ kind, most, atOnce }) => {
    const { tool, seen } = createTool(kind, { acts: kind === 'image' });
    const { run, journal } = setUp([tool]);
    const message = toMessage(kind, inputs(40));
    await run(message);
    const results = resultsOf(journal.job);

    expect(seen.order).toEqual(inputs(most).map(({ n }) => n));
    expect(seen.most).toBe(atOnce);
    expect(done(results)).toHaveLength(most);
    expect(results.slice(most).every((text) => text.startsWith('Not done: '))).toBe(true);
    expect(journal.job.rounds[0]?.results).toMatchObject(
      callsOf(message).map(({ id }) => ({ role: 'tool', tool_call_id: id })),
    );
  },
);

test('calls of different kinds share the same few places, and one kind does not hold up another', async () => {
  const [page, other] = [createTool('page'), createTool('other')];
  const { run } = setUp([page.tool, other.tool]);
  const calls = [...inputs(6), ...inputs(4)];
  const message = toMessage('page', calls) as { tool_calls: { function: { name: string } }[] };
  for (const call of message.tool_calls.slice(6)) call.function.name = 'other';
  const order: string[] = [];
  for (const { tool, seen } of [page, other])
    Object.defineProperty(seen.order, 'push', {
      value: (n: number) => order.push(`${tool.kind} ${n}`),
    });
  await run(message as unknown as Json);

  expect(order.slice(0, 4)).toEqual(['page 0', 'page 1', 'other 0', 'other 1']);
  expect(page.seen.most).toBe(2);
});

test('images count by their number; what is left is told, and a call that asks for more is not begun', async () => {
  const { tool, seen } = createTool('image', { acts: true });
  const { run, journal } = setUp([tool]);
  await run(
    toMessage('image', [
      { n: 0, count: 4 },
      { n: 1, count: 3 },
      { n: 2, count: 4 },
      { n: 3 },
      { n: 4 },
    ]),
  );

  expect(seen.order).toEqual([0, 1, 3]);
  expect(seen.most).toBe(4);
  expect(resultsOf(journal.job)[2]).toContain(
    'up to 8 images, and only 1 of them can still be done',
  );
  expect(resultsOf(journal.job)[4]).toContain('they are used up');
});

test.each<[string, readonly (readonly number[])[], number]>([
  ['one that asks for all', [[8]], 8],
  ['one that asks for more than all', [[9]], 0],
  ['small ones behind one that is too large', [[9, 1, 1]], 2],
  ['one in each of ten messages', Array.from({ length: 10 }, () => [1]), 8],
  ['three in each of four messages', Array.from({ length: 4 }, () => [3]), 6],
  ['one that fits only without the last', [[5], [4], [3]], 8],
])('of images in %s so many are drawn as an answer may have', async (_, rounds, drawn) => {
  const { tool, seen } = createTool('image', { acts: true });
  const { run } = setUp([tool]);
  const counts = rounds.flat();
  let n = 0;
  for (const [at, round] of rounds.entries()) {
    const calls = round.map((count) => ({ n: n++, count }));
    await run(toMessage('image', calls, `r${at}-`));
  }

  expect(seen.order.reduce((sum, at) => sum + (counts[at] ?? 0), 0)).toBe(drawn);
});

test('a round is cut at what earlier rounds have left, wrong calls counted', async () => {
  const { tool } = createTool('other');
  const { run, journal } = setUp([tool]);
  await run(toMessage('other', inputs(13)));
  await run(toMessage('poll', inputs(2))); // There is no such tool.
  await run(toMessage('other', inputs(9)));

  expect(resultsOf(journal.job, 1)).toEqual(Array(2).fill('There is no tool named poll.'));
  expect(done(resultsOf(journal.job))).toHaveLength(5);
  expect(resultsOf(journal.job).at(-1)).toContain('up to 20 calls, and they are used up');
});

test('five actions wait for approval together; the others are not proposed', async () => {
  const { tool, seen } = createTool('other', { acts: true, asks: true });
  const { run, journal } = setUp([tool]);
  await run(toMessage('other', inputs(12)));

  expect(journal.job.proposals).toHaveLength(5);
  expect(resultsOf(journal.job)[5]).toContain('up to 5 actions can wait for approval');
  expect(seen.order).toEqual([]);

  await run(toMessage('other', [{ n: 99 }]));
  expect(journal.job.proposals).toHaveLength(5);
  expect(resultsOf(journal.job)).toEqual([expect.stringContaining('has to decide')]);
});

test('the same action twice in one message is done once; the same question is asked as often as it stands there', async () => {
  const [acting, reading] = [createTool('image', { acts: true }), createTool('other')];
  const { run, journal } = setUp([acting.tool, reading.tool]);
  await run(toMessage('image', [{ n: 1 }, { n: 1 }, { n: 2 }]));
  expect(acting.seen.order).toEqual([1, 2]);
  expect(resultsOf(journal.job)[1]).toContain('Not done again');

  await run(toMessage('image', [{ n: 1 }])); // In a later message it is meant.
  await run(toMessage('other', [{ n: 1 }, { n: 1 }]));
  expect(acting.seen.order).toEqual([1, 2, 1]);
  expect(reading.seen.order).toEqual([1, 1]);
});

test('after a crash what was counted before counts, what was started is not repeated, and what waited is done', async () => {
  const { tool, seen } = createTool('image', { acts: true });
  const before = {
    message: toMessage('image', inputs(4), 'a'),
    results: [{}, {}, {}, {}],
    sources: [],
  };
  const known = { role: 'tool', tool_call_id: 'b0', name: 'image', content: 'did 0' };
  const open = {
    message: toMessage('image', inputs(6), 'b'),
    results: [known, null, null, null, null, null],
    started: [0, 1],
    sources: [],
  };
  const { options, journal } = setUp([tool], { rounds: [before, open] });
  await resumeRound(options);

  expect(seen.order).toEqual([2, 3]); // Four images before and four in this round.
  expect(resultsOf(journal.job)).toEqual([
    'did 0',
    expect.stringContaining('not known whether'),
    'did 2',
    'did 3',
    expect.stringContaining('up to 8 images'),
    expect.stringContaining('up to 8 images'),
  ]);
});

test('that a call acts is written down before it begins, and not before its turn has come', async () => {
  const { tool, seen } = createTool('poll', { acts: true });
  const { run, written } = setUp([tool]);
  const started: (readonly number[] | undefined)[] = [];
  const push = seen.order.push.bind(seen.order);
  seen.order.push = (...n) => {
    started.push(written.at(-1)?.rounds.at(-1)?.started);
    return push(...n);
  };
  await run(toMessage('poll', inputs(3)));

  expect(started).toEqual([[0], [0, 1], [0, 1, 2]]);
});

/** A model that answers every request with calls, whatever it is told. */
function createCaller(kind: CallKind, calls: number) {
  const requests: number[] = [];
  const chat: ChatModel = {
    async *stream({ tools }) {
      requests.push(tools.length);
      const message = toMessage(kind, inputs(calls), `r${requests.length}-`);
      yield { type: 'end', finish: 'stop', calls: callsOf(message), message };
    },
  };
  return { chat, requests };
}

test.each([
  { kind: 'other', calls: 1, run: 8 },
  { kind: 'other', calls: 7, run: 20 },
  { kind: 'other', calls: 200, run: 20 },
  { kind: 'image', calls: 40, run: 8 },
  { kind: 'poll', calls: 2, run: 3 },
] as const)(
  'a model that never stops calling comes to an end: $calls calls of $kind a message',
  async ({ kind, calls, run }) => {
    const { tool, seen } = createTool(kind, { acts: kind !== 'other' });
    const { chat, requests } = createCaller(kind, calls);
    const { options } = setUp([tool]);
    const request = { system: '', turns: [], model: null, effort: null };
    const names = { nameMention: async () => null };
    const answering = answer({ ...options, ...names, chat, request, meter: () => {} });

    await expect(answering).rejects.toThrow(/ran out of steps/);
    expect(seen.order).toHaveLength(run);
    expect(requests.length).toBeLessThanOrEqual(9);
  },
);

test('nothing is run where no tool was offered', async () => {
  const { tool, seen } = createTool('other');
  const { chat } = createCaller('other', 3);
  const proposal = {
    callId: 'p',
    text: 'post',
    consent: 'asker',
    state: 'open',
    by: null,
  } as const;
  const { options } = setUp([tool], { proposals: [proposal] });
  const request = { system: '', turns: [], model: null, effort: null };
  await answer({ ...options, chat, request, meter: () => {}, nameMention: async () => null });

  expect(seen.order).toEqual([]);
});
