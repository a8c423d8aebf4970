import { expect, test } from 'vitest';
import type { CommandEvent, MessageEvent } from '../../src/core/events.ts';
import type { Adapter, SeenMessage } from '../../src/core/ports.ts';
import type { Inbox } from '../../src/core/store-ports.ts';
import { catalog } from '../../src/core/strings/de.ts';
import { createIsAnswered } from '../../src/recovery/answered.ts';

// Kind: what tells that a question was answered by a Parley whose store is gone, and what does not.

const CHANNEL = { platform: 'test', workspace: 'w', channel: 'c' };
const AT = 1_000;

const question = (fields: object = {}): MessageEvent =>
  ({
    ...{ type: 'message', key: 'k', conversation: 'c', place: CHANNEL, at: AT },
    message: {
      ...{ id: '5', place: { ...CHANNEL, thread: '1' }, where: 'thread', attachments: [] },
      ...fields,
    },
  }) as unknown as MessageEvent;

const own = (fields: Partial<SeenMessage> = {}): SeenMessage =>
  ({
    ...{
      id: '6',
      text: 'Four.',
      isOwn: true,
      actions: ['again:lost', 'good:lost'],
      sentAt: AT + 1,
    },
    ...fields,
  }) as SeenMessage;

/** Whether it counts as answered by what stands in its thread, and in its channel. */
async function isAnswered(
  event: MessageEvent | CommandEvent,
  { thread = [], channel = [] }: { thread?: SeenMessage[]; channel?: SeenMessage[] },
) {
  const read = async ({ thread: inside }: { thread?: string }) =>
    inside === undefined ? channel : thread;
  return createIsAnswered({
    archive: { read } as unknown as Adapter['archive'],
    platform: { isOneConversation: () => false } as unknown as Adapter['platform'],
    inbox: {
      find: async (target: { jobId?: string }) => (target.jobId === 'known' ? {} : null),
    } as unknown as Inbox,
    signal: new AbortController().signal,
  })(event);
}

test.each<[string, boolean, SeenMessage]>([
  ['an answer behind it', true, own()],
  ['an answer that replies to it', true, own({ replyTo: '5', actions: [] })],
  [
    'a reply that it waits for the store',
    false,
    own({ replyTo: '5', actions: [], text: `${catalog.waitsForStore}` }),
  ],
  ['an answer to what was said after it', true, own({ replyTo: '7', sentAt: AT + 9 })],
  ['an answer before it', false, own({ sentAt: AT - 1 })],
  ['an answer that was begun and has not ended', false, own({ actions: ['stop:lost'] })],
  ['an answer of a job that is known', false, own({ actions: ['again:known'] })],
  ['a message without buttons', false, own({ actions: [] })],
  ['an answer to what was said before it', false, own({ replyTo: '2' })],
  ['an answer to what is not there any more', false, own({ replyTo: '3' })],
  ['a message of somebody else', false, own({ isOwn: false })],
])('in a thread %s counts: %s', async (_what, expected, answer) => {
  const around = [
    own({ id: '2', isOwn: false, actions: [], sentAt: AT - 5 }),
    own({ id: '7', isOwn: false, actions: [], sentAt: AT + 5 }),
  ];
  expect(await isAnswered(question(), { thread: [...around, answer] })).toBe(expected);
});

test('in a channel only a reply to the question itself is its answer', async () => {
  const asked = question({ place: { ...CHANNEL, thread: '5' }, where: 'mention' });
  expect(await isAnswered(asked, { channel: [own()] })).toBe(false);
  expect(await isAnswered(asked, { channel: [own({ replyTo: '4' })] })).toBe(false);
  expect(await isAnswered(asked, { channel: [own({ replyTo: '5' })] })).toBe(true);
});

test('what nobody asked is not looked for, and a voice note is', async () => {
  const talk = question({ where: 'ambient' });
  const note = question({ where: 'ambient', attachments: [{ isVoice: true }] });
  expect(await isAnswered(talk, { thread: [own()] })).toBe(false);
  expect(await isAnswered(note, { thread: [own()] })).toBe(true);
});

test('where nothing can be read nothing counts as answered', async () => {
  const answered = createIsAnswered({
    archive: {
      read: async () => {
        throw new Error('gone');
      },
    } as unknown as Adapter['archive'],
    platform: { isOneConversation: () => false } as unknown as Adapter['platform'],
    inbox: { find: async () => null } as unknown as Inbox,
    signal: new AbortController().signal,
  });
  expect(await answered(question())).toBe(false);
});
