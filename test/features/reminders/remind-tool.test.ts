import { expect, test } from 'vitest';
import type { IncomingEvent, ScheduledEvent } from '../../../src/core/events.ts';
import { createRemindTool } from '../../../src/features/reminders/remind-tool.ts';
import { createReminders } from '../../../src/features/reminders/reminders.ts';
import { ASK_TIME, askedReminderOf } from '../../../src/features/reminders/time-question.ts';
import { createSchedule } from '../../../src/tools/schedule.ts';
import { createMemoryStore } from '../../commands/here.ts';
import { call, createContext, createDirectory, place } from '../../tools/context.ts';

const NOW = Date.UTC(2026, 9, 1, 10, 30);

function createTool(zone: string | null) {
  const schedule = createSchedule();
  const planned: number[] = [];
  const asked: ScheduledEvent[] = [];
  const inbox = {
    accept: async (event: IncomingEvent, { notBefore }: { readonly notBefore: number }) => {
      if (event.type === 'scheduled' && event.name === ASK_TIME) asked.push(event);
      else planned.push(notBefore);
      return { status: 'new', jobId: 'j1', isBusy: false } as const;
    },
  };
  const reminders = createReminders({ store: createMemoryStore(), inbox, schedule });
  const options = { schedule, reminders, inbox, now: () => NOW, zoneOf: async () => zone };
  return { tool: createRemindTool(options), reminders, planned, asked };
}

/** Where the platform knows the asker's zone, or does not. */
const knowing = (timeZone: string | null) =>
  createContext({
    directory: createDirectory({
      person: async () => ({ name: 'Ada', timeZone, locale: null }),
    }),
  }).context;

test('a reminder is planned in the zone that the asker has set, and told with its absolute time', async () => {
  const { tool, planned, reminders } = createTool('America/New_York');
  const { text } = await call(tool, { what: 'tea', at: 'tomorrow 9:00' }, knowing('Europe/Berlin'));

  expect(text).toContain('Friday, 2 October 2026, 09:00 (America/New_York)');
  expect(planned).toEqual([Date.UTC(2026, 9, 2, 13)]);
  expect(await reminders.list({ place, person: 'U1' })).toEqual([
    expect.objectContaining({
      what: 'tea',
      name: 'Ada',
      conversation: createContext().context.conversation,
    }),
  ]);
});

test('entities that the model writes are planned as the characters that they mean', async () => {
  const { tool, reminders } = createTool('UTC');
  const what = 'R&amp;D: is 1 &lt; 2? `&amp;` stays';
  await call(tool, { what, at: 'tomorrow 9:00' }, knowing('UTC'));

  expect(await reminders.list({ place, person: 'U1' })).toEqual([
    expect.objectContaining({ what: 'R&D: is 1 < 2? `&amp;` stays' }),
  ]);
});

test('people and channels that the model writes by their ids are planned by their names', async () => {
  const { tool, reminders } = createTool('UTC');
  const names: Readonly<Record<string, string>> = { '<@U2>': 'Grace', '<#C3>': 'launch' };
  const directory = createDirectory({
    name: async (token) => names[token] ?? null,
    person: async () => ({ name: 'Ada', timeZone: null, locale: null }),
  });
  const { context } = createContext({ directory });
  await call(tool, { what: 'ask <@U2> and <@U9> in <#C3>', at: 'tomorrow 9:00' }, context);

  const [planned] = await reminders.list({ place, person: 'U1' });
  expect(planned?.what).toBe('ask @Grace and @someone in #launch');
});

test('else in the zone that the platform tells; ISO times and repetitions are understood', async () => {
  const { tool, planned } = createTool(null);
  await call(tool, { what: 'a', at: '2026-10-05T09:00' }, knowing('Europe/Berlin'));
  await call(tool, { what: 'b', at: '2026-10-05T09:00:00Z' }, knowing('Europe/Berlin'));
  const { text } = await call(
    tool,
    { what: 'c', at: '2026-10-05T09:00', repeat: 'weekdays' },
    knowing('Europe/Berlin'),
  );

  expect(planned.map((at) => new Date(at).toISOString())).toEqual([
    '2026-10-05T07:00:00.000Z',
    '2026-10-05T09:00:00.000Z',
    '2026-10-05T07:00:00.000Z',
  ]);
  expect(text).toContain('and then again every weekday at 9:00');
});

test('without a zone the model is told to have one set', async () => {
  const { tool, planned } = createTool(null);

  await expect(call(tool, { what: 'a', at: 'tomorrow' }, knowing(null))).rejects.toThrow(
    '/timezone',
  );
  expect(planned).toEqual([]);
});

test('it acts, so that it is journalled before it starts', () => {
  expect(createTool(null).tool).toMatchObject({ acts: true, consent: 'none' });
});

test.each([
  ['tomorrow at 5', 'Friday, 2 October 2026, 17:00 (Europe/Berlin)'],
  ['next Friday at 9', 'Friday, 2 October 2026, 09:00 (Europe/Berlin)'],
  ['on the 5th or the 6th', 'Monday, 5 October 2026, 09:00 (Europe/Berlin)'],
])('“%s” is not guessed: the person is asked with buttons', async (at, understood) => {
  const { tool, planned, asked } = createTool('Europe/Berlin');
  const { text } = await call(tool, { what: 'a', at }, knowing(null));

  expect(text).toContain('Nothing is planned yet');
  expect(text).toContain(`It may mean ${understood}.`);
  expect(asked.map((event) => askedReminderOf(event)?.what)).toEqual(['a']);
  expect(planned).toEqual([]);
});

test.each([
  ['before the meeting', 'every Tuesday'],
  ['when the shift begins', 'FREQ=WEEKLY;BYDAY=TU'],
  ['Tuesday at 9, if it is sunny', ''],
])('what is left of “%s”, %s, says when, too: the person is asked', async (at, repeat) => {
  const { tool, planned, asked } = createTool('Europe/Berlin');
  const { text } = await call(tool, { what: 'a', at, repeat }, knowing(null));

  expect(text).toContain('Nothing is planned yet');
  expect([planned.length, asked.length]).toEqual([0, 1]);
});

test('where no time can be proposed the model asks', async () => {
  const { tool, planned, asked } = createTool('Europe/Berlin');

  await expect(
    call(tool, { what: 'a', at: 'before the holidays in July' }, knowing(null)),
  ).rejects.toThrow('I do not see when that is.');
  expect([planned, asked]).toEqual([[], []]);
});

test('a series may be a recurrence rule, and its first time is one of its own', async () => {
  const { tool, planned } = createTool('Europe/Berlin');
  const repeat = 'FREQ=MONTHLY;BYDAY=-1FR';
  const { text } = await call(tool, { what: 'a', at: '2026-10-05T16:00', repeat }, knowing(null));

  expect(planned).toEqual([Date.UTC(2026, 9, 30, 15)]);
  expect(text).toContain('on the last Friday of every month at 16:00');
});
