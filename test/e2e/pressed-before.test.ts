import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { strings } from '../../src/core/strings/index.ts';
import { blockedReply, callReply, type ModelReply, textReply } from '../../src/demo/frames.ts';
import type { DemoServer } from '../../src/demo/server.ts';
import { endless } from './harness.ts';
import type * as discord from './on-discord.ts';
import type * as slack from './on-slack.ts';
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

// The kind: a button is pressed, and before it is its turn the question is edited. The press means
// what stands there after the edit: nothing of the old answer is done, it is not lost in silence,
// and it is done once.

const PLATFORMS: readonly [string, Start][] = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
  ['the page', onPage],
];

const proposal = ({ writable }: Room) => {
  const input = JSON.stringify({ channel: writable, text: 'From afar.' });
  return callReply([{ name: 'post_elsewhere', id: 'c1', arguments: input }]);
};

/** Says whether it was asked with the edited question. */
const afterwards: Parameters<DemoServer['answer']>[0] = ({ messages }) =>
  textReply(JSON.stringify(messages).includes('never mind') ? 'Edited.' : 'As it was.');

/** What single persons were told in a thread; null if a platform tells them elsewhere. */
const toldAlone = ({ running }: Room, question: string): readonly string[] | null => {
  if ('slack' in running) {
    const shown = (running as slack.Running).slack.messages('C1');
    return shown.filter(({ ephemeralFor }) => ephemeralFor).map(({ text }) => text);
  }
  if (!('discord' in running)) return null;
  const shown = (running as discord.Running).discord.messages(question);
  return shown.filter(({ ephemeralFor }) => ephemeralFor).map(({ text }) => text);
};

type Case = {
  readonly first: (room: Room) => ModelReply;
  readonly press: (seen: Seen) => Promise<unknown>;
  readonly told: readonly string[];
};

const CASES: Readonly<Record<string, Case>> = {
  Approve: {
    first: proposal,
    press: (seen) => seen.press('Approve'),
    told: [strings.newerAnswer],
  },
  'Approve by another person': {
    first: proposal,
    press: (seen) => seen.press('Approve', 'admin'),
    told: [strings.newerAnswer],
  },
  Deny: { first: proposal, press: (seen) => seen.press('Deny'), told: [strings.newerAnswer] },
  'Approve and Deny': {
    first: proposal,
    press: (seen) => Promise.all([seen.press('Approve'), seen.press('Deny')]),
    told: [strings.newerAnswer, strings.newerAnswer],
  },
  // The new answer is there already.
  Regenerate: {
    first: () => textReply('One.'),
    press: (seen) => seen.press('Regenerate'),
    told: [],
  },
  'Regenerate twice': {
    first: () => textReply('One.'),
    press: (seen) => Promise.all([seen.press('Regenerate'), seen.press('Regenerate')]),
    told: [],
  },
  Retry: { first: () => blockedReply(), press: (seen) => seen.press('Retry'), told: [] },
};

test('Slack: another picture, pressed by two just before an edit, is one, and the second is told', async () => {
  const room = await onSlack();
  const { model } = room.running;
  const question = await room.ask('/imagine a cat');
  const seen = await answered(room, question);
  const held = endless('Wait. ');
  model.next(held.reply);
  const before = model.requests.length;
  await room.askIn(question, 'and something else');
  await until(async () => model.requests.length > before);
  await seen.press('Again');
  await seen.press('Again', 'admin');
  await room.edit(question, '/imagine a dog');
  held.end();
  await until(async () => toldAlone(room, question)?.includes(strings.alreadyPressed));
  await quiet(room);

  expect(toldAlone(room, question)).toEqual([strings.alreadyPressed]);
});

for (const [platform, start] of PLATFORMS) {
  /** A question that was answered, behind which another one is being answered. */
  const begin = async (first: Case['first']) => {
    const room = await start();
    const { model } = room.running;
    model.next(first(room));
    const question = await room.ask('tell them');
    const seen = await answered(room, question);
    const held = endless('Wait. ');
    model.next(held.reply);
    await room.askIn(question, 'and something else');
    await until(async () => model.requests.length === 2);
    model.answer(afterwards);
    return { room, model, question, seen, end: held.end };
  };

  const isEdited = async (room: Room, question: string) =>
    (await room.own(question)).some(
      ({ text, labels }) => text === 'Edited.' && labels.includes('Regenerate'),
    );

  test.each(Object.entries(CASES))(
    `${platform}: %s just before an edit means what stands there after it`,
    async (_, { first, press, told }) => {
      const { room, question, seen, end } = await begin(first);
      await press(seen);
      await room.edit(question, 'never mind');
      await press(seen).catch(() => null); // Once more, and behind the edit.
      end();
      await until(() => isEdited(room, question));
      await quiet(room);
      const shown = (await room.all()).map(({ text }) => text.replace(/^(Wait\. )+/, 'Wait. '));

      expect(shown.toSorted()).toEqual(['Edited.', 'Wait. End.']);
      expect(toldAlone(room, question) ?? told).toEqual(told);
    },
  );

  test(`${platform}: Delete before an edit deletes what stood there, behind it what stands there then`, async () => {
    const { room, question, seen, end } = await begin(() => textReply('One.'));
    await seen.press('Delete');
    await room.edit(question, 'never mind');
    end();
    await until(() => isEdited(room, question));
    await quiet(room);
    const shown = (await room.all()).map(({ text }) => text);
    expect(shown.filter((text) => !text.startsWith('Wait.'))).toEqual(['Edited.']);

    const held = endless('Wait. ');
    room.running.model.next(held.reply);
    const before = room.running.model.requests.length;
    const edited = await answered(room, question, 'Edited.');
    await room.askIn(question, 'and more');
    await until(async () => room.running.model.requests.length > before);
    await edited.press('Delete');
    await room.edit(question, 'never mind, really');
    await delay(300); // It is told by now.
    await edited.press('Delete');
    held.end();
    const left = async () => {
      const shown = (await room.all()).map(({ text }) => text);
      return shown.filter((text) => !text.startsWith('Wait.'));
    };
    await until(async () => (await left()).length === 0);
    await answered(room, question, /^Wait.*End\.$/s);
    await until(async () => room.running.model.requests.length === before + 2);
    await quiet(room);
    expect(await left()).toEqual([]);
  });
}
