import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remind } from '../../commands/remind.ts';
import { createConversation } from './conversation.ts';

// A Thursday, half past twelve in Berlin.
beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 9, 1, 10, 30), toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

test.each([
  ['me to water the plants tomorrow at 9', 'water the plants', '2026-10-02T07:00:00.000Z'],
  ['water the plants --when "in 20 minutes"', 'water the plants', '2026-10-01T10:50:00.000Z'],
  ['call Bob on friday', 'call Bob', '2026-10-02T07:00:00.000Z'],
  ['switch the clocks on 26 October 2026 at 9:00', 'switch the clocks', '2026-10-26T08:00:00.000Z'],
  ['stand-up --repeat "0 10 * * 1-5"', 'stand-up', '2026-10-02T08:00:00.000Z'],
])('/remind %s', async (text, what, at) => {
  const { type, list, planned } = createConversation();
  await type(remind, text);

  expect(await list()).toEqual([expect.objectContaining({ what, at: Date.parse(at) })]);
  expect(planned).toEqual([
    expect.objectContaining({
      notBefore: Date.parse(at),
      key: expect.stringContaining('/remind/'),
    }),
  ]);
});

test('/remind confirms with the absolute time and the zone, and a button', async () => {
  const { run } = createConversation();

  expect(await run(remind, 'water the plants tomorrow at 9')).toEqual({
    type: 'text',
    text: 'OK, reminder set: **water the plants** – tomorrow at 9:00 (Berlin). I’ll post it in the channel where you asked. Everyone there can see it.',
    data: {
      ...{ type: 'reminders', ids: ['slack/T1/C1/trigger/command'] },
      names: ['water the plants'],
    },
  });
});

test('/remind list shows what is to come, the next one first', async () => {
  const { run, type, reminders, list } = createConversation();
  expect(await type(remind, 'list')).toContain('You have no reminders here');
  await type(remind, 'later --when "in 3 days"');
  const [first] = await list();
  if (first) await reminders.plan({ ...first, id: 'r2', what: 'sooner', at: first.at - 1_000_000 });

  expect(await run(remind, 'list')).toMatchObject({
    text: expect.stringMatching(/^1\. \*\*sooner\*\* – .*\n2\. \*\*later\*\* – /),
    data: { ids: ['r2', 'slack/T1/C1/trigger/command'] },
  });
});

test.each([
  ['water the plants', 'When? For example'],
  ['water the plants yesterday', 'That time is in the past.'],
  ['tomorrow', 'What should I remind you about?'],
  ['x tomorrow --repeat sometimes', 'I didn’t understand the schedule.'],
  ['x tomorrow --repeat "* * * * *"', 'Reminders can repeat every 15 minutes at most'],
])('/remind %s is answered by one sentence', async (text, sentence) => {
  const { type, planned } = createConversation();

  await expect(type(remind, text)).rejects.toThrow(sentence);
  expect(planned).toEqual([]);
});

test('/remind asks for the time zone where the time depends on it, and only there', async () => {
  const { type, list } = createConversation({ zone: null });

  await expect(type(remind, 'x tomorrow at 9')).rejects.toThrow('/timezone');
  await type(remind, 'x in 20 minutes');
  expect(await list()).toHaveLength(1);
});

test('a reminder that comes again takes its time of day from the first', async () => {
  const { type, list, reminders, planned } = createConversation();
  await type(remind, 'stand-up --when "tomorrow 9:30" --repeat weekdays');
  const [first] = await list();
  if (first) await reminders.pass(first);

  expect(planned.map(({ notBefore }) => new Date(notBefore).toISOString())).toEqual([
    '2026-10-02T07:30:00.000Z',
    '2026-10-05T07:30:00.000Z', // Not on Saturday.
  ]);
});

test('a reminder that was cancelled while it was delivered does not come again', async () => {
  const { type, list, reminders, planned } = createConversation();
  await type(remind, 'stand-up --when "tomorrow 9:30" --repeat daily');
  const [first] = await list();
  if (!first) throw new Error('it was not planned');
  expect(await reminders.cancel(first, first.id)).toBe(true);
  expect(await reminders.cancel(first, first.id)).toBe(false);
  await reminders.pass(first);

  expect(planned).toHaveLength(1);
});

test.each([
  ['water the plants tomorrow at 5', 'tomorrow at 17:00 (Berlin)'],
  ['water the plants on friday next to the door', 'tomorrow at 9:00 (Berlin)'],
  ['water the plants every second tuesday at 9', 'every other week on Tuesday at 9:00. First: '],
  [
    'water the plants daily at 8am and 8pm until christmas',
    'every day at 8:00 and 20:00, until December 25. First: ',
  ],
])('/remind %s is asked back with what was understood', async (text, understood) => {
  const { run, planned } = createConversation();

  expect(await run(remind, text)).toMatchObject({
    text: expect.stringContaining(` – ${understood}`),
    data: { type: 'proposed reminder' },
  });
  expect(planned).toEqual([]);
});

const proposal = (first: string, rule: string | null) => ({
  ...{ isTime: true, what: 'water the plants', first, rule },
});

test.each([
  [proposal('2026-10-24T18:00', null), ' – Saturday, October 24 at 18:00 (Berlin)\n'],
  [
    proposal('2026-10-05T09:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE'),
    ' – every other week on Wednesday at 9:00. First: Wednesday, October 7 at 9:00 (Berlin)\n',
  ],
])(
  'where rules do not reach the model proposes, and its person is asked',
  async (extracted, asked) => {
    const { type, planned } = createConversation({ extracted });

    expect(await type(remind, 'water the plants om tre veckor på lördag')).toContain(asked);
    expect(planned).toEqual([]);
  },
);

test.each([
  [{ isTime: false, first: null, rule: null, what: '' }],
  [proposal('2020-01-01T09:00', null)],
  [proposal('soon', null)],
  [proposal('2026-10-05T09:00', 'FREQ=SECONDLY')],
])('a proposal that cannot be meant is no time', async (extracted) => {
  const { type } = createConversation({ extracted });

  await expect(type(remind, 'water the plants someday')).rejects.toThrow(
    'I didn’t understand that time',
  );
});

test('a series says in words how often it comes, and what it leaves out', async () => {
  const { type } = createConversation();

  expect(await type(remind, 'pay every month on the 31st at 9')).toBe(
    'OK, reminder set: **pay** – on the 31st of every month at 9:00. First: Saturday, October 31 at 9:00 (Berlin). Months without a 31st are skipped. I’ll post it in the channel where you asked. Everyone there can see it.',
  );
  expect(await type(remind, 'list')).toContain('on the 31st of every month at 9:00. Next: ');
});

test.each([
  ['x --repeat weekdays', '2026-10-02T07:00:00.000Z'],
  ['x --when "sunday 10:00" --repeat weekdays', '2026-10-05T08:00:00.000Z'],
])('/remind %s begins with a time of its own', async (text, first) => {
  const { type, list } = createConversation();
  await type(remind, text);

  expect((await list()).map(({ at }) => new Date(at).toISOString())).toEqual([first]);
});
