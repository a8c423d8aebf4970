import { expect, test } from 'vitest';
import { event } from '../../commands/event.ts';
import { createConversation } from './conversation.ts';

const LUNCH = {
  title: 'Lunch with Ada',
  start: '2026-10-02T12:30',
  end: null,
  place: 'Canteen',
  timeZone: null,
  notes: null,
};

test('/event shows a card and brings a calendar file in UTC', async () => {
  const { type, files } = createConversation({ extracted: LUNCH });

  expect(await type(event, 'Lunch with Ada on Friday at 12:30 in the canteen')).toMatch(
    /^\*\*Lunch with Ada\*\*\n\n🗓️ Friday, October 2(, 2026)?, 12:30–13:30 \(Berlin\)\n\n📍 Canteen$/,
  );
  expect(files[0]).toMatchObject({ name: 'lunch-with-ada.ics', mimeType: 'text/calendar' });
  expect(files[0]?.text).toContain('DTSTART:20261002T103000Z\r\nDTEND:20261002T113000Z\r\n');
});

test('/event of whole days ends with the last one', async () => {
  const { type, files } = createConversation({
    extracted: { ...LUNCH, title: 'Offsite', start: '2026-10-05', end: '2026-10-06', place: null },
  });

  expect(await type(event, 'Offsite on Oct 5 and 6')).toMatch(
    /^\*\*Offsite\*\*\n\n🗓️ Monday, October 5(, 2026)? – Tuesday, October 6(, 2026)?$/,
  );
  expect(files[0]?.text).toContain('DTSTART;VALUE=DATE:20261005\r\nDTEND;VALUE=DATE:20261007\r\n');
});

test('/event without anybody’s time zone has the time of whoever reads it', async () => {
  const { run, files } = createConversation({ zone: null, extracted: LUNCH });

  expect(await run(event, 'Lunch')).toMatchObject({
    text: expect.stringMatching(/October 2(, 2026)?, 12:30–13:30\n\n📍 Canteen$/),
    note: expect.stringContaining('/timezone'),
  });
  expect(files[0]?.text).toContain('DTSTART:20261002T123000\r\n');
});

test('/event of a text that is about none says so', async () => {
  const { type } = createConversation({ extracted: { ...LUNCH, title: '', start: '' } });

  expect(await type(event, 'hello')).toContain('I couldn’t find an event');
  expect(await type(event, '')).toContain('I couldn’t find an event');
});

test('/event shows a title and a place as they are, in the card and in the file', async () => {
  const { type, files } = createConversation({
    extracted: { ...LUNCH, title: 'Lunch *with* [Ada]', place: 'room_1_2' },
  });

  expect(await type(event, 'Lunch')).toMatch(
    /^\*\*Lunch \\\*with\\\* \\\[Ada\\\]\*\*[\s\S]*📍 room\\_1\\_2$/,
  );
  expect(files[0]?.text).toContain('SUMMARY:Lunch *with* [Ada]\r\nLOCATION:room_1_2\r\n');
});
