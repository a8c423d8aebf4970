// Kind: a message of a person who speaks through a proxy waits a moment, so that no answer is begun
// in vain; other people's messages do not wait, nor do theirs when they speak as themselves.
import { expect, test } from 'vitest';
import type { DeleteEvent, MessageEvent } from '../../../src/core/events.ts';
import { createCopies } from '../../../src/core/jobs/copies.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const place = { platform: 'test', workspace: 'w', channel: 'c' };

const said = (id: string, text: string, at: number, person = 'ada'): MessageEvent =>
  ({
    ...{ type: 'message', key: id, conversation: 'c', place, at },
    message: {
      ...{ id, place, text, sentAt: at, speaker: { id: person, name: person } },
      ...{ attachments: [], quoted: [], where: 'mention', replyTo: null, isToOthers: false },
    },
  }) as unknown as MessageEvent;

/** A person says something, which a proxy posts again without what tells who speaks. */
function createProxied(original: string, copied: string) {
  const copies = createCopies();
  const event = said('1', original, 0);
  copies.note(event, 0);
  const found = copies.find(said('2', copied, 300, 'webhook'));
  if (!found) throw new Error('no copy');
  copies.hold(found);
  expect(copies.take({ place, messageId: '1' } as unknown as DeleteEvent)).not.toBeNull();
  let id = 2;
  const waits = (text: string, at: number, person?: string): boolean => {
    id += 1;
    return copies.isExpected(said(String(id), text, at, person), at);
  };
  return waits;
}

test.each([
  ['a prefix', 'S: first', 'first', 'S: second', 'and as myself'],
  ['a command', 'pk;text first', 'first', 'pk;text   second', 'pk; what is that?'],
  ['brackets', '[first one]', 'first one', '[second]', '[not closed'],
  ['a suffix', 'first -s', 'first', 'second  -s', 'second - as myself'],
])('days later a person waits only where they write as they did then: %s', (...row) => {
  const [, original, copied, again, own] = row;
  const waits = createProxied(original, copied);
  expect(waits(again, 3 * DAY)).toBe(true);
  expect(waits(own, 3 * DAY)).toBe(false);
  expect(waits(again, 8 * DAY)).toBe(false);
  expect(waits(again, 3 * DAY, 'ben')).toBe(false);
});

test('within the hour a person waits with all they say, and longer where all of it is copied', () => {
  const tagged = createProxied('S: first', 'first');
  const all = createProxied('first', 'first');
  expect(tagged('T: as another one', HOUR / 2)).toBe(true);
  expect(tagged('T: as another one', 2 * HOUR)).toBe(false);
  expect(all('whatever it is', 2 * HOUR)).toBe(true);
});

test('where proxies speak for others a stranger waits a little, once it is known who they are nobody does', () => {
  const copies = createCopies();
  const wait = (id: string, at: number, person: string) => {
    const until = copies.note(said(id, 'hello', at, person), at);
    return Math.max(0, until - at);
  };
  expect(wait('1', 0, 'ben')).toBe(0);
  expect(wait('2', 0, 'ada')).toBe(0);
  const found = copies.find(said('3', 'hello', 300, 'webhook'));
  if (found) copies.hold(found);
  const { id } = found?.original.message ?? {};
  copies.take({ place, messageId: id } as unknown as DeleteEvent);
  const other = id === '1' ? 'ada' : 'ben';

  expect(wait('4', 1_000, other)).toBeGreaterThan(0); // Their first words may still be replaced.
  expect(wait('5', 10_000, other)).toBe(0);
  const first = wait('6', 20_000, 'cat');
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(1_000);
  expect(wait('7', 30_000, 'cat')).toBe(0);
  expect(wait('8', 9 * DAY, 'dan')).toBe(0);
});

test('who takes their words back is a stranger still', () => {
  const copies = createCopies();
  copies.note(said('1', 'pk;text hello', 0), 0);
  const found = copies.find(said('2', 'hello', 300, 'webhook'));
  if (found) copies.hold(found);
  copies.take({ place, messageId: '1' } as unknown as DeleteEvent);
  copies.note(said('3', 'oh', 1_000, 'ben'), 1_000);
  copies.take({ place, messageId: '3' } as unknown as DeleteEvent);

  expect(copies.note(said('4', 'well', 20_000, 'ben'), 20_000)).toBeGreaterThan(20_000);
});
