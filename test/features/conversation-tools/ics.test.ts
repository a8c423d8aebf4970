import { expect, test } from 'vitest';
import { toCalendar } from '../../../src/features/conversation-tools/ics.ts';

const EVENT = {
  id: 'slack-1@parley',
  title: 'Lunch; with, Ada\\Bob',
  place: 'Kantine\nErdgeschoß',
  notes: null,
  start: Date.UTC(2026, 9, 2, 10, 30),
  end: Date.UTC(2026, 9, 2, 11, 30),
  isWholeDay: false,
  isFloating: false,
};
const NOW = Date.UTC(2026, 9, 1, 8, 0, 5);

test('a calendar is what RFC 5545 says', () => {
  expect(toCalendar(EVENT, NOW)).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Parley//Parley//EN',
      'BEGIN:VEVENT',
      'UID:slack-1@parley',
      'DTSTAMP:20261001T080005Z',
      'DTSTART:20261002T103000Z',
      'DTEND:20261002T113000Z',
      'SUMMARY:Lunch\\; with\\, Ada\\\\Bob',
      'LOCATION:Kantine\\nErdgeschoß',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

test('lines are folded at 75 octets and never inside a character', () => {
  const title = `${'ü'.repeat(60)}🎉${'😀'.repeat(40)}`;
  const calendar = toCalendar({ ...EVENT, title }, NOW);
  const lines = calendar.split('\r\n');

  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(calendar).not.toContain('\uFFFD');
  expect(calendar.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`);
});

test('nothing in a text can begin a line of its own', () => {
  const calendar = toCalendar(
    { ...EVENT, title: 'x\r\nATTENDEE:mailto:a@example.org', place: null },
    NOW,
  );

  expect(calendar).toContain('SUMMARY:x\\nATTENDEE:mailto:a@example.org\r\n');
  expect(calendar).not.toMatch(/^ATTENDEE/m);
});
