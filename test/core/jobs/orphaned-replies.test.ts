import { expect, test } from 'vitest';
import { type MessageEvent, toEventKey } from '../../../src/core/events.ts';
import { createOrphanedReplies } from '../../../src/core/jobs/orphaned-replies.ts';
import { createSharedRecent } from '../../../src/core/jobs/shared-press.ts';
import type { Message } from '../../../src/core/messages.ts';
import { createLocalSignals } from '../../../src/storage/signals.ts';
import { createLines } from '../../storage/events.ts';
import { settle } from '../../waiting.ts';

/** Something that is said in a thread; a message whose id is the thread's opens it. */
function said(id: string, thread: string, fields: Partial<Message> = {}): MessageEvent {
  const place = { platform: 'slack', workspace: 'T1', channel: 'C1', thread };
  const message: Message = {
    id,
    place,
    speaker: { id: 'U1', name: 'Ada', roles: [], isAdmin: null, isExternal: false },
    text: id,
    attachments: [],
    replyTo: null,
    quoted: [],
    where: id === thread ? 'mention' : 'thread',
    isToOthers: false,
    sentAt: 0,
    ...fields,
  };
  const key = toEventKey(place, id, 'message');
  return { type: 'message', key, conversation: `slack/T1/C1/${thread}`, place, at: 0, message };
}

const ids = (events: readonly MessageEvent[]) => events.map(({ message }) => message.id);

test('what was said in a thread is handed out once, with the message that opens the thread', () => {
  const early = createOrphanedReplies();
  early.keep(said('2', '1'));
  early.keep(said('4', '3'));
  early.keep(said('5', '1'));

  expect(ids(early.take(said('6', '1', { where: 'mention' })))).toEqual([]);
  expect(ids(early.take(said('1', '1')))).toEqual(['2', '5']);
  expect(ids(early.take(said('1', '1')))).toEqual([]);
});

function takenBack({ conversation, place, message }: ReturnType<typeof said>) {
  const { id: messageId } = message;
  return {
    type: 'delete',
    key: `${messageId}/delete`,
    conversation,
    place,
    at: 0,
    messageId,
  } as const;
}

test('what is meant for others, said elsewhere, or taken back is not kept', () => {
  const early = createOrphanedReplies();
  early.keep(said('2', '1', { isToOthers: true }));
  early.keep(said('3', '1', { where: 'ambient' }));
  early.keep(said('4', '1'));
  early.drop(takenBack(said('4', '1')));

  expect(ids(early.take(said('1', '1')))).toEqual([]);
});

test('it is kept for a while, and no more than a little of it', () => {
  let now = 0;
  const early = createOrphanedReplies(() => now);
  early.keep(said('old', '1'));
  now = 91_000;
  for (let index = 0; index < 250; index += 1) early.keep(said(`m${index}`, '1'));
  const taken = ids(early.take(said('1', '1')));

  expect(taken).toHaveLength(200);
  expect(taken.at(-1)).toBe('m249');
});

test('what was taken back is known when it is told afterwards', () => {
  const early = createOrphanedReplies();
  const event = said('5', '1');
  expect(early.droppedBy(event)).toBeNull();
  const deletion = takenBack(event);
  early.drop(deletion);

  expect(early.droppedBy(event)).toBe(deletion);
  expect(early.droppedBy(said('6', '1'))).toBeNull();
});

/** Two processes on one store, each of which receives some of the replies. */
function inTwo() {
  const signals = createLocalSignals(createLines());
  const first = createOrphanedReplies(() => 0, signals);
  const second = createOrphanedReplies(() => 0, signals);
  const taken: string[] = [];
  first.onTaken((replies) => taken.push(...ids(replies)));
  return { first, second, taken };
}

test('a reply that one process was told of comes with the opening that another was told of', async () => {
  const { first, second, taken } = inTwo();
  first.keep(said('2', '1'));
  first.keep(said('4', '3'));

  expect(ids(second.take(said('1', '1')))).toEqual([]);
  await settle();
  second.take(said('1', '1'));
  await settle();

  expect(taken).toEqual(['2']);
});

test('what was taken back is taken back in every process', async () => {
  const { first, second, taken } = inTwo();
  const reply = said('2', '1');
  first.keep(reply);
  const deletion = takenBack(reply);
  second.drop(deletion);
  await settle();
  second.take(said('1', '1'));
  await settle();

  expect(taken).toEqual([]);
  expect(first.droppedBy(reply)).toEqual(deletion);
});

test('a word that one process has acted on is known to the others', async () => {
  const signals = createLocalSignals(createLines());
  const [one, two] = [1, 2].map(() => createSharedRecent(10, 'heard', signals));

  expect(one?.isNew('a')).toBe(true);
  await settle();
  expect([two?.isNew('a'), two?.isNew('b'), two?.has('a')]).toEqual([false, true, true]);
});

test('what was changed is taken as it is now, in whichever process and order it was told', async () => {
  const signals = createLocalSignals(createLines());
  const one = createOrphanedReplies(() => 0, signals);
  const two = createOrphanedReplies(() => 0, signals);
  const toEdited = (event: MessageEvent): Message => ({
    ...event.message,
    text: `${event.message.id} edited`,
    editedAt: 1,
  });
  one.keep(said('2', '1'));
  two.revise(toEdited(said('2', '1')));
  two.revise(toEdited(said('3', '1')));
  await settle();
  one.keep(said('3', '1'));
  one.keep(said('4', '1'));

  const texts = one.take(said('1', '1')).map(({ message }) => message.text);
  expect(texts).toEqual(['2 edited', '3 edited', '4']);
});
