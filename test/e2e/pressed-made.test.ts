import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import {
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

// The kind: buttons that make something new of what a message holds (another picture, a vote, a
// canceled reminder). Pressed twice while the first is being done they make one thing; what they
// made goes with the question that it all came from.

const PLATFORMS: readonly [string, Start][] = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
  ['the page', onPage],
];

const having = async (room: Room, label: string): Promise<Seen[]> =>
  (await room.all()).filter(({ labels }) => labels.includes(label));

/** Waits for the n-th message with this button. */
const nth = (room: Room, label: string, count = 1): Promise<Seen> =>
  until(async () => (await having(room, label))[count - 1]);

for (const [platform, start] of PLATFORMS) {
  test(`${platform}: Again and Vary pressed twice at once are one picture each, pressed later they are another`, async () => {
    const room = await start();
    await room.ask('/imagine a cat');
    const first = await nth(room, 'Again');
    await Promise.all([first.press('Again'), first.press('Again'), first.press('Again', 'admin')]);
    const second = await nth(room, 'Again', 2);
    await quiet(room);
    expect(await having(room, 'Again')).toHaveLength(2);
    await Promise.all([second.press('Vary'), second.press('Vary'), second.press('Save prompt')]);
    await nth(room, 'Again', 3);
    await quiet(room);
    expect(await having(room, 'Again')).toHaveLength(3);
    await first.press('Again');
    await nth(room, 'Again', 4);
    await quiet(room);

    expect(await having(room, 'Again')).toHaveLength(4);
  });

  test(`${platform}: a picture that is deleted stays deleted, and one that was made from it stays`, async () => {
    const room = await start();
    await room.ask('/imagine a cat');
    const first = await nth(room, 'Again');
    await first.press('Again');
    const second = await nth(room, 'Again', 2);
    await quiet(room);
    const before = (await room.all()).length;
    await Promise.all([first.press('Delete'), first.press('Delete')]);
    await until(async () => (await having(room, 'Again')).length === 1);
    await first.press('Again');
    await first.press('Edit');
    await quiet(room);

    expect((await having(room, 'Again')).map(({ id }) => id)).toEqual([second.id]);
    expect((await room.all()).length).toBe(before / 2);
  });

  test(`${platform}: a deleted question takes along its picture and all that were made from it`, async () => {
    const room = await start();
    const question = await room.ask('/imagine a cat');
    const first = await nth(room, 'Again');
    await first.press('Again');
    const second = await nth(room, 'Again', 2);
    await second.press('Vary');
    await nth(room, 'Again', 3);
    await quiet(room);
    await room.remove(question);
    await until(async () => (await room.all()).length === 0);
    await second.press('Again');
    await quiet(room);

    expect(await room.all()).toEqual([]);
  });

  test(`${platform}: a deleted question takes along the poll that was posted for it`, async () => {
    const room = await (platform === 'Discord' ? onDiscordWithoutPolls() : start());
    const lunch = JSON.stringify({ question: 'Lunch?', options: ['Pizza', 'Soup'] });
    room.running.model.next(
      callReply([{ name: 'poll', id: 'c1', arguments: lunch }]),
      textReply('Vote below.'),
    );
    const question = await room.ask('let us vote on lunch');
    await nth(room, 'Pizza');
    await quiet(room);
    await room.remove(question);
    await until(async () => (await room.all()).length === 0);
    await quiet(room);

    expect(await room.all()).toEqual([]);
  });

  test(`${platform}: each press of a vote counts, and no more than once`, async () => {
    const room = await (platform === 'Discord' ? onDiscordWithoutPolls() : start());
    const lunch = JSON.stringify({ question: 'Lunch?', options: ['Pizza', 'Soup'] });
    room.running.model.next(
      callReply([{ name: 'poll', id: 'c1', arguments: lunch }]),
      textReply('Vote below.'),
    );
    await room.ask('let us vote on lunch');
    const poll = await nth(room, 'Pizza');
    const votes = async () =>
      (await having(room, 'Pizza')).map(({ text }) => text.match(/\d+ votes?/g)?.join());
    await Promise.all([poll.press('Pizza'), poll.press('Soup', 'admin')]);
    await until(async () => (await votes())[0] === '1 vote,1 vote');
    for (let presses = 0; presses < 3; presses += 1) await poll.press('Pizza');
    await until(async () => (await votes())[0] === '0 votes,1 vote');
    await quiet(room);

    expect(await votes()).toEqual(['0 votes,1 vote']);
  });
}
