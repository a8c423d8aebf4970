import { expect, test } from 'vitest';
import {
  type Reach,
  toSummaryNote,
  toTasksNote,
} from '../../../src/features/conversation-tools/since.ts';

const REACHES: readonly Reach[] = [
  { type: 'all' },
  { type: 'own' },
  { type: 'since', when: 'yesterday at 9:00' },
  { type: 'partly', when: 'yesterday at 9:00', first: 'today at 8:00' },
];

const message = {
  ...{ id: '1', by: 'Ada', isMine: false, isOwn: false, isBot: false },
  ...{ text: 'hello', at: 0, link: null },
};

test('each way to choose messages has a note of its own, in the singular and the plural', () => {
  const notes = (count: number) =>
    REACHES.map((reach) => toSummaryNote({ messages: Array(count).fill(message), reach }));

  expect(notes(1)).toEqual([
    'Summary of 1 message',
    'Summary of 1 message since your last one',
    'Summary of 1 message since yesterday at 9:00',
    'Summary of 1 message since yesterday at 9:00. The oldest message I read is from today at 8:00.',
  ]);
  for (const note of notes(1_200)) expect(note).toMatch(/^Summary of 1,200 messages\b/);
});

test('a table of tasks says what it is based on, unless it is all that was read', () => {
  const notes = REACHES.map(toTasksNote);

  expect(notes[0]).toBeNull();
  expect(new Set(notes).size).toBe(REACHES.length);
  for (const note of notes.slice(2)) expect(note).toContain('yesterday at 9:00');
});
