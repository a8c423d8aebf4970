import { expect, test } from 'vitest';
import { type IncomingEvent, type MessageEvent, toEventBase } from '../../src/core/events.ts';
import type { Message } from '../../src/core/messages.ts';
import { createHeld } from '../../src/recovery/unstored.ts';

// What could not be stored is held in memory as it then stands: edits and deletions are taken into
// it.

const place = { platform: 'test', workspace: 'w', channel: 'c' };
const speaker = { id: 'u1', name: 'Ada', roles: [], isAdmin: null, isExternal: false };

const said = (id: string, fields: Partial<Message> = {}): MessageEvent => ({
  ...toEventBase(place, { id, kind: 'message', at: 1 }),
  type: 'message',
  message: {
    ...{ id, place, speaker, text: id, attachments: [], replyTo: null, quoted: [] },
    ...{ where: 'mention', isToOthers: false, sentAt: 1 },
    ...fields,
  },
});
const edited = (id: string, text: string, editedAt: number): IncomingEvent => ({
  ...said(id, { text, editedAt }),
  type: 'edit',
});
const deleted = (id: string): IncomingEvent => ({
  ...toEventBase(place, { id, kind: 'delete', at: 2 }),
  type: 'delete',
  messageId: id,
});

const texts = (held: ReturnType<typeof createHeld>) =>
  held
    .list()
    .map((event) => `${event.type} ${'message' in event ? event.message.text : ''}`.trim());

test('a message is held once, with all that its events bring', () => {
  const held = createHeld();
  expect(held.add(said('1', { text: 'first' }))).toBe(true);
  expect(held.add(said('1', { text: 'first half' }))).toBe(true);
  expect(held.revise(edited('1', 'changed', 5))).toBe(true);
  expect(held.add(said('1', { text: 'an older one' }))).toBe(true);

  expect(texts(held)).toEqual(['message changed']);
});

test('a message that is deleted meanwhile is not held any more, also where it is delivered again', () => {
  const held = createHeld();
  held.add(said('1'));
  held.add(said('2'));
  expect(held.revise(deleted('1'))).toBe(true);

  expect(texts(held)).toEqual(['message 2']);
  expect([held.isGone(said('1')), held.isGone(said('2'))]).toEqual([true, false]);
});

test('what changes a message that was stored is held by itself, the latest of it', () => {
  const held = createHeld();
  expect(held.revise(edited('1', 'b', 2))).toBe(false);
  held.add(edited('1', 'b', 2));
  held.add(edited('1', 'c', 3));
  held.add(edited('2', 'x', 2));
  held.add(deleted('2'));

  expect(texts(held)).toEqual(['edit c', 'delete']);
});

test('presses, forms and what is overheard are not held, voice notes are', () => {
  const held = createHeld();
  const note = { id: 'f', name: 'n', mimeType: '', bytes: 1, durationMs: 1, source: null };
  const press: IncomingEvent = {
    ...toEventBase(place, { id: '1', kind: 'action', at: 1 }),
    ...{ type: 'action', speaker, action: 'again:1', messageId: '1', interaction: null },
  };

  expect(held.add(press)).toBe(false);
  expect(held.add(said('1', { where: 'ambient' }))).toBe(false);
  expect(held.add(said('2', { where: 'ambient', attachments: [{ ...note, isVoice: true }] }))).toBe(
    true,
  );
});

test('no more is held than fits, and what is done is dropped', () => {
  const held = createHeld();
  for (let id = 0; id < 1_000; id += 1) held.add(said(String(id)));
  expect(held.add(said('one more'))).toBe(false);
  expect(held.add(said('7', { text: '7 and more' }))).toBe(true);
  for (const event of held.list().slice(0, 999)) held.drop(event);

  expect([held.size, texts(held)]).toEqual([1, ['message 999']]);
});
