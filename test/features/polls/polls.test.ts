import { expect, test } from 'vitest';
import { type Job, toJob } from '../../../src/core/job.ts';
import type { JobRun } from '../../../src/core/jobs/job-run.ts';
import { createJournal } from '../../../src/core/reply/journal.ts';
import type { Inbox } from '../../../src/core/store-ports.ts';
import { createPollActions } from '../../../src/features/polls/polling.ts';
import {
  type KeptPoll,
  toChoice,
  toPoll,
  toPollText,
  withChoice,
} from '../../../src/features/polls/polls.ts';
import { event } from '../../core/reply/replying.ts';

const pressed = (poll: KeptPoll, person: string, option: number) =>
  withChoice(poll, person, toChoice(poll, person, option));

const POLL: KeptPoll = { type: 'poll', question: 'Lunch?', options: ['Pizza', 'Soup'], votes: {} };

test('everybody has one vote, which can be changed and taken back', () => {
  const first = pressed(pressed(POLL, 'U1', 0), 'U2', 0);
  expect(first.votes).toEqual({ U1: 0, U2: 0 });
  const changed = pressed(first, 'U1', 1);
  expect(changed.votes).toEqual({ U1: 1, U2: 0 });
  expect(pressed(changed, 'U1', 1).votes).toEqual({ U2: 0 });
});

test('a person whose id is a name of JavaScript’s has a vote like any other', () => {
  expect(toPollText(pressed(POLL, 'constructor', 1))).toContain('1 vote');
});

test('the count is shown, and what was typed is no Markdown', () => {
  const poll = { ...POLL, options: ['*Pizza*', 'a|b`c'], votes: { U1: 0, U2: 0, U3: 1 } };

  expect(toPollText(poll)).toBe(
    [
      '📊 **Lunch?**',
      '',
      '1. \\*Pizza\\*',
      '   `███████░░░` 2 votes',
      '2. a\\|b\\`c',
      '   `███░░░░░░░` 1 vote',
    ].join('\n'),
  );
});

test('a poll fits every platform, or is refused with a sentence', () => {
  expect(toPoll(' Lunch\n? ', ['a', ' a', 'b '])).toEqual({
    question: 'Lunch ?',
    options: ['a', 'b'],
  });
  expect(() => toPoll('x'.repeat(301), ['a', 'b'])).toThrow('up to 300 characters');
  expect(() => toPoll('x', ['a'])).toThrow('2 to 10 options');
});

test('a press that is run again after a crash is the same vote', async () => {
  const jobs = new Map<string, Job>();
  const inbox = {
    journal: async (job: Job) => void jobs.set(job.id, structuredClone(job)),
    find: async ({ jobId }: { jobId: string }) => jobs.get(jobId) ?? null,
  } as unknown as Inbox;
  jobs.set('poll', { ...toJob('poll', event, 0), state: 'done', data: { ...POLL } });
  jobs.set('press', toJob('press', event, 0));
  const speaker = { id: 'U1', name: null, roles: [], isAdmin: null, isExternal: false };
  const press = { ...event, type: 'action' as const, speaker, messageId: 'm1', interaction: null };
  /** As a process does it that dies before anybody has seen the count. */
  const run = async () => {
    const [own, from] = [jobs.get('press'), jobs.get('poll')];
    if (!own || !from) throw new Error('no such job');
    const died = new Error('died');
    const reply = { push: () => {}, finish: () => Promise.reject(died) };
    const journal = createJournal(own, inbox);
    const jobRun = { journal, output: () => reply } as unknown as JobRun;
    const vote = createPollActions({ inbox, tell: async () => {} }).vote0?.run(
      jobRun,
      { ...press, action: 'vote0:poll' },
      from,
      async () => {},
    );
    await expect(vote).rejects.toBe(died);
  };
  await run();
  await run();

  expect(jobs.get('poll')?.data).toMatchObject({ votes: { U1: 0 } });
});
