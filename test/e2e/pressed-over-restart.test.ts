import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { endless } from './harness.ts';
import {
  answered,
  onDiscord,
  onDiscordWithoutPolls,
  onPage,
  onSlack,
  quiet,
  type Room,
  type Seen,
  type Start,
  until,
} from './pressing.ts';

// The kind: Parley is restarted between two presses of what was seen before. Each is done once all
// the same, and what has been decided stays decided.

const PLATFORMS: readonly [string, Start][] = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
  ['the page', onPage],
];

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

const having = async (room: Room, label: string): Promise<Seen[]> =>
  (await room.all()).filter(({ labels }) => labels.includes(label));

const nth = (room: Room, label: string, count = 1): Promise<Seen> =>
  until(async () => (await having(room, label))[count - 1]);

const posts = async (room: Room) =>
  (await room.all()).filter(({ text }) => /^We ship on Friday/.test(text.trim()));

async function propose(start: Start) {
  const room = await start();
  const { model } = room.running;
  model.next(call('post_elsewhere', { channel: room.writable, text: 'We ship on Friday.' }));
  const question = await room.ask('tell them');
  const proposal = await answered(room, question, 'ship');
  return { room, model, question, proposal };
}

test.each(PLATFORMS)('%s: Approve, a restart, Approve and Deny: posted once', async (_, start) => {
  const { room, model, question, proposal } = await propose(start);
  model.answer(() => textReply('It is posted.'));
  await proposal.press('Approve');
  await answered(room, question, 'It is posted.');
  await until(async () => (await posts(room)).length === 1);
  await room.running.restart();
  await proposal.press('Approve');
  await proposal.press('Approve', 'admin');
  await proposal.press('Deny');
  await quiet(room);

  expect(await posts(room)).toHaveLength(1);
});

test.each(PLATFORMS)(
  '%s: Approve, a restart while the model goes on, Approve: posted once',
  async (_, start) => {
    const { room, model, question, proposal } = await propose(start);
    const going = endless('Well, ');
    model.answer(() => going.reply);
    const asked = model.requests.length;
    await proposal.press('Approve');
    await until(async () => model.requests.length > asked);
    await room.running.restart(() => model.answer(() => textReply('It is posted.')));
    going.end();
    await proposal.press('Approve');
    await answered(room, question, 'It is posted.');
    await quiet(room);

    expect(await posts(room)).toHaveLength(1);
  },
);

test.each(PLATFORMS)('%s: Deny, a restart, Approve: nothing is done', async (_, start) => {
  const { room, model, question, proposal } = await propose(start);
  await proposal.press('Deny');
  await until(async () => (await room.own(question))[0]?.labels.includes('Regenerate'));
  const asked = model.requests.length;
  await room.running.restart();
  await proposal.press('Approve');
  await proposal.press('Approve', 'admin');
  await quiet(room);

  expect(await posts(room)).toEqual([]);
  expect(model.requests).toHaveLength(asked);
});

test.each(PLATFORMS)(
  '%s: what was proposed before a restart is approved after it, once',
  async (_, start) => {
    const { room, model, question, proposal } = await propose(start);
    await room.running.restart();
    model.answer(() => textReply('It is posted.'));
    await Promise.all([
      proposal.press('Approve'),
      proposal.press('Approve'),
      proposal.press('Deny', 'admin'),
    ]);
    await answered(room, question);
    await quiet(room);

    expect((await posts(room)).length).toBeLessThanOrEqual(1);
    expect((await having(room, 'Approve')).length).toBe(0);
  },
);

test.each(PLATFORMS)(
  '%s: votes on both sides of a restart count once each',
  async (name, start) => {
    const room = await (name === 'Discord' ? onDiscordWithoutPolls() : start());
    room.running.model.next(
      call('poll', { question: 'Lunch?', options: ['Pizza', 'Soup'] }),
      textReply('Vote below.'),
    );
    await room.ask('let us vote on lunch');
    const poll = await nth(room, 'Pizza');
    const votes = async () =>
      (await having(room, 'Pizza')).map(({ text }) => text.match(/\d+ votes?/g)?.join());
    await poll.press('Pizza');
    await until(async () => (await votes())[0] === '1 vote,0 votes');
    await room.running.restart();
    await poll.press('Soup', 'admin');
    await until(async () => (await votes())[0] === '1 vote,1 vote');
    await poll.press('Soup');
    await until(async () => (await votes())[0] === '0 votes,2 votes');
    await quiet(room);

    expect(await votes()).toEqual(['0 votes,2 votes']);
  },
);

test.each(PLATFORMS)(
  '%s: Delete, a restart, and whatever is pressed then: it stays deleted',
  async (_, start) => {
    const room = await start();
    const { model } = room.running;
    model.answer(() => textReply('Four.'));
    const question = await room.ask('2+2?');
    const first = await answered(room, question, 'Four');
    await first.press('Delete');
    await until(async () => (await room.own(question)).length === 0);
    const asked = model.requests.length;
    await room.running.restart();
    for (const label of ['Delete', 'Regenerate', '👍']) await first.press(label);
    await quiet(room);

    expect(await room.own(question)).toEqual([]);
    expect(model.requests).toHaveLength(asked);
  },
);

/** What a question is left with whose answer has failed. */
async function fail(start: Start) {
  const room = await start();
  const { model } = room.running;
  model.answer(() => new Response('{}', { status: 400 }));
  const question = await room.ask('how much is 2+2?');
  const failed = await nth(room, 'Retry');
  return { room, model, question, failed, asked: model.requests.length };
}

test.each(PLATFORMS)('%s: Retry, a restart, Retry: answered once', async (_, start) => {
  const { room, model, question, failed, asked } = await fail(start);
  model.answer(() => textReply('It is four.'));
  await failed.press('Retry');
  await answered(room, question, 'four');
  await quiet(room);
  await room.running.restart(() => model.answer(() => textReply('It is five.')));
  await Promise.all([failed.press('Retry'), failed.press('Retry', 'admin')]);
  await quiet(room);

  const own = await room.own(question);
  expect(own.map(({ text }) => text.trim())).toEqual(['It is four.']);
  expect(own[0]?.labels).toContain('Regenerate');
  expect(model.requests).toHaveLength(asked + 1);
  expect(await having(room, 'Stop')).toEqual([]);
});

test.each(
  PLATFORMS.flatMap(([name, start]) =>
    ['', 'It is five. '].map((said) => [name, said, start] as const),
  ),
)('%s: Retry, a restart while “%s” is written, Retry: answered once', async (_, said, start) => {
  const { room, model, question, failed, asked } = await fail(start);
  const going = createGatedReply();
  model.answer(() => going.reply);
  await failed.press('Retry');
  await until(async () => model.requests.length > asked);
  going.say(said);
  if (said !== '') await until(async () => (await room.own(question))[0]?.text.includes('five'));
  await room.running.restart(() => model.answer(() => textReply('It is four.')));
  going.end();
  await Promise.all([failed.press('Retry'), failed.press('Retry', 'admin')]);
  await answered(room, question, 'four');
  await quiet(room);
  await failed.press('Retry');
  await quiet(room);

  const own = await room.own(question);
  expect(own.map(({ text }) => text.trim())).toEqual(['It is four.']);
  expect(own[0]?.labels).toContain('Regenerate');
  expect(model.requests).toHaveLength(asked + 2); // Cut short by the restart, and once more.
  expect(await having(room, 'Stop')).toEqual([]);
});

test.each(PLATFORMS)(
  '%s: Vary, and a restart while it is drawn: what was asked for is there once',
  async (_, start) => {
    const room = await start();
    await room.ask('/imagine a cat');
    const first = await nth(room, 'Vary');
    await quiet(room);
    void first.press('Vary').catch(() => {}); // It may not be answered any more.
    await room.running.restart();
    await quiet(room);
    const made = (await having(room, 'Vary')).length;
    await first.press('Save prompt');
    await quiet(room);

    expect(made).toBeLessThanOrEqual(2);
    expect(await having(room, 'Stop')).toEqual([]);
  },
);

test.each(PLATFORMS)('%s: a deleted picture stays deleted over a restart', async (_, start) => {
  const room = await start();
  await room.ask('/imagine a cat');
  const first = await nth(room, 'Again');
  await first.press('Delete');
  await until(async () => (await having(room, 'Again')).length === 0);
  await room.running.restart();
  for (const label of ['Again', 'Vary', 'Edit', 'Save prompt', 'Delete']) await first.press(label);
  await quiet(room);

  expect((await room.all()).filter(({ files }) => files > 0)).toEqual([]);
});

test.each(PLATFORMS)(
  '%s: Delete, a restart before it is done, leaves nothing',
  async (_, start) => {
    const room = await start();
    room.running.model.answer(() => textReply('Four.'));
    const question = await room.ask('2+2?');
    const first = await answered(room, question, 'Four');
    void first.press('Delete').catch(() => {}); // It may not be answered any more.
    await room.running.restart();
    await first.press('Delete');
    await until(async () => (await room.own(question)).length === 0);
  },
);
