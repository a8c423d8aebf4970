import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { endless } from './harness.ts';
import { WAIT_MS } from './on-slack.ts';
import {
  answered,
  onDiscord,
  onPage,
  onSlack,
  quiet,
  type Room,
  type Seen,
  type Start,
  until,
} from './pressing.ts';

// The kind: a press on what was seen before its question was edited or deleted, by the asker and
// by an admin, on both sides of a restart. It brings back nothing, and does nothing that was not
// asked for any more.

const platforms: [string, Start][] = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
  ['the page', onPage],
];

/** Presses every button that was seen, by two persons at once. */
async function pressAll(room: Room, seen: Seen, labels = seen.labels): Promise<void> {
  const presses = labels.flatMap((label) => [seen.press(label), seen.press(label, 'admin')]);
  await Promise.allSettled(presses); // The page answers a press on what is gone with an error.
  await quiet(room);
}

for (const [platform, start] of platforms) {
  test(`${platform}: the buttons under a deleted question bring nothing back`, async () => {
    const room = await start();
    const { model } = room.running;
    model.answer(() => textReply('Answer.'));
    const question = await room.ask('hello');
    const seen = await answered(room, question);
    await room.remove(question);
    await pressAll(room, seen);
    await room.running.restart();
    await pressAll(room, seen);

    expect(seen.labels).toEqual(['Regenerate', '👍', '👎', 'Delete']);
    // The answer may still be going; what a press had brought back would stay.
    await expect.poll(() => room.all(), { timeout: WAIT_MS }).toEqual([]);
    expect(model.requests).toHaveLength(1);
  });

  test.each(['edited', 'deleted'])(
    `${platform}: what was proposed for a question that was %s then is not done`,
    async (what) => {
      const room = await start();
      const { model, log } = room.running;
      const input = JSON.stringify({ channel: room.writable, text: 'From afar.' });
      model.next(callReply([{ name: 'post_elsewhere', id: 'c1', arguments: input }]));
      model.answer(() => textReply('Just words.'));
      const question = await room.ask('post it');
      const seen = await answered(room, question);
      await (what === 'edited' ? room.edit(question, 'never mind') : room.remove(question));
      if (what === 'edited') await answered(room, question, 'Just words.');
      else await quiet(room); // A press at the same moment may come first.
      await pressAll(room, seen, ['Approve']);
      await room.running.restart();
      await pressAll(room, seen, ['Approve', 'Deny']);
      const shown = (await room.all()).map(({ text }) => text);

      expect(seen.labels).toEqual(['Approve', 'Deny', 'Delete']);
      expect(shown).toEqual(what === 'edited' ? ['Just words.'] : []);
      expect(model.requests).toHaveLength(what === 'edited' ? 2 : 1);
      expect(log.lines.filter(({ message }) => message === 'a job failed')).toEqual([]);
    },
  );

  test.each(['before', 'after'])(
    `${platform}: Approve ${'%s'} the deletion of its question, while both wait, does nothing`,
    async (when) => {
      const room = await start();
      const { model, log } = room.running;
      const input = JSON.stringify({ channel: room.writable, text: 'From afar.' });
      model.next(callReply([{ name: 'post_elsewhere', id: 'c1', arguments: input }]));
      const question = await room.ask('post it');
      const seen = await answered(room, question);
      const held = endless('Wait. ');
      model.next(held.reply);
      await room.askIn(question, 'and something else');
      await until(async () => model.requests.length === 2);
      if (when === 'after') await room.remove(question);
      await Promise.allSettled([seen.press('Approve')]); // The page knows no such message then.
      if (when === 'before') await room.remove(question);
      await delay(300); // Both are told by now.
      held.end();
      await quiet(room);
      const shown = (await room.all()).map(({ text }) => text);

      expect(shown.filter((text) => text.includes('From afar'))).toEqual([]);
      expect(model.requests).toHaveLength(2);
      expect(log.lines.filter(({ message }) => message === 'a job failed')).toEqual([]);
    },
  );
}
