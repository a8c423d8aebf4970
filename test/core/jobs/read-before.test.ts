import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineTool } from '../../../src/core/answer/tool.ts';
import { type Job, toJob } from '../../../src/core/job.ts';
import { confirmReadBefore, toOnShared } from '../../../src/core/jobs/read-before.ts';
import { type Place, toConversation, toPlaceOf } from '../../../src/core/messages.ts';
import type { Adapter, Directory } from '../../../src/core/ports.ts';
import { createJournal } from '../../../src/core/reply/journal.ts';
import type { Inbox } from '../../../src/core/store-ports.ts';
import { PLAIN } from '../../doubles/platform.ts';
import { event } from '../reply/replying.ts';

// Kind: an answer that goes on later was told by its tools what may not be shown any more.

const HERE = toPlaceOf('test/w/c1/q1');
const OTHER = toPlaceOf('test/w/c2');
const THIRD = toPlaceOf('test/w/c3');

const toTool = (name: string, acts: boolean) =>
  defineTool({
    ...{ name, description: name, schema: z.object({}), acts },
    status: () => name,
    run: async () => ({ text: name, sources: [] }),
  });
const TOOLS = [toTool('recall', false), toTool('post_elsewhere', true)];

const toResult = (name: string, content: string) => ({ role: 'tool', name, content });
const ROUNDS: Job['rounds'] = [
  {
    message: { role: 'assistant', content: 'Let me look.' },
    results: [toResult('recall', 'grace: 4711'), toResult('post_elsewhere', 'Posted.')],
    sources: [{ title: 'grace', url: 'https://example.org/c2' }],
  },
  {
    message: { role: 'assistant' },
    results: [null, toResult('gone', 'grace: 4711')],
    sources: [],
  },
];

/** A later round, in which one place alone was read that all may still read. */
const OPEN_ROUND: Job['rounds'][number] = {
  message: { role: 'assistant' },
  results: [toResult('recall', 'open words')],
  sources: [],
};

/** What is left of these rounds, by what the platform says of the places now. */
async function goOn(
  read: readonly Place[],
  {
    authorize = async (_access, _person, named) => named,
    isOpenToAll = async () => true,
    to = 'everyone',
  }: Partial<Pick<Directory, 'authorize' | 'isOpenToAll'>> & {
    readonly to?: 'everyone' | { readonly person: string };
  } = {},
) {
  const written: Job[] = [];
  const inbox = { journal: async (job: Job) => void written.push(job) } as unknown as Inbox;
  const journal = createJournal(toJob('j1', event, 0), inbox);
  for (const round of ROUNDS) {
    journal.hold({ rounds: [...journal.job.rounds, round] });
    for (const place of read) toOnShared(journal)(place);
  }
  journal.hold({ rounds: [...journal.job.rounds, OPEN_ROUND] });
  toOnShared(journal)(OTHER);
  const before = journal.job.rounds;
  const adapter = {
    platform: PLAIN,
    directory: { authorize, isOpenToAll },
  } as unknown as Adapter; // What is asked here, and no more.
  const never = new AbortController().signal;
  const signals = { thinking: never, writing: never, broken: never };
  const asking = { here: HERE, asker: { id: 'u1', isExternal: false }, to };
  await confirmReadBefore({ journal, adapter, signals }, asking, TOOLS);
  return { job: journal.job, written, before };
}

test('what may still be shown stays as it was read', async () => {
  const { job, written, before } = await goOn([OTHER, THIRD, OTHER]);
  expect(job.rounds).toEqual(before);
  expect(job.rounds.map(({ read }) => read)).toEqual([[OTHER, THIRD], [OTHER, THIRD], [OTHER]]);
  expect(written).toEqual([]);
});

test.each<[string, Parameters<typeof goOn>[1]]>([
  ['the asker may not read one of the places any more', { authorize: shut }],
  ['nobody can tell', { authorize: () => Promise.reject(new Error('down')) }],
  ['somebody else reads the answer by now', { isOpenToAll: async () => false }],
  ['it is for the asker alone, who may not read it', { authorize: shut, to: { person: 'u1' } }],
])('where %s nothing of what was read is told, and what was done stays', async (_what, now) => {
  const { job, written } = await goOn([OTHER, THIRD], now);
  expect(JSON.stringify(job.rounds)).not.toMatch(/4711|grace/);
  expect(job.rounds.map(({ message }) => message)).toEqual(
    [...ROUNDS, OPEN_ROUND].map(({ message }) => message),
  );
  expect(job.rounds[0]?.results[1]).toEqual(toResult('post_elsewhere', 'Posted.'));
  expect(job.rounds[1]?.results[0]).toBe(null);
  expect(written.at(-1)).toEqual(job);
});

async function shut(_access: 'read' | 'write', _person: string, named: Place) {
  return toConversation(named) === toConversation(THIRD) ? null : named;
}

test('who answers privately is asked about the asker alone', async () => {
  const isOpenToAll = async () => false;
  const { job, before } = await goOn([OTHER], { isOpenToAll, to: { person: 'u1' } });
  expect(job.rounds).toEqual(before);
});

test('a round in which nothing was read that is lost stays whole', async () => {
  const { job } = await goOn([THIRD], { authorize: shut });
  expect(job.rounds.at(-1)).toEqual({ ...OPEN_ROUND, read: [OTHER] });
  expect(JSON.stringify(job.rounds)).not.toMatch(/4711|grace/);
});
