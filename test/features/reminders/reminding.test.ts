import { expect, test } from 'vitest';
import { createHistory } from '../../../src/core/conversation/history.ts';
import { WriteError } from '../../../src/core/errors.ts';
import type { ScheduledEvent } from '../../../src/core/events.ts';
import { type Job, toJob } from '../../../src/core/job.ts';
import type { JobRun } from '../../../src/core/jobs/job-run.ts';
import type { Place } from '../../../src/core/messages.ts';
import type { Channel, Directory } from '../../../src/core/ports.ts';
import { createJournal } from '../../../src/core/reply/journal.ts';
import type { Inbox } from '../../../src/core/store-ports.ts';
import { createReminders, type Reminder } from '../../../src/features/reminders/reminders.ts';
import { onReminder } from '../../../src/features/reminders/reminding.ts';
import { createSchedule } from '../../../src/tools/schedule.ts';
import { CHANNEL, CONVERSATION, createMemoryStore, THREAD } from '../../commands/here.ts';
import { createMemoryChannel } from '../../doubles/channel.ts';
import { PLAIN } from '../../doubles/platform.ts';

const HOUR_MS = 60 * 60_000;

const REMINDER: Reminder = {
  id: 'r1',
  place: CHANNEL,
  conversation: CONVERSATION,
  messageId: null,
  person: 'U1',
  name: 'Ada',
  what: 'tea',
  at: Date.now() - 1_000,
  zone: 'Europe/Berlin',
  repeat: null,
};

/**
 * A reminder that was planned, and a process in which it falls due; `write` is what the platform
 * does with it, `rights` what it tells.
 */
async function createDue(
  changes: Partial<Reminder> = {},
  write: () => Promise<void> = async () => {},
  rights: Partial<Directory> = {},
) {
  const planned: ScheduledEvent[] = [];
  const inbox = {
    accept: async (event: ScheduledEvent) => {
      planned.push(event);
      return { status: 'new', jobId: 'j', isBusy: false } as const;
    },
    journal: async () => {},
  } as unknown as Inbox;
  const store = createMemoryStore();
  async function* keys(start: string) {
    yield* store.keys().filter((key) => key.startsWith(start));
  }
  const reminders = createReminders({ store, keys, inbox, schedule: createSchedule() });
  await reminders.plan({ ...REMINDER, ...changes });
  const [event] = planned;
  if (!event) throw new Error('it was not planned');
  const alone = createMemoryChannel();
  const written: Pick<Job, 'text' | 'ending' | 'data'>[] = [];

  const history = createHistory(createMemoryStore(), { forget: async () => {} });
  const services = {
    ...{ reminders, inbox, history },
    async sendEphemeral(channel: Channel, text: string) {
      const posted = {
        key: 'aside/0/0',
        id: null,
        state: 'opening',
        cut: null,
        openedAt: 0,
      } as const;
      const content = { text, status: null, buttons: [], files: [] };
      const { signal } = new AbortController();
      await channel.write({ ...posted, adapterState: null }, 'open', content, signal);
      return true;
    },
  };

  /** Runs the job as a process finds it; resolves to how it left it. */
  const run = async (patch: Partial<Job> = {}): Promise<Job> => {
    const journal = createJournal({ ...toJob('j1', event, 0), ...patch }, inbox);
    const jobRun = {
      adapter: {
        channel: () => alone,
        platform: PLAIN,
        directory: {
          authorize: async (_access: string, _person: string, { named }: { named: Place }) => named,
          isOpenToAll: async () => true,
          ...rights,
        },
      },
      signals: { writing: new AbortController().signal },
      journal,
      reply: () => ({}),
      async finish() {
        await write();
        const { text, ending, data } = journal.job;
        written.push({ text, ending, data });
      },
    } as unknown as JobRun; // What a reminder uses, and no more.
    await onReminder(services, jobRun, event);
    return journal.job;
  };
  const list = () => reminders.list(REMINDER);
  const whispers = () => alone.texts;
  return { run, list, written, planned, reminders, whispers, history };
}

test('a reminder is written once, and is over', async () => {
  const { run, list, written } = await createDue();
  await run();
  await run();

  expect(written.map(({ text }) => text)).toEqual(['⏰ Reminder for **Ada**: tea']);
  expect(await list()).toEqual([]);
});

test('what a reminder said is forgotten with its person, and not with another', async () => {
  const { run, history } = await createDue();
  await run();
  const forget = async (person: string) => {
    const unwanted = { person, name: null, at: Date.now(), repeated: [] };
    await history.forgetUnwanted(CONVERSATION, unwanted);
    return (await history.load(CONVERSATION)).turns.map(({ text }) => text);
  };
  expect(await forget('U2')).toEqual(['⏰ Reminder for **Ada**: tea']);
  expect(await forget('U1')).toEqual([]);
});

test('a reminder that is forgotten while it is written is not planned again', async () => {
  const due: { forget?: () => Promise<unknown> } = {};
  const { run, list, reminders, planned } = await createDue({ repeat: '0 9 * * *' }, async () => {
    await due.forget?.();
  });
  due.forget = () => reminders.forgetIn(CHANNEL, () => true);
  await run();
  expect(await list()).toEqual([]);
  expect(planned).toHaveLength(1);
});

test('a process that died while it was written goes on with the same text', async () => {
  const { run, written, reminders } = await createDue();
  const job = await run();
  expect(await reminders.list(REMINDER)).toEqual([]);
  await run({ ...job, attempts: 1 });

  expect(written[1]).toEqual(written[0]);
});

test('a reminder that comes again is planned once for each time, with a button that ends it', async () => {
  const { run, written, planned } = await createDue({ repeat: '0 9 * * *' });
  const job = await run();
  await run({ ...job, attempts: 1 });

  expect(new Set(planned.map(({ key }) => key)).size).toBe(2);
  expect(written[0]?.data).toMatchObject({ ids: ['r1'], isRepeating: true });
});

test('what was missed for long is made up for once and says so', async () => {
  const at = Date.now() - 49 * HOUR_MS;
  const { run, written, list } = await createDue({ at, repeat: '0 9 * * *' });
  await run();
  const [next] = await list();

  expect(written).toHaveLength(1);
  expect(written[0]?.ending?.note).toMatch(/^This was due .*I was offline then/);
  expect(next?.at).toBeGreaterThan(Date.now());
});

const gone = () =>
  Promise.reject(new WriteError('slack_failed', 'place_gone', 'channel_not_found'));

test('a reminder whose place is gone reaches its person alone, and does not come again', async () => {
  const { run, list, whispers } = await createDue({ repeat: '0 9 * * *' }, gone);
  await run();

  expect(whispers()).toMatchObject([expect.stringMatching(/: tea\n\n.*It won’t repeat/)]);
  expect(await list()).toEqual([]);
});

test('one whose thread is gone goes on in the channel', async () => {
  const { run, list, planned, whispers } = await createDue({ place: THREAD }, gone);
  await run();

  expect(planned.map(({ place }) => place)).toEqual([THREAD, CHANNEL]);
  expect(whispers()).toEqual([]);
  expect(await list()).toHaveLength(1);
});

test('one whose thread had fewer readers than the channel reaches its person alone', async () => {
  const isOpenToAll = async () => false;
  const { run, list, planned, whispers } = await createDue({ place: THREAD }, gone, {
    isOpenToAll,
  });
  await run();

  expect(planned).toHaveLength(1);
  expect(whispers()).toMatchObject([expect.stringContaining(': tea')]);
  expect(await list()).toEqual([]);
});

test.each<[string, Directory['authorize']]>([
  ['may not write there any more', async () => null],
  ['may or may not write there', () => Promise.reject(new Error('down'))],
])('one whose person %s reaches that person alone, each time', async (_what, authorize) => {
  const { run, list, written, whispers } = await createDue(
    { repeat: '0 9 * * *' },
    async () => {},
    { authorize },
  );
  await run();

  expect(written).toEqual([]);
  expect(whispers()).toMatchObject([expect.stringMatching(/: tea\n\n.*sending it here\./)]);
  expect(await list()).toHaveLength(1);
});
