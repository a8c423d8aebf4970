import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineTool } from '../../../src/core/answer/tool.ts';
import { type Job, jobSchema, toJob } from '../../../src/core/job.ts';
import {
  confirmBeforeDelivery,
  confirmReadBefore,
  toOnShared,
  toOnSharedInRound,
} from '../../../src/core/jobs/read-before.ts';
import { type Place, toConversation, toPlaceOf } from '../../../src/core/messages.ts';
import type { Adapter, Directory } from '../../../src/core/ports.ts';
import { createJournal, type Journal } from '../../../src/core/reply/journal.ts';
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

/** A round in which one place alone was read that all may still read. */
const OPEN_ROUND: Job['rounds'][number] = {
  message: { role: 'assistant' },
  results: [toResult('recall', 'open words')],
  sources: [],
};

const ASKING = { here: HERE, asker: { id: 'u1', isExternal: false }, to: 'everyone' } as const;
const never = new AbortController().signal;
const signals = { thinking: never, writing: never, broken: never };

function toAdapter({
  authorize = async (_access, _person, { named }) => named,
  isOpenToAll = async () => true,
}: Partial<Directory>): Adapter {
  // What is asked here, and no more.
  return { platform: PLAIN, directory: { authorize, isOpenToAll } } as unknown as Adapter;
}

/** What is left of these rounds, by what the platform says of the places now. */
async function goOn(
  read: readonly Place[],
  {
    authorize = async (_access, _person, { named }) => named,
    isOpenToAll = async () => true,
    to = 'everyone',
    isOpenFirst = false,
  }: Partial<Pick<Directory, 'authorize' | 'isOpenToAll'>> & {
    readonly to?: 'everyone' | { readonly person: string };
    readonly isOpenFirst?: boolean;
  } = {},
) {
  const written: Job[] = [];
  const inbox = { journal: async (job: Job) => void written.push(job) } as unknown as Inbox;
  const journal = createJournal(toJob('j1', event, 0), inbox);
  const asking = { here: HERE, asker: { id: 'u1', isExternal: false }, to };
  const noteRead = toOnSharedInRound(journal, asking);
  const addRound = (round: Job['rounds'][number], places: readonly Place[]) => {
    journal.hold({ rounds: [...journal.job.rounds, round] });
    for (const place of places) noteRead(place);
  };
  if (isOpenFirst) addRound(OPEN_ROUND, [OTHER]);
  for (const round of ROUNDS) addRound(round, read);
  if (!isOpenFirst) addRound(OPEN_ROUND, [OTHER]);
  const before = journal.job.rounds;
  const adapter = toAdapter({ authorize, isOpenToAll });
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
  expect(job.rounds.map(({ message }) => message)).toEqual([
    { role: 'assistant', content: 'Let me look.' },
    { role: 'assistant', content: null },
  ]);
  expect(job.readings.flatMap(({ places }) => places)).not.toContainEqual(THIRD);
  expect(job.rounds[0]?.results[1]).toEqual(toResult('post_elsewhere', 'Posted.'));
  expect(job.rounds[1]?.results[0]).toBe(null);
  expect(written.at(-1)).toEqual(job);
});

async function shut(_access: 'read' | 'write', _person: string, { named }: { named: Place }) {
  return toConversation(named) === toConversation(THIRD) ? null : named;
}

test('who answers privately is asked about the asker alone', async () => {
  const isOpenToAll = async () => false;
  const { job, before } = await goOn([OTHER], { isOpenToAll, to: { person: 'u1' } });
  expect(job.rounds).toEqual(before);
});

test('a round before it, in which nothing was read that is lost, stays whole', async () => {
  const { job } = await goOn([THIRD], { authorize: shut, isOpenFirst: true });
  expect(job.rounds[0]).toEqual({ ...OPEN_ROUND, read: [OTHER] });
  expect(JSON.stringify(job.rounds)).not.toMatch(/4711|grace/);
});

test('what was said and called after it goes with it, and what was done stays', async () => {
  const said = (content: string, result: Job['rounds'][number]['results'][number]) => ({
    message: { role: 'assistant', content },
    results: [result],
    sources: [],
  });
  const journal = createJournal(toJob('j1', event, 0), {
    journal: async () => {},
  } as unknown as Inbox);
  const proposed = toResult('post_elsewhere', 'Not done yet.');
  journal.hold({ rounds: [said('I look.', toResult('recall', '4711'))] });
  toOnSharedInRound(journal, ASKING)(THIRD);
  journal.hold({
    rounds: [
      ...journal.job.rounds,
      said('It is 4711.', toResult('run_code', '4711 * 2')),
      { ...said('4711, so I post.', toResult('far_away', 'Done.')), started: [0] },
      said('4711: may I?', proposed),
      said('4711: posted.', toResult('post_elsewhere', 'Posted.')),
    ],
    files: [{ name: 'chart.png', hash: 'a', mimeType: 'image/png', alt: '4711' }],
  });
  await confirmReadBefore(
    { journal, adapter: toAdapter({ authorize: shut }), signals },
    ASKING,
    TOOLS,
  );
  expect(JSON.stringify(journal.job.rounds)).not.toContain('4711');
  expect(journal.job.rounds.flatMap(({ results }) => results).slice(1)).toEqual([
    toResult('far_away', 'Done.'),
    proposed,
    toResult('post_elsewhere', 'Posted.'),
  ]);
  expect(journal.job.files).toEqual([]);
});

// What is shown after a death was made of words that may be shown no more, by whatever made it.

const READ: readonly (readonly [string, (journal: Journal) => void])[] = [
  ['an answer, by one of its tools', (journal) => toOnSharedInRound(journal, ASKING)(THIRD)],
  ['an answer, by a link in its question', (journal) => toOnShared(journal, ASKING)(THIRD)],
  [
    'a private command, by the asker',
    (journal) => toOnShared(journal, { ...ASKING, to: { person: 'u1' } })(THIRD),
  ],
  [
    'an answer that two asked for',
    (journal) => {
      toOnShared(journal, ASKING)(OTHER);
      toOnShared(journal, { ...ASKING, asker: { id: 'u2', isExternal: false } })(THIRD);
    },
  ],
  [
    'a command whose messages and buttons come from what it keeps',
    (journal) => {
      toOnShared(journal, ASKING)(THIRD);
      journal.hold({ data: { text: 'It is 4711.' } });
    },
  ],
];

async function deliverAgain(read: (journal: Journal) => void, directory: Partial<Directory>) {
  const written: Job[] = [];
  const inbox = { journal: async (job: Job) => void written.push(job) } as unknown as Inbox;
  const journal = createJournal(toJob('j1', event, 0), inbox);
  journal.hold({ rounds: [OPEN_ROUND], text: 'It is 4711.', state: 'delivering' });
  journal.hold({ ending: { kind: 'complete', note: null, canRetry: false } });
  read(journal);
  // As it comes back from the store.
  const kept = createJournal(jobSchema.parse(JSON.parse(JSON.stringify(journal.job))), inbox);
  const before = kept.job;
  await confirmBeforeDelivery({ journal: kept, adapter: toAdapter(directory), signals }, TOOLS);
  return { job: kept.job, before, written };
}

test.each(READ)('%s: what is lost is not delivered, and the job works again', async (_, read) => {
  const { job, written } = await deliverAgain(read, { authorize: shut });
  expect(job).toMatchObject({ state: 'answering', text: '', ending: null, data: null, files: [] });
  expect(written.at(-1)).toEqual(job);
});

test.each(READ)('%s: what nobody can tell is not delivered either', async (_, read) => {
  const { job } = await deliverAgain(read, { authorize: () => Promise.reject(new Error('down')) });
  expect(job).toMatchObject({ state: 'answering', text: '' });
});

test.each(READ)('%s: what may still be read is delivered as it was', async (_, read) => {
  const { job, before, written } = await deliverAgain(read, {});
  expect(job).toEqual(before);
  expect(written).toEqual([]);
});

test('what is read where the answer stands is not asked about', async () => {
  const { job } = await deliverAgain(
    (journal) => {
      toOnShared(journal, ASKING)(HERE);
      toOnShared(journal, ASKING)(toPlaceOf('test/w/c1'));
    },
    { authorize: () => Promise.reject(new Error('down')) },
  );
  expect(job).toMatchObject({ state: 'delivering', readings: [] });
});
