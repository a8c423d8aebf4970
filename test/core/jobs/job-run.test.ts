import { expect, test } from 'vitest';
import { RateLimitedError, WriteError } from '../../../src/core/errors.ts';
import { type Job, toJob } from '../../../src/core/job.ts';
import type { Place } from '../../../src/core/messages.ts';
import type { Adapter, SeenMessage } from '../../../src/core/ports.ts';
import { createJournal, recover } from '../../../src/core/reply/journal.ts';

const place: Place = { platform: 'discord', workspace: 'g', channel: 'c', thread: 'q1' };
const event: Job['events'][number] = {
  type: 'joined',
  key: 'k',
  conversation: 'c',
  place,
  at: 0,
  speaker: null,
};
const posted = {
  key: 'j1/0/1',
  id: null,
  state: 'opening',
  cut: null,
  openedAt: 0,
  adapterState: null,
} as const;

const message = (id: string, action: string, isOwn = true): SeenMessage => ({
  id,
  speaker: 'bot',
  isOwn,
  isBot: true,
  isTyped: false,
  text: '',
  quoted: [],
  attachments: [],
  actions: [action],
  sentAt: 0,
});

/** Looks for the second message of a job whose first one is known. */
function look(read: (place: Place) => Promise<readonly SeenMessage[]>) {
  const first = { ...posted, key: 'j1/0/0', id: 'm1', state: 'open' as const };
  const job = { ...toJob('j1', event, 0), posted: [first, posted] };
  const adapter = { archive: { read } } as unknown as Adapter;
  const journal = createJournal(job, { journal: async () => {} } as never);
  const { signal } = new AbortController();
  return recover(adapter, { place, question: 'q1', journal, posted, signal });
}

test('a lost message is an own one with a button of its job that no journal knows', async () => {
  const seen = [
    message('m1', 'stop:j1'),
    message('m2', 'stop:j2'),
    message('m3', 'stop:j1', false),
    message('m4', 'stop:j1'),
  ];
  expect(await look(async () => seen)).toBe('m4');
  expect(await look(async () => seen.slice(0, 3))).toBeNull();
});

test('where the thread does not exist it is looked for in the channel', async () => {
  const found = await look(async ({ thread }) => {
    if (thread !== undefined) throw new WriteError('discord_failed', 'place_gone', 'no thread');
    return [message('m2', 'stop:j1')];
  });
  expect(found).toBe('m2');
});

test.each([
  new RateLimitedError('slack_failed', 'k', 1_000),
  new WriteError('slack_failed', 'unavailable', 'not now'),
])('while nobody can look, nothing is taken for not there', async (error) => {
  await expect(look(() => Promise.reject(error))).rejects.toBe(error);
});
