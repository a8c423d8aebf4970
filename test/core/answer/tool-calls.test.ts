import { expect, test } from 'vitest';
import { z } from 'zod';
import { callsOf } from '../../../src/core/answer/rounds.ts';
import {
  defineTool,
  type ToolContext,
  type ToolDefinition,
} from '../../../src/core/answer/tool.ts';
import { resumeRound, runRound } from '../../../src/core/answer/tool-calls.ts';
import type { Task } from '../../../src/core/content.ts';
import { UserError } from '../../../src/core/errors.ts';
import { type Job, toJob } from '../../../src/core/job.ts';
import type { Json } from '../../../src/core/messages.ts';
import { createJournal } from '../../../src/core/reply/journal.ts';
import type { Reply } from '../../../src/core/reply/reply.ts';
import type { Inbox } from '../../../src/core/store-ports.ts';
import { event } from '../reply/replying.ts';

/** A turn that calls tools: what was journalled when, and what a reader saw. */
function setUp(
  tools: readonly ReturnType<typeof tool>[],
  {
    job = {},
    signal = new AbortController().signal,
  }: { job?: Partial<Job>; signal?: AbortSignal } = {},
) {
  const written: Job[] = [];
  const tasks: Task[] = [];
  const inbox = { journal: async (stored: Job) => void written.push(stored) } as unknown as Inbox;
  const journal = createJournal({ ...toJob('j1', event, 0), ...job }, inbox);
  const reply = { task: (task: Task) => void tasks.push(task) } as unknown as Reply;
  const context = () => ({}) as ToolContext;
  const options = { tools, context, reply, journal, nameMention: async () => null, signal };
  return { options, journal, written, tasks };
}

function tool(name: string, how: Partial<ToolDefinition<{ n?: number | undefined }>> = {}) {
  return defineTool({
    name,
    description: name,
    schema: z.object({ n: z.number().optional() }),
    acts: false,
    status: () => `${name} …`,
    run: async ({ n }) => ({ text: `${name} ${n ?? ''}`.trim(), sources: [] }),
    ...how,
  });
}

const toMessage = (...names: string[]): Json => ({
  role: 'assistant',
  tool_calls: names.map((name, index) => ({
    id: `c${index}`,
    type: 'function',
    function: { name, arguments: '{}' },
    extra_content: { google: { thought_signature: 'SIG' } },
  })),
});

const run = (message: Json, options: Parameters<typeof runRound>[2]) =>
  runRound(message, callsOf(message), options);

const told = ({ rounds }: Job) =>
  rounds.at(-1)?.results.map((result) => (result as { content?: string } | null)?.content ?? null);

test('an acting call is journalled before it starts, and its result at once', async () => {
  const seen: (readonly unknown[])[] = [];
  const { options, journal, written } = setUp([
    tool('write', {
      acts: true,
      run: async () => {
        seen.push(written.map(told));
        return { text: 'written', sources: [] };
      },
    }),
  ]);
  await run(toMessage('write'), options);

  expect(seen).toEqual([[[null]]]);
  expect(told(journal.job)).toEqual(['written']);
  expect(told(written[1] ?? journal.job)).toEqual(['written']);
});

test('a result that is known is used again; an acting call whose outcome nobody knows is told, never repeated', async () => {
  const ran: string[] = [];
  const counting = (name: string, acts: boolean) =>
    tool(name, {
      acts,
      run: async () => {
        ran.push(name);
        return { text: `${name} again`, sources: [] };
      },
    });
  const known = { role: 'tool', tool_call_id: 'c0', name: 'known', content: 'known' };
  const round = {
    message: toMessage('known', 'acted', 'read'),
    results: [known, null, null],
    sources: [],
  };
  const { options, journal } = setUp(
    [counting('known', true), counting('acted', true), counting('read', false)],
    { job: { rounds: [round] } },
  );
  await resumeRound(options);

  expect(ran).toEqual(['read']);
  expect(told(journal.job)).toEqual([
    'known',
    expect.stringContaining('not known whether'),
    'read again',
  ]);
});

test('the assistant’s message goes back verbatim, with its signatures', async () => {
  const { options, journal } = setUp([tool('read')]);
  const message = toMessage('read', 'read');
  await run(message, options);

  expect(journal.job.rounds[0]?.message).toBe(message);
  expect(journal.job.rounds[0]?.results).toMatchObject([
    { role: 'tool', tool_call_id: 'c0' },
    { role: 'tool', tool_call_id: 'c1' },
  ]);
});

test('calls run in parallel, and one that fails leaves the others alone and tells no secrets', async () => {
  const started: string[] = [];
  const gate = Promise.withResolvers<void>();
  const waiting = (name: string) =>
    tool(name, {
      run: async () => {
        started.push(name);
        if (started.length === 2) gate.resolve();
        await gate.promise;
        if (name === 'b') throw new Error('ECONNREFUSED 10.0.0.1 token xoxb-1');
        return { text: name, sources: [] };
      },
    });
  const { options, journal } = setUp([waiting('a'), waiting('b')]);
  await run(toMessage('a', 'b'), options);

  expect(started).toEqual(['a', 'b']);
  expect(told(journal.job)).toEqual(['a', expect.not.stringContaining('xoxb')]);
});

test('a result of a megabyte is cut, and the model is told', async () => {
  const { options, journal } = setUp([
    tool('read', { run: async () => ({ text: 'x'.repeat(1_000_000), sources: [] }) }),
  ]);
  await run(toMessage('read'), options);
  const [text = ''] = told(journal.job) ?? [];

  expect(text?.length).toBeLessThan(51_000);
  expect(text).toContain('the whole result has 1000000 characters');
});

test('a tool that does not listen is left behind when its turn is stopped, and stays open where it acts', async () => {
  const stop = new AbortController();
  const { options, journal, written } = setUp(
    [
      tool('hang', {
        acts: true,
        run: () => {
          stop.abort('stop');
          return new Promise(() => {});
        },
      }),
    ],
    { signal: stop.signal },
  );
  await run(toMessage('hang'), options);

  expect(told(journal.job)).toEqual([null]);
  expect(written).toHaveLength(1);
});

test('what needs consent is proposed and not run; agreed to, exactly it is run', async () => {
  const ran: unknown[] = [];
  const post = tool('post', {
    acts: true,
    consent: 'asker',
    proposal: async ({ n }) => `post ${n ?? 'it'}`,
    run: async (input) => {
      ran.push(input);
      return { text: 'posted', sources: [] };
    },
  });
  const { options, journal } = setUp([post]);
  await run(toMessage('post'), options);
  expect(ran).toEqual([]);
  expect(journal.job.proposals).toMatchObject([
    { callId: 'c0', text: 'post it', consent: 'asker', state: 'open' },
  ]);

  const agreed = setUp([post], {
    job: {
      rounds: [{ message: toMessage('post'), results: [null], sources: [] }],
      proposals: journal.job.proposals.map((proposal) => ({
        ...proposal,
        state: 'approved',
        by: 'Ada',
      })),
    },
  });
  await resumeRound(agreed.options);
  expect(ran).toEqual([{}]);
  expect(told(agreed.journal.job)).toEqual(['posted']);

  // As a process left it that died while it ran.
  const again = setUp([post], { job: { ...agreed.written[0], id: 'j2' } });
  await resumeRound(again.options);
  expect(ran).toHaveLength(1);
  expect(told(again.journal.job)).toEqual([expect.stringContaining('not known whether')]);
});

test('a reader sees each call begin and end, and which of them failed', async () => {
  const broken = async () => {
    throw new Error('down');
  };
  const { options, tasks } = setUp([tool('look'), tool('break', { run: broken })]);
  await run(toMessage('look', 'break'), options);
  await run(toMessage('look'), options);

  expect(tasks.map(({ id, title, state }) => `${id} ${title} ${state}`)).toEqual([
    '0/0 look … running',
    '0/1 break … running',
    '0/0 look … done',
    '0/1 break … failed',
    '1/0 look … running',
    '1/0 look … done',
  ]);
});

// Kind: what the model reads about a call is bounded however the call ends, also if it is refused:
// its name and its arguments are as long as the model writes them.
const longCall = (name: string, input: string): Json => ({
  role: 'assistant',
  tool_calls: [{ id: 'c0', type: 'function', function: { name, arguments: input } }],
});

test.each([
  ['a name', longCall('x'.repeat(300_000), '{}')],
  ['a list of wrong values', longCall('list', JSON.stringify({ list: Array(50_000).fill(1) }))],
  ['a wrong value', longCall('list', JSON.stringify({ list: 'x'.repeat(300_000) }))],
  ['an unknown key', longCall('strict', JSON.stringify({ ['k'.repeat(300_000)]: 1 }))],
  ['a wrong key', longCall('record', JSON.stringify({ ['k'.repeat(300_000)]: 'x' }))],
  ['a failure', longCall('fails', '{}')],
])('a refusal is bounded where the call has %s of 300,000 characters', async (_, message) => {
  const define = (name: string, schema: z.ZodType) =>
    defineTool({
      ...{ name, description: name, schema, acts: false, status: () => name },
      run: async () => {
        throw new UserError('tool_failed', 'no '.repeat(100_000));
      },
    });
  const { options, journal } = setUp([
    define('list', z.object({ list: z.array(z.string()) })),
    define('strict', z.strictObject({})),
    define('record', z.record(z.string(), z.number())),
    define('fails', z.object({})),
  ]);
  await run(message, options);

  expect(told(journal.job)?.[0]?.length).toBeLessThan(51_000);
});

test('what a proposal had to leave out goes with it as a file; where that fails nobody is asked', async () => {
  const attached: string[] = [];
  const whole = () => ({ name: 'all.txt', alt: 'All', text: 'everything' });
  const toLong = (name: string) => {
    const short = tool(name, { acts: true, consent: 'admin' });
    return { ...short, prepare: (input: string) => ({ ...short.prepare(input), whole }) };
  };
  const { options, journal } = setUp([toLong('send'), toLong('pay')]);
  const attach: ToolContext['attach'] = async ({ bytes, name, alt, mimeType }) => {
    if (attached.length > 0) throw new Error('the store is away');
    attached.push(new TextDecoder().decode(bytes));
    return { name, alt, mimeType, hash: 'h' };
  };
  const context = () => ({ attach }) as unknown as ToolContext;
  await run(toMessage('send', 'pay'), { ...options, context });

  expect(attached).toEqual(['everything']);
  expect(journal.job.proposals).toMatchObject([{ callId: 'c0', state: 'open' }]);
  expect(told(journal.job)?.[1]).toContain('an error inside it');
});
