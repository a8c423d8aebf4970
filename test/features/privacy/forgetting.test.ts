import { expect, test } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { ScheduledEvent } from '../../../src/core/events.ts';
import { allRemoved, type PersonalStore } from '../../../src/core/jobs/feature.ts';
import type { Inbox } from '../../../src/core/store-ports.ts';
import { onFinish } from '../../../src/features/privacy/finishing.ts';
import { forgetAll } from '../../../src/features/privacy/forgetting.ts';
import { createMemoryLog } from '../../doubles/log.ts';

// Kind: an answer that is being written while something is forgotten. It is saved when it ends, and
// holds what is meant.

const CHANNEL = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const SCOPE = { type: 'channel', place: CHANNEL } as const;
const REQUEST = { place: CHANNEL, asking: ['press', 'asked'], isResumed: false };

type Planned = {
  readonly event: ScheduledEvent;
  readonly lane: string;
  readonly notBefore: number;
};

function createInboxDouble() {
  const planned: Planned[] = [];
  const inbox: Pick<Inbox, 'accept'> = {
    async accept(event, { lane, notBefore }) {
      if (event.type !== 'scheduled') throw new Error('this is not planned');
      planned.push({ event, lane, notBefore });
      return { status: 'new', jobId: 'finishing', isBusy: true };
    },
  };
  return { inbox, planned };
}

const SERVICES = { purge: async () => {}, inbox: createInboxDouble().inbox };

/** A history, and the requests; one is answered, and saved, at the n-th turn of a store. */
function setUp(endsAt: number) {
  const history = ['a question', 'an answer'];
  const requests = ['a request'];
  let turn = 0;
  const step = () => {
    turn += 1;
    if (turn !== endsAt) return;
    history.push('the answer');
    requests.push('its request');
  };
  const toStore = (name: string, words: string[], left: () => string[]): PersonalStore => ({
    name,
    describe: async () => null,
    async forget() {
      const removed = words.splice(0).length;
      const forgotten = { removed, left: left() };
      step();
      return forgotten;
    },
    count: (n) => `${n} × ${name}`,
  });
  const isRunning = () => endsAt > 0 && turn < endsAt;
  const stores = [
    toStore('history', history, () => []),
    toStore('requests', requests, () => (isRunning() ? ['c'] : [])),
  ];
  let purges = 0;
  const purge = async () => {
    purges += 1;
  };
  const { inbox, planned } = createInboxDouble();
  const forget = () => forgetAll({ stores: () => stores, purge, inbox }, SCOPE, REQUEST);
  return { forget, planned, kept: () => [...history, ...requests], purges: () => purges };
}

test('where nothing is being answered all goes, is counted once, and its traces are erased', async () => {
  const { forget, kept, purges } = setUp(0);
  expect(await forget()).toContain('Forgotten: 2 × history and 1 × requests.');
  expect(kept()).toEqual([]);
  expect(purges()).toBe(1);
});

test.each([1, 2, 3])('an answer that is saved after step %i of it goes as well', async (step) => {
  const { forget, kept } = setUp(step);
  const report = await forget();
  expect(report).toContain('Forgotten: 3 × history and 2 × requests.');
  expect(report).not.toContain('still working');
  expect(kept()).toEqual([]);
});

test('what is said while it is done is not meant', async () => {
  const asked: (number | null)[] = [];
  const store: PersonalStore = {
    ...{ name: 'x', describe: async () => null, count: String },
    async forget(_scope, { until }) {
      asked.push(until);
      return { removed: 0, left: Array(Math.max(0, 3 - asked.length)).fill('c') };
    },
  };
  const began = Date.now();
  await forgetAll({ stores: () => [store], ...SERVICES }, SCOPE, REQUEST);
  const [first, ...later] = asked;
  expect(first).toBeNull();
  expect(later.length).toBeGreaterThan(1);
  expect(new Set(later).size).toBe(1); // From then on nothing is meant, however long it takes.
  expect(later[0]).toBeGreaterThanOrEqual(began);
});

test('an answer that does not end meanwhile is told of', async () => {
  const { forget, planned } = setUp(4);
  const began = Date.now();
  expect(await forget()).toContain(
    'I’m still working on 1 request. I’ll forget it as soon as it’s answered.',
  );
  // Behind it in its conversation, and before all that is said there later.
  expect(planned).toMatchObject([{ lane: 'c', notBefore: 0, event: { name: 'forget' } }]);
  expect(JSON.stringify(planned[0]?.event.payload)).toMatch(/"until":\d+/);
  expect(planned[0]?.event.at).toBeGreaterThanOrEqual(began);
});

test('where all there is is still being answered, there is something to forget', async () => {
  const { forget } = setUp(5);
  expect(await forget()).toContain('I’m still working on 1 request');
  const left = async () => ({ removed: 0, left: ['c'] });
  const store = { name: 'x', describe: async () => null, count: String, forget: left };
  const report = await forgetAll({ stores: () => [store], ...SERVICES }, SCOPE, REQUEST);
  expect(report).toMatch(/^I’m still working on 1 request/);
  expect(report).not.toContain('nothing to forget');
});

test('where nothing is being answered nothing is planned', async () => {
  const { forget, planned } = setUp(0);
  await forget();
  expect(planned).toEqual([]);
});

test('a request that is run again does not say that there was nothing to forget', async () => {
  const report = await forgetAll({ stores: () => [], ...SERVICES }, SCOPE, {
    ...REQUEST,
    isResumed: true,
  });
  expect(report).toMatch(/^That’s forgotten now\. I was restarted partway/);
  expect(report).not.toContain('nothing to forget');
});

/** What is planned, and how it runs with these stores. */
async function finish(forget: PersonalStore['forget']) {
  const store: PersonalStore = { name: 'x', describe: async () => null, count: String, forget };
  const left: PersonalStore = { ...store, forget: async () => ({ removed: 0, left: ['a', 'b'] }) };
  const first = createInboxDouble();
  await forgetAll({ ...SERVICES, stores: () => [left], inbox: first.inbox }, SCOPE, REQUEST);
  const [due] = first.planned;
  if (!due) throw new Error('nothing was planned');
  const { inbox, planned } = createInboxDouble();
  const services = { ...SERVICES, stores: () => [store], inbox, log: createMemoryLog() };
  await onFinish(services, JSON.parse(JSON.stringify(due.event)));
  return { first: first.planned, planned };
}

test('what ends in two conversations is forgotten behind each of them, and nothing is left', async () => {
  const asked: (number | null)[] = [];
  const { first, planned } = await finish(async (_scope, { until }) => {
    asked.push(until);
    return allRemoved(1);
  });
  expect(first.map(({ lane }) => lane)).toEqual(['a', 'b']);
  expect(new Set(first.map(({ event }) => event.key)).size).toBe(2);
  expect(asked).toEqual([expect.any(Number)]);
  expect(planned).toEqual([]);
});

test('what is still being worked on is tried again, after a pause', async () => {
  const { first, planned } = await finish(async () => ({ removed: 0, left: ['b'] }));
  expect(planned.map(({ lane }) => lane)).toEqual(['b']);
  expect(planned[0]?.notBefore).toBeGreaterThan(Date.now());
  expect(first.map(({ event }) => event.key)).not.toContain(planned[0]?.event.key);
});

test('where a store fails it is tried again; a failing inbox has the job wait', async () => {
  const { planned } = await finish(async () => {
    throw new Error('the index is damaged');
  });
  expect(planned.map(({ lane }) => lane)).toEqual(['a']);
  const waiting = finish(async () => {
    throw new UserError('store_failed', 'the disk is full');
  });
  await expect(waiting).rejects.toThrow();
});

test('those that ask for it, and what finishes it, are exempt from it', async () => {
  const base = { key: 'k', conversation: 'c', place: CHANNEL, at: 1 };
  const scheduled = { ...base, type: 'scheduled', name: 'forget', payload: null } as const;
  const reminder = { ...scheduled, name: 'remind' };
  await finish(async (_scope, { isExempt }) => {
    expect(isExempt({ id: 'press', events: [reminder] })).toBe(true);
    expect(isExempt({ id: 'other', events: [scheduled] })).toBe(true);
    expect(isExempt({ id: 'other', events: [reminder] })).toBe(false);
    return allRemoved(0);
  });
});

test('where everything has gone already that is said', async () => {
  const stores = [{ name: 'x', describe: async () => null, forget: async () => allRemoved(0) }];
  const silent = stores.map((store) => ({ ...store, count: String }));
  const report = await forgetAll({ stores: () => silent, ...SERVICES }, SCOPE, REQUEST);
  expect(report).toContain('There was nothing to forget.');
});
