import { expect, test } from 'vitest';
import type { ScheduledEvent } from '../../../src/core/events.ts';
import { toJob } from '../../../src/core/job.ts';
import type { JobRun } from '../../../src/core/jobs/job-run.ts';
import { onPost, toPostEvent } from '../../../src/core/jobs/static-reply.ts';
import type { Place } from '../../../src/core/messages.ts';
import type { Directory } from '../../../src/core/ports.ts';
import { createJournal } from '../../../src/core/reply/journal.ts';
import type { Inbox } from '../../../src/core/store-ports.ts';
import { onPlannedPoll } from '../../../src/features/polls/polling.ts';
import { toPollEvent } from '../../../src/features/polls/polls.ts';
import { CHANNEL, THREAD } from '../../commands/here.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { PLAIN } from '../../doubles/platform.ts';

// Kind: what was agreed to or planned is written later, as a job of its own. Whether its person
// may is looked at when it is written.

const ELSEWHERE: Place = { ...CHANNEL, channel: 'C2' };
const ASKED = { person: 'U1', isExternal: false, here: THREAD };
const POST = toPostEvent(ELSEWHERE, 'p1', { text: 'Hello.', by: 'Ada', asked: ASKED });
const POLL = toPollEvent(THREAD, 'p2', { question: 'Tea?', options: ['Yes', 'No'], by: 'U1' });
const OLD_POLL = toPollEvent(THREAD, 'p3', { question: 'Tea?', options: ['Yes', 'No'], by: null });

/** How often something is written when it is due. */
async function run(event: ScheduledEvent, authorize: Directory['authorize']): Promise<number> {
  const inbox = { journal: async () => {} } as unknown as Inbox;
  let written = 0;
  const write = async () => {
    written += 1;
  };
  const log = createMemoryLog();
  const jobRun = {
    parts: { log, inbox },
    adapter: { platform: PLAIN, directory: { authorize } },
    journal: createJournal(toJob('j1', event, 0), inbox),
    signals: { writing: new AbortController().signal },
    reply: () => ({}),
    output: () => ({ finish: write }),
    finish: write,
  } as unknown as JobRun; // What is used here, and no more.
  if (event.name === 'post') await onPost(log, jobRun, event);
  else await onPlannedPoll({ inbox, log }, jobRun, event);
  return written;
}

test.each<[string, ScheduledEvent, Directory['authorize'], number]>([
  ['a post, where the person may', POST, async (_access, _person, { named }) => named, 1],
  ['a post, where the person may not', POST, async () => null, 0],
  ['a post, where nobody knows', POST, () => Promise.reject(new Error('down')), 0],
  [
    'a post, where the place is another workspace’s after all',
    POST,
    async (_access, _person, { named }) => ({ ...named, workspace: 'T2' }),
    0,
  ],
  ['a poll, where the person may', POLL, async (_access, _person, { named }) => named, 1],
  ['a poll, where the person may not', POLL, async () => null, 0],
  ['a poll of nobody that is known', OLD_POLL, async () => null, 1],
])('%s', async (_what, event, authorize, times) => {
  expect(await run(event, authorize)).toBe(times);
});

test('a post without whoever asked for it is not written', async () => {
  const event = { ...POST, payload: { text: 'Hello.', by: 'Ada' } };
  expect(await run(event, async (_access, _person, { named }) => named)).toBe(0);
});
