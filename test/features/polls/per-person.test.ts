/**
 * The kind: what one person may have open had no bound, or one for each place. Tried: polls and
 * reminders up to the bound and beyond, in other conversations and workspaces, as series, all at
 * the same moment, once more after a crash, and after some are over.
 */
import { expect, test } from 'vitest';
import { createOpenPolls } from '../../../src/features/polls/open-polls.ts';
import { createReminders, type Reminder } from '../../../src/features/reminders/reminders.ts';
import { createMemoryStore } from '../../commands/here.ts';

const DAY_MS = 24 * 60 * 60_000;

function createPolls() {
  const clock = { now: Date.UTC(2026, 10, 28) };
  const polls = createOpenPolls({ store: createMemoryStore(), now: () => clock.now });
  const add = (id: string, person = 'U1', platform = 'chat') => polls.add({ platform, person }, id);
  return { clock, add };
}

/** How many were taken of those that were asked for at the same moment. */
async function countTaken(asked: readonly Promise<unknown>[]): Promise<number> {
  const settled = await Promise.allSettled(asked);
  return settled.filter(({ status }) => status === 'fulfilled').length;
}

test('of 60 polls of one person at the same moment 20 are posted; others have their own', async () => {
  const { add } = createPolls();
  const asked = Array.from({ length: 60 }, (_, n) => add(`p${n}`));

  expect(await countTaken(asked)).toBe(20);
  await add('theirs', 'U2');
  await add('elsewhere', 'U1', 'other');
  await expect(add('one more')).rejects.toThrow(
    'You already have 20 open polls, the most for one person. The oldest closes in 7 days.',
  );
});

test('a poll that is asked for again after a crash counts once, and one that has closed no more', async () => {
  const { clock, add } = createPolls();
  for (let n = 0; n < 20; n += 1) await add(`p${n}`);
  await add('p7');
  clock.now += 7 * DAY_MS - 60 * 60_000;
  await expect(add('next')).rejects.toThrow('The oldest closes in 1 hour.');
  clock.now += 60 * 60_000;

  await add('next');
});

const reminder = (id: string, changes: Partial<Reminder> = {}): Reminder => ({
  id,
  place: { platform: 'chat', workspace: 'W1', channel: 'C1' },
  conversation: 'chat/W1/C1',
  messageId: null,
  person: 'U1',
  name: 'Ada',
  what: 'water the plants',
  at: Date.UTC(2027, 0, 1),
  zone: 'UTC',
  repeat: null,
  ...changes,
});
const inWorkspace = (workspace: string) => ({
  place: { platform: 'chat', workspace, channel: 'C9' },
});

function setUp() {
  let accepted = 0;
  const inbox = {
    accept: async () => {
      accepted += 1;
      return { status: 'new', jobId: 'j', isBusy: false } as const;
    },
  };
  const schedule = { read: async () => null, next: async () => Date.UTC(2027, 0, 2) };
  const reminders = createReminders({ store: createMemoryStore(), inbox, schedule });
  return { reminders, accepted: () => accepted };
}

test('of 60 reminders at the same moment 50 are planned, wherever they were asked for, and series among them', async () => {
  const { reminders, accepted } = setUp();
  const asked = Array.from({ length: 60 }, (_, n) =>
    reminders.plan(
      reminder(`r${n}`, {
        ...inWorkspace(`W${n % 4}`),
        conversation: `chat/${n}`,
        repeat: n % 2 === 0 ? null : '0 9 * * *',
      }),
    ),
  );

  expect(await countTaken(asked)).toBe(50);
  expect(accepted()).toBe(50);
  await expect(reminders.plan(reminder('more', inWorkspace('W7')))).rejects.toThrow(
    'You already have 50 reminders, the most for one person. Cancel one with `/remind list`, here or where you set it.',
  );
  await reminders.plan(reminder('theirs', { person: 'U2' }));
});

test('at the last free place two that race are one; a series that goes on keeps its place; a cancelled one gives it back', async () => {
  const { reminders } = setUp();
  const series = reminder('series', { repeat: '0 9 * * *' });
  await reminders.plan(series);
  for (let n = 0; n < 48; n += 1) await reminders.plan(reminder(`r${n}`, inWorkspace('W2')));
  const racing = [
    reminders.plan(reminder('a')),
    reminders.plan(reminder('b', inWorkspace('W3'))),
    reminders.pass(series),
  ];

  expect(await countTaken(racing)).toBe(2);
  await reminders.plan(reminder('r7', inWorkspace('W2'))); // The same once more, after a crash.
  expect(await reminders.list(series)).toHaveLength(2);
  await reminders.cancel({ ...inWorkspace('W2'), person: 'U1' }, 'r8');
  await reminders.plan(reminder('c', inWorkspace('W3')));
});
