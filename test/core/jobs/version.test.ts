import { expect, test } from 'vitest';
import { isSameContent, toChange, toDigest, toMerged } from '../../../src/core/jobs/version.ts';
import type { Attachment, Message } from '../../../src/core/messages.ts';

// Several events tell of one message. Of two versions, the one counts that holds what a person said
// and attached.

const message = (fields: Partial<Message> = {}): Message => ({
  id: '1',
  place: { platform: 'test', workspace: 'w', channel: 'c' },
  speaker: { id: 'u1', name: 'Ada', roles: [], isAdmin: null, isExternal: false },
  text: 'what is this?',
  attachments: [],
  replyTo: null,
  quoted: [],
  where: 'mention',
  isToOthers: false,
  sentAt: 1_000,
  ...fields,
});

const file = (id: string, fields: Partial<Attachment> = {}): Attachment => ({
  id,
  name: `${id}.txt`,
  mimeType: 'text/plain',
  bytes: 10,
  isVoice: false,
  durationMs: null,
  source: null,
  ...fields,
});

const quote = (text: string) => ({ author: 'Ben', text });

const same: readonly (readonly [string, Message, Message])[] = [
  ['itself', message(), message()],
  ['the time of an edit', message(), message({ editedAt: 5_000 })],
  ['the way it was addressed', message(), message({ where: 'ambient', isToOthers: true })],
  [
    'a fresh address of a file',
    message({ attachments: [file('a', { source: 'x' })] }),
    message({ attachments: [file('a', { source: 'y' })] }),
  ],
  [
    'the order of files',
    message({ attachments: [file('a'), file('b')] }),
    message({ attachments: [file('b'), file('a')] }),
  ],
  ['a link preview', message(), message({ quoted: [{ ...quote('A page'), origin: 'preview' }] })],
  [
    'the original of a reply',
    message({ replyTo: '0' }),
    message({
      replyTo: '0',
      quoted: [{ ...quote('4'), origin: 'reply' }],
      attachments: [file('o', { origin: 'reply' })],
    }),
  ],
  ['space around the text', message(), message({ text: ' what is this?\n' })],
];

test.each(same)('two versions that differ in %s say the same', (_, a, b) => {
  expect([isSameContent(a, b), isSameContent(b, a)]).toEqual([true, true]);
  expect(toDigest(a)).toBe(toDigest(b));
});

const different: readonly (readonly [string, Message, Message])[] = [
  ['a word', message(), message({ text: 'what is that?' })],
  ['the indentation of code', message({ text: 'if x:\n  y' }), message({ text: 'if x:\n    y' })],
  ['a file', message(), message({ attachments: [file('a')] })],
  [
    'which file it is',
    message({ attachments: [file('a')] }),
    message({ attachments: [file('b', { name: 'a.txt' })] }),
  ],
  ['a quote', message(), message({ quoted: [quote('said elsewhere')] })],
  ['what it replies to', message(), message({ replyTo: '0' })],
];

test.each(different)('two versions that differ in %s are different', (_, a, b) => {
  expect([isSameContent(a, b), isSameContent(b, a)]).toEqual([false, false]);
  expect(toDigest(a)).not.toBe(toDigest(b));
});

test('versions of the same time complete each other, whichever came first', () => {
  const poor = message({ text: 'compare', attachments: [file('a')] });
  const rich = message({ text: 'compare both', attachments: [file('b')], quoted: [quote('x')] });

  for (const merged of [toMerged(poor, rich), toMerged(rich, poor)]) {
    expect(merged.text).toBe('compare both');
    expect(merged.attachments.map(({ id }) => id).sort()).toEqual(['a', 'b']);
    expect(merged.quoted).toEqual([quote('x')]);
  }
  expect(toChange(poor, rich)).toBe('content');
  expect(toChange(toMerged(poor, rich), poor)).toBe('none');
  expect(toChange(toMerged(poor, rich), rich)).toBe('none');
});

test('halves of a text of which neither holds the other are both kept', () => {
  const merged = toMerged(message({ text: 'first half' }), message({ text: 'second half' }));

  expect(merged.text).toBe('first half\nsecond half');
});

test('a later version replaces the known one, what it leaves out included', () => {
  const known = message({ attachments: [file('a'), file('b')], quoted: [quote('x')] });
  const told = message({
    text: 'only b',
    attachments: [file('b')],
    editedAt: 2_000,
    where: 'thread',
  });

  expect(toMerged(known, told)).toEqual({ ...told, where: 'mention' });
  expect(toChange(known, told)).toBe('content');
});

test('an older version changes nothing, however much it holds', () => {
  const known = message({ text: 'now', editedAt: 2_000 });
  const old = message({ text: 'before that it was longer', attachments: [file('a')] });

  expect(toMerged(known, old)).toBe(known);
  expect(toChange(known, old)).toBe('none');
});

test('a later version that says the same only moves the time on', () => {
  expect(toChange(message(), message({ editedAt: 2_000 }))).toBe('order');
  expect(toMerged(message(), message({ editedAt: 2_000 })).editedAt).toBe(2_000);
});

test('the original of a reply stays where an update leaves it out', () => {
  const original = { ...quote('the answer is 4'), origin: 'reply' as const };
  const known = message({
    replyTo: '0',
    quoted: [original],
    attachments: [file('o', { origin: 'reply' })],
  });
  const merged = toMerged(known, message({ replyTo: '0', text: 'sure?', editedAt: 2_000 }));

  expect(merged.quoted).toEqual([original]);
  expect(merged.attachments.map(({ id }) => id)).toEqual(['o']);
});

test('of a file that is told twice the telling that knows its size is kept', () => {
  const stub = message({ attachments: [file('a', { bytes: 0, name: 'file' })] });
  const whole = message({ attachments: [file('a')] });

  expect(toMerged(stub, whole).attachments).toEqual([file('a')]);
  expect(toMerged(whole, stub).attachments).toEqual([file('a')]);
});

test('names and a title that only one of two versions tells are kept, whichever came first', () => {
  const told = { names: { '<@2>': 'Ben' }, title: 'Why?' };
  expect(toMerged(message(), message(told))).toMatchObject(told);
  expect(toMerged(message(told), message())).toMatchObject(told);
  const later = message({ editedAt: 5_000, names: { '<@3>': 'Cy' } });
  expect(toMerged(message(told), later)).toMatchObject({
    names: { '<@2>': 'Ben', '<@3>': 'Cy' },
    title: 'Why?',
  });
  expect(isSameContent(message(), message(told))).toBe(true);
});

const GONE = ['the message it replies to, which is gone'];

const unread: readonly (readonly [string, Message, Message, ReturnType<typeof toChange>])[] = [
  ['a sticker more, by an edit', message(), later({ unread: ['a sticker'] }), 'content'],
  ['a list less, by an edit', message({ unread: ['a list'] }), later(), 'content'],
  ['another one, by an edit', message({ unread: ['a'] }), later({ unread: ['b'] }), 'content'],
  ['a list that is told late', message(), message({ unread: ['a list'] }), 'content'],
  [
    'the same in another order',
    message({ unread: ['a', 'b'] }),
    later({ unread: ['b', 'a'] }),
    'order',
  ],
  ['less, told at the same time', message({ unread: ['a list'] }), message(), 'none'],
  ['an original that an update leaves out', message(), message({ unreadReferences: GONE }), 'none'],
  ['an original that is gone by now', message(), later({ unreadReferences: GONE }), 'order'],
];

test.each(unread)('what cannot be read is compared: %s', (_what, known, told, change) => {
  expect(toChange(known, told)).toBe(change);
});

test('what either version could read of an original is not said to be unread', () => {
  const without = { unreadReferences: GONE };
  expect(toMerged(message(), later(without))).not.toHaveProperty('unreadReferences');
  expect(toMerged(message(without), message())).not.toHaveProperty('unreadReferences');
  expect(toMerged(message(without), later(without))).toMatchObject(without);
  expect(toMerged(message({ unread: ['a list'] }), message({ unread: ['a'] })).unread).toEqual([
    'a list',
    'a',
  ]);
});

/** A version of the same message after an edit. */
function later(fields: Partial<Message> = {}): Message {
  return message({ editedAt: 5_000, ...fields });
}

test('a version without a token for the search keeps that of the other', () => {
  const [bare, told] = [message(), message({ searchToken: 'secret' })];

  expect(toChange(bare, told)).toBe('none');
  expect(toMerged(told, message({ text: 'and that?', editedAt: 2 })).searchToken).toBe('secret');
  expect(toMerged(bare, told).searchToken).toBe('secret');
});
