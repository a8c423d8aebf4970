import { expect, test } from 'vitest';
import { type MessageEvent, toEventKey } from '../../../src/core/events.ts';
import { createPastes } from '../../../src/core/jobs/pastes.ts';
import type { Message } from '../../../src/core/messages.ts';
import { createLocalSignals } from '../../../src/storage/signals.ts';
import { createLines } from '../../storage/events.ts';
import { settle } from '../../waiting.ts';

/**
 * The kind: of a paste in parts each may be told to another replica. It is one question all the
 * same, whichever part asks.
 */
const LONG = 'word '.repeat(400);

function said(id: string, fields: Partial<Message> = {}): MessageEvent {
  const place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
  const message: Message = {
    ...{ id, place, text: id, attachments: [], replyTo: null, quoted: [] },
    speaker: { id: 'U1', name: 'Ada', roles: [], isAdmin: null, isExternal: false },
    where: 'ambient',
    isToOthers: false,
    sentAt: Number(id),
    ...fields,
  };
  const key = toEventKey(place, id, 'message');
  return { type: 'message', key, conversation: `slack/T1/C1/${id}`, place, at: 0, message };
}

const mention = (id: string, fields: Partial<Message> = {}) =>
  said(id, { where: 'mention', ...fields });

/** Two processes on one store. What the second adds to a question of the first is in `added`. */
function inTwo() {
  const signals = createLocalSignals(createLines());
  const [first, second] = [createPastes(signals), createPastes(signals)];
  const added: MessageEvent[] = [];
  second.onBeginning((parts) => added.push(...parts));
  return { first, second, added };
}

test('the part behind one that asks belongs to it where another process was told of that', async () => {
  const { first, second } = inTwo();
  const asking = mention('1', { text: LONG });
  first.note(asking, 0);
  await settle();

  expect(second.toAsked(said('2'), false, 1_000)).toMatchObject({
    conversation: asking.conversation,
    message: { text: '2', where: 'ambient' },
  });
  expect(second.toAsked(said('3', { speaker: stranger }), false, 1_000)).toBeNull();
  expect(second.toAsked(said('4'), false, 2_000)).toBeNull();
});

const stranger = { id: 'U2', name: 'Ben', roles: [], isAdmin: null, isExternal: false };

test('a third part is waited for behind a second one that another process was told of', async () => {
  const { first, second } = inTwo();
  first.note(mention('1', { text: LONG }), 0);
  await settle();
  const next = second.toAsked(said('2', { text: LONG }), false, 1_000);
  if (next) second.note(next, 1_000);
  await settle();

  expect(first.toAsked(said('3'), false, 2_400)).toMatchObject({ conversation: 'slack/T1/C1/1' });
});

test('the parts before one that asks are added by the process that was told of them', async () => {
  const { first, second, added } = inTwo();
  second.keepBeginning(said('1', { text: LONG }), 0);
  await settle();
  second.keepBeginning(said('2'), 100);
  await settle();
  const asking = mention('3');

  expect(first.takeBeginning(asking, 200)).toEqual([]);
  expect(first.askForBeginning(asking, 200)).toBe(true);
  await settle();
  expect(added.map(({ message, conversation }) => [message.id, conversation])).toEqual([
    ['1', asking.conversation],
    ['2', asking.conversation],
  ]);
  expect(first.askForBeginning(mention('4'), 300)).toBe(false);
});

test('a short part behind a long one that another process was told of is kept for the question', async () => {
  const { first, second, added } = inTwo();
  second.keepBeginning(said('1', { text: LONG }), 0);
  await settle();
  first.keepBeginning(said('2'), 100);
  const asking = mention('3');

  expect(first.takeBeginning(asking, 200).map(({ message }) => message.id)).toEqual(['2']);
  expect(first.askForBeginning(asking, 200)).toBe(true);
  await settle();
  expect(added.map(({ message }) => message.id)).toEqual(['1']);
});

test('nothing is asked for after its time, nor for somebody else’s question, nor for a reply', async () => {
  const { first, second } = inTwo();
  second.keepBeginning(said('1', { text: LONG }), 0);
  await settle();

  expect(first.askForBeginning(mention('2', { speaker: stranger }), 100)).toBe(false);
  expect(first.askForBeginning(mention('3'), 60_000)).toBe(false);
  second.keepBeginning(said('4', { text: LONG }), 70_000);
  await settle();
  expect(first.askForBeginning(mention('5', { replyTo: '9' }), 70_100)).toBe(false);
});
