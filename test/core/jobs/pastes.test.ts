import { expect, test } from 'vitest';
import { type MessageEvent, toEventKey } from '../../../src/core/events.ts';
import { createPastes, createPasteTurns } from '../../../src/core/jobs/pastes.ts';
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
  first.note(asking, asking.message, 0);
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
  const asking = mention('1', { text: LONG });
  first.note(asking, asking.message, 0);
  await settle();
  const part = said('2', { text: LONG });
  const next = second.toAsked(part, false, 1_000);
  if (next) second.note(next, part.message, 1_000);
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

const PLACE = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const SPOTS: Readonly<Record<string, (id: string) => Partial<Message>>> = {
  'a channel whose messages open threads': (id) => ({ place: { ...PLACE, thread: id } }),
  'a channel without threads': () => ({ place: PLACE }),
  'a thread': () => ({ place: { ...PLACE, thread: '77' } }),
  'direct messages, each a thread': (id) => ({ place: { ...PLACE, thread: id }, where: 'dm' }),
  'a thread that is followed': () => ({ place: { ...PLACE, thread: '78' }, where: 'thread' }),
};

test.each(Object.keys(SPOTS))(
  'each long part is waited for as long as the first was, in %s',
  (spot) => {
    const pastes = createPastes();
    const say = (id: string) => said(id, { text: LONG, ...SPOTS[spot]?.(id) });
    const asking = mention('1', { ...SPOTS[spot]?.('1'), text: LONG });
    pastes.note(asking, asking.message, 0);
    for (let n = 2; n <= 9; n += 1) {
      const [part, now] = [say(String(n)), (n - 1) * 1_300];
      const heard = pastes.toAsked(part, part.message.where !== 'ambient', now);
      expect(heard?.conversation).toBe(asking.conversation);
      expect(heard && pastes.note(heard, part.message, now)).toBe(now + 1_500);
    }
    const late = said('10', { ...SPOTS[spot]?.('10'), where: 'ambient' });
    expect(pastes.toAsked(late, false, 13_000)).toBeNull();
  },
);

test('a part that has overtaken the one that asks belongs to it, and nothing else does', () => {
  const pastes = createPastes();
  const before = said('1');
  const [next, replying] = [said('3'), said('4', { replyTo: '1' })];
  const [late, others] = [said('5000'), said('5', { speaker: stranger })];
  for (const each of [before, next, replying, late, others]) pastes.keepBeginning(each, 0);
  const asking = mention('2', { text: LONG });

  expect(pastes.takeOvertaking(asking, asking.message)).toMatchObject([
    { conversation: asking.conversation, message: { id: '3', where: 'ambient' } },
  ]);
  expect(pastes.takeOvertaking(asking, asking.message)).toEqual([]);
});

test('what is taken back, or stands behind a short question, is no part that has overtaken it', () => {
  const pastes = createPastes();
  const [next, gone] = [said('3'), said('4')];
  for (const each of [next, gone]) pastes.keepBeginning(each, 0);
  const { place } = gone;
  pastes.forget({
    ...{ type: 'delete', key: 'd', conversation: gone.conversation, place, at: 0 },
    messageId: '4',
  });
  const short = mention('2');
  expect(pastes.takeOvertaking(short, short.message)).toEqual([]);
  const asking = mention('2', { text: LONG });
  expect(pastes.takeOvertaking(asking, asking.message).map(({ message }) => message.id)).toEqual([
    '3',
  ]);
});

test('while it is found out whether a long message asks, its author’s next part waits', async () => {
  const inTurn = createPasteTurns();
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const long = said('1', { text: LONG }).message;
  const run = (id: string, message: Message, wait: Promise<void> = Promise.resolve()) =>
    inTurn(message, async () => {
      await wait;
      order.push(id);
    });
  const all = [
    run('long', long, first.promise),
    run('next', said('2').message),
    run('of another', said('3', { speaker: stranger }).message),
  ];
  await settle();
  expect(order).toEqual(['of another']);
  first.resolve();
  await Promise.all(all);
  await run('later', said('4').message);

  expect(order).toEqual(['of another', 'long', 'next', 'later']);
});

test('a long message that could not be accepted holds nothing up', async () => {
  const inTurn = createPasteTurns();
  const failing = inTurn(said('1', { text: LONG }).message, async () => {
    throw new Error('the store is away');
  });
  const next = inTurn(said('2').message, async () => 'heard');

  await expect(failing).rejects.toThrow('the store is away');
  expect(await next).toBe('heard');
});
