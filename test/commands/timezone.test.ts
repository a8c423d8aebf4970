import { expect, test } from 'vitest';
import { timezone } from '../../commands/timezone.ts';
import { zoneOf } from '../../src/core/conversation/settings.ts';
import { findTimeZone } from '../../src/core/local-time.ts';
import { createHere } from './here.ts';

const ada = { platform: 'slack', id: 'U1' };

test('a zone is a person’s own, wherever it was set, until it is taken back', async () => {
  const { type, settings } = createHere();
  expect(await type(timezone, 'europe/berlin')).toMatch(/Europe\/Berlin, where it’s \d+:\d\d\./);
  expect(await zoneOf(settings, ada)).toBe('Europe/Berlin');
  expect(await zoneOf(settings, { ...ada, id: 'U2' })).toBeNull();
  expect(await type(timezone, '')).toContain('Europe/Berlin');
  expect(await type(timezone, 'off')).toBe('OK, I’ve forgotten your time zone.');
  expect(await zoneOf(settings, ada)).toBeNull();
});

test('the platform’s zone is told where none is set, and asked for where there is none', async () => {
  expect(await createHere({ platformZone: 'Europe/London' }).type(timezone, '')).toContain(
    'Europe/London',
  );
  expect(await createHere().type(timezone, '')).toContain('I don’t know your time zone');
});

test('a zone that there is not is explained', async () => {
  const { type, settings } = createHere();
  expect(await type(timezone, 'Middle/Earth')).toContain('don’t know that time zone');
  expect(await zoneOf(settings, ada)).toBeNull();
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['berlin', 'Europe/Berlin'],
  ['new york', 'America/New_York'],
  ['utc', 'UTC'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Berlin Wall', null],
  ['', null],
  ['+02:00', null],
])('“%s” is the zone %j', (written, zone) => {
  expect(findTimeZone(written)).toBe(zone);
});
