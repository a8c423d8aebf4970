import { expect, test } from 'vitest';
import { strings } from '../../src/core/strings/index.ts';
import { textReply } from '../../src/demo/frames.ts';
import type { Running } from './on-slack.ts';
import { answered, onDiscord, onPage, onSlack, quiet, type Room, type Start } from './pressing.ts';

// The kind: an opinion cannot be taken back, or is taken for one on something else.

const PLATFORMS: readonly [string, Start][] = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
  ['the page', onPage],
];

/** What was noted of opinions: the job, and the verdict; null if it was taken back. */
const noted = ({ running }: Room) =>
  running.log.lines
    .filter(({ message }) => message === 'feedback')
    .map(({ fields }) => fields as { readonly job: string; readonly verdict: string | null });

for (const [platform, start] of PLATFORMS) {
  const begin = async () => {
    const room = await start();
    room.running.model.next(textReply('Answer one.'));
    const question = await room.ask('how much is it?');
    return { room, question, first: await answered(room, question, 'one') };
  };

  test(`${platform}: the same opinion again takes it back, and the other one changes it`, async () => {
    const { room, first } = await begin();
    const expected: (string | null)[] = [];
    for (const [label, verdict] of [
      ['👍', 'good'],
      ['👎', 'bad'],
      ['👎', null],
      ['👍', 'good'],
      ['👍', null],
      ['👍', 'good'],
    ] as const) {
      await first.press(label);
      expected.push(verdict);
      await quiet(room);
      expect(noted(room).map((opinion) => opinion.verdict)).toEqual(expected);
    }
  });

  test(`${platform}: one person takes back their own opinion only`, async () => {
    const { room, first } = await begin();
    for (const [label, who] of [
      ['👍', 'asker'],
      ['👍', 'admin'],
      ['👍', 'admin'],
      ['👍', 'asker'],
    ] as const) {
      await first.press(label, who);
      await quiet(room);
    }
    expect(noted(room).map(({ verdict }) => verdict)).toEqual(['good', 'good', null, null]);
  });

  test(`${platform}: an opinion on what was there before is one on what stands there now`, async () => {
    const { room, question, first } = await begin();
    room.running.model.next(textReply('Answer two.'));
    await first.press('Regenerate');
    const second = await answered(room, question, 'two');
    await first.press('👍');
    await quiet(room);
    await second.press('👎');
    await quiet(room);
    await second.press('👎');
    await quiet(room);
    expect(noted(room).map(({ verdict }) => verdict)).toEqual(['good', 'bad', null]);
    expect(new Set(noted(room).map(({ job }) => job)).size).toBe(1);
  });
}

test('Slack: who takes an opinion back is told so, and nobody else is', async () => {
  const room = await onSlack();
  room.running.model.next(textReply('Answer one.'));
  const question = await room.ask('how much is it?');
  const first = await answered(room, question, 'one');
  await first.press('👎', 'admin');
  await quiet(room);
  await first.press('👎', 'admin');
  await quiet(room);
  const { slack } = room.running as Running;
  const told = slack.messages('C1').filter(({ ephemeralFor }) => ephemeralFor);
  expect(told.map(({ text }) => text)).toEqual([strings.thanks, strings.tookBack]);
  expect(new Set(told.map(({ ephemeralFor }) => ephemeralFor)).size).toBe(1);
});
