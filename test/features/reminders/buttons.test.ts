import { expect, test } from 'vitest';
import type { Job } from '../../../src/core/job.ts';
import {
  toReminderButtons,
  toRemindersData,
} from '../../../src/features/reminders/reminder-buttons.ts';

const labels = (data: unknown) =>
  toReminderButtons({ id: 'j1', data } as Job).map(({ label }) => label);

const reminder = (id: string, what: string) => ({ id, what });

test('of a list each button names the reminder that it cancels', () => {
  const data = toRemindersData([
    reminder('a', 'tea'),
    reminder('b', 'water the\nplants on the balcony'),
    reminder('c', '👩‍👩‍👧‍👦'.repeat(30)),
  ]);

  expect(labels(data).slice(0, 2)).toEqual(['Cancel “tea”', 'Cancel “water the plants on…”']);
  for (const label of labels(data)) expect(label.length).toBeLessThanOrEqual(75);
});

test('what is by itself needs no name, and what comes again is ended', () => {
  expect(labels(toRemindersData([reminder('a', 'tea')]))).toEqual(['Cancel']);
  expect(labels({ type: 'reminders', ids: ['a'], isRepeating: true })).toEqual(['Stop repeating']);
});

test('a list that was kept without names still has its buttons', () => {
  expect(labels({ type: 'reminders', ids: ['a', 'b'] })).toEqual(['Cancel', 'Cancel']);
});
