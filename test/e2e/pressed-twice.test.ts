import { expect, test } from 'vitest';
import { strings } from '../../src/core/strings/index.ts';
import { blockedReply, callReply, textReply } from '../../src/demo/frames.ts';
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
  type Start,
  until,
} from './pressing.ts';

// Kind: buttons name a job, and jobs hand their messages on to other jobs. A press on a message
// means the answer that stands there now: what is asked for twice is done once, and what is removed
// goes as a whole.

const PLATFORMS: readonly [string, Start][] = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
  ['the page', onPage],
];

const texts = async (room: Room, question: string) =>
  (await room.own(question)).map(({ text }) => text);
const requests = ({ running }: Room) => running.model.requests.length;

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

for (const [platform, start] of PLATFORMS) {
  /** A question that was answered with "one". */
  const begin = async (environment?: Record<string, string>) => {
    const room = await start(environment);
    const { model } = room.running;
    model.next(textReply('Answer one.'));
    const question = await room.ask('how much is it?');
    const first = await answered(room, question, 'one');
    return { room, model, question, first, before: requests(room) };
  };

  /** The same, and Regenerate is being done. */
  const again = async () => {
    const begun = await begin();
    const { room, model, question, first } = begun;
    const held = endless('Answer two. ');
    model.next(held.reply);
    await first.press('Regenerate');
    await until(async () => requests(room) > begun.before);
    const end = async () => {
      held.end();
      return answered(room, question, 'two');
    };
    return { ...begun, end };
  };

  test(`${platform}: Regenerate pressed twice at once, by one person or two, is one answer and one call`, async () => {
    const { room, model, question, first, before } = await begin();
    model.next(textReply('Answer two.'), textReply('Answer three.'));
    await Promise.all([
      first.press('Regenerate'),
      first.press('Regenerate'),
      first.press('Regenerate', 'admin'),
    ]);
    await answered(room, question, 'two');
    await quiet(room);

    expect(requests(room)).toBe(before + 1);
    expect(await texts(room, question)).toEqual(['Answer two.']);
  });

  test(`${platform}: Regenerate pressed while the answer is being written again is none, pressed on the new one it is one`, async () => {
    const { room, model, question, first, before, end } = await again();
    await first.press('Regenerate');
    await first.press('Regenerate', 'admin');
    const second = await end();
    await quiet(room);
    expect(requests(room)).toBe(before + 1);
    model.next(textReply('Answer three.'));
    await second.press('Regenerate');
    await answered(room, question, 'three');
    await quiet(room);
    // A person whose screen is behind asks again, which means the answer that stands there now.
    model.next(textReply('Answer four.'));
    await first.press('Regenerate', 'admin');
    await answered(room, question, 'four');
    await quiet(room);

    expect(requests(room)).toBe(before + 3);
    expect(await texts(room, question)).toEqual(['Answer four.']);
  });

  test(`${platform}: Delete on what was there before takes away what has taken its place, also while that is written`, async () => {
    const done = await begin();
    done.model.next(textReply('Answer two.'));
    await done.first.press('Regenerate');
    await answered(done.room, done.question, 'two');
    await done.first.press('Delete');
    await until(async () => (await done.room.own(done.question)).length === 0);
    await done.first.press('Delete');
    await done.first.press('Regenerate');
    await quiet(done.room);
    expect(await texts(done.room, done.question)).toEqual([]);
    expect(requests(done.room)).toBe(done.before + 1);

    const other = await done.room.ask('and now?');
    const shown = await answered(done.room, other);
    const held = endless('Answer two. ');
    done.model.next(held.reply);
    const asked = requests(done.room);
    await shown.press('Regenerate');
    await until(async () => requests(done.room) > asked);
    await shown.press('Delete');
    await until(async () => (await done.room.own(other)).length === 0);
    held.end();
    await quiet(done.room);
    expect(await texts(done.room, other)).toEqual([]);
  });

  test(`${platform}: a deleted question takes all of its answers with it, however often it was answered`, async () => {
    const { room, model, question, first } = await begin();
    model.next(textReply('Answer two.'), textReply('Answer three.'));
    await first.press('Regenerate');
    await (await answered(room, question, 'two')).press('Regenerate');
    await answered(room, question, 'three');
    await first.press('Regenerate');
    await room.remove(question);
    await until(async () => (await room.own(question)).length === 0);
    await first.press('Regenerate');
    await quiet(room);

    expect(await texts(room, question)).toEqual([]);
  });

  test(`${platform}: Retry twice after a failure is one answer, and none once it is there`, async () => {
    const room = await start();
    const { model } = room.running;
    model.next(blockedReply());
    const question = await room.ask('tell me');
    const failed = await answered(room, question);
    const before = requests(room);
    model.next(textReply('Answer one.'), textReply('Answer two.'));
    await Promise.all([failed.press('Retry'), failed.press('Retry', 'admin')]);
    await answered(room, question, 'one');
    await failed.press('Retry');
    await quiet(room);

    expect(requests(room)).toBe(before + 1);
    expect(await texts(room, question)).toEqual(['Answer one.']);
  });

  test(`${platform}: an edit and Regenerate at once are one answer, to the edited question`, async () => {
    const { room, model, question, first, before } = await begin();
    const held = endless('Answer two. ');
    model.next(held.reply, textReply('Answer three.'), textReply('Answer four.'));
    await room.edit(question, 'how much is that?');
    await until(async () => requests(room) > before);
    await first.press('Regenerate');
    held.end();
    await answered(room, question, 'two');
    await quiet(room);
    expect(requests(room)).toBe(before + 1);

    const second = await answered(room, question);
    await Promise.all([
      second.press('Regenerate'),
      room.edit(question, 'how much are those?'),
      second.press('Regenerate', 'admin'),
    ]);
    await answered(room, question, /three|four/);
    await quiet(room);
    expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain('how much are those?');
    expect(await room.own(question)).toHaveLength(1);
  });

  test(`${platform}: presses on both sides of a restart are one answer; the buttons work as before`, async () => {
    const { room, model, question, first, before } = await begin();
    model.next(textReply('Answer two.'), textReply('Answer three.'));
    await first.press('Regenerate');
    await answered(room, question, 'two');
    await quiet(room);
    await room.running.restart();
    await first.press('Regenerate', 'admin');
    await answered(room, question, 'three');
    expect(requests(room)).toBe(before + 2);
    expect(await room.own(question)).toHaveLength(1);
    await room.running.restart();
    await first.press('Delete');
    await until(async () => (await room.own(question)).length === 0);
  });

  test(`${platform}: a restart in the middle of a second answer leaves one answer, whatever is pressed then`, async () => {
    const { room, model, question, first } = await again();
    model.answer(() => textReply('Answer three.'));
    await room.running.restart();
    await first.press('Regenerate');
    await answered(room, question, 'three');
    await quiet(room);

    expect(await texts(room, question)).toEqual(['Answer three.']);
  });

  const propose = async () => {
    const room = await start();
    const { model } = room.running;
    model.next(call('post_elsewhere', { channel: room.writable, text: 'We ship on Friday.' }));
    const question = await room.ask('tell them');
    const proposal = await answered(room, question, 'ship');
    return { room, model, question, proposal, before: requests(room) };
  };

  test(`${platform}: Approve by two is done once, and Deny behind it changes nothing`, async () => {
    const { room, model, question, proposal, before } = await propose();
    model.next(textReply('It is posted.'), textReply('It is posted twice.'));
    await Promise.all([
      proposal.press('Approve'),
      proposal.press('Approve', 'admin'),
      proposal.press('Approve'),
    ]);
    await answered(room, question, 'posted');
    await proposal.press('Deny');
    await proposal.press('Approve');
    await quiet(room);

    expect(requests(room)).toBe(before + 1);
    expect(await texts(room, question)).toEqual([expect.stringContaining('It is posted.')]);
  });

  test(`${platform}: Deny stands, whatever is pressed behind it; nothing is agreed to that was not shown`, async () => {
    const { room, model, question, proposal, before } = await propose();
    await proposal.press('Deny');
    await proposal.press('Approve', 'admin');
    await until(async () => (await room.own(question))[0]?.labels.includes('Regenerate'));
    await proposal.press('Approve');
    await quiet(room);
    expect(requests(room)).toBe(before);

    model.next(call('post_elsewhere', { channel: room.writable, text: 'Never.' }));
    const [shown] = await room.own(question);
    await shown?.press('Regenerate');
    await answered(room, question, 'Never');
    await until(async () => (await room.own(question))[0]?.labels.includes('Approve'));
    await proposal.press('Approve');
    await quiet(room);
    expect((await room.own(question))[0]?.labels).toContain('Approve');
    expect(requests(room)).toBe(before + 1);
  });
}

/** What one person was told in private. */
const toldAlone = ({ running }: Room, question: string): readonly string[] => {
  const shown =
    'slack' in running
      ? (running as slack.Running).slack.messages('C1')
      : (running as discord.Running).discord.messages(question);
  return shown.filter(({ ephemeralFor }) => ephemeralFor).map(({ text }) => text);
};

test.each(PLATFORMS.slice(0, 2))(
  '%s: a press that another person’s press has forestalled is answered, and only then',
  async (_, start) => {
    const room = await start();
    const { model } = room.running;
    model.next(textReply('Answer one.'));
    const question = await room.ask('how much is it?');
    const first = await answered(room, question, 'one');
    const held = endless('Answer two. ');
    model.next(held.reply);
    const before = requests(room);
    await first.press('Regenerate');
    await until(async () => requests(room) > before);
    await first.press('Regenerate');
    await first.press('Regenerate', 'admin');
    held.end();
    await until(async () => toldAlone(room, question).length > 0);
    await answered(room, question, 'two');
    await quiet(room);
    expect(toldAlone(room, question)).toEqual([strings.alreadyPressed]);
  },
);
