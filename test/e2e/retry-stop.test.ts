import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { endless } from './harness.ts';
import { answered, onDiscord, onPage, onSlack, quiet, type Start, until } from './pressing.ts';

// The kind: a button follows the answer that it stands under through every job that takes it over,
// also where Parley was restarted between the presses, and between a press and what it does.

const PLATFORMS: [string, Start][] = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
  ['the page', onPage],
];

test.each(PLATFORMS)(
  '%s: Retry and then Stop, each pressed as it stood before a restart, end in one answer',
  async (_, start) => {
    const room = await start();
    const { model } = room.running;
    const find = (text: RegExp) =>
      until(async () => (await room.own(question)).find((seen) => seen.text.match(text)));
    model.answer(() => new Response('{}', { status: 400 }));
    const question = await room.ask('hello');
    const failed = await until(async () =>
      (await room.own(question)).find(({ labels }) => labels.includes('Retry')),
    );
    const answers = [endless('First. '), endless('Second. ')] as const;
    await room.running.restart(() => model.answer(() => answers[0].reply));
    await failed.press('Retry');
    const going = await find(/First/);
    await room.running.restart(() => model.answer(() => answers[1].reply));
    await find(/Second/);
    await going.press('Stop');
    const { labels } = await answered(room, question, /Second/);
    const asked = model.requests.length;
    await quiet(room);
    for (const { end } of answers) end();

    expect(labels).not.toContain('Stop');
    expect((await room.own(question)).map(({ id }) => id)).toHaveLength(1);
    expect(model.requests).toHaveLength(asked);
  },
);

test.each(
  PLATFORMS.flatMap(([name, start]) => ['', 'Five'].map((word) => [name, word, start] as const)),
)(
  '%s: Stop after Regenerate leaves the answer that stands, where no more than “%s” is new',
  async (_, word, start) => {
    const room = await start();
    const { model } = room.running;
    model.next(textReply('It is four.'));
    const question = await room.ask('how much is 2+2?');
    const first = await answered(room, question, 'four');
    const gated = createGatedReply();
    model.next(gated.reply);
    await first.press('Regenerate');
    await until(async () => model.requests.length === 2);
    if (word !== '') gated.say(word);
    await quiet(room);
    await room.askIn(question, 'stop');
    await until(async () => (await room.own(question)).some(({ text }) => /Stopped/.test(text)));
    await quiet(room);
    const texts = (await room.own(question)).map(({ text }) => text);
    gated.end();
    model.next(textReply('You are welcome.'));
    await room.askIn(question, 'thanks');
    await answered(room, question, 'welcome');

    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('It is four.');
    expect(texts[0]).not.toContain('Five');
    expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain('It is four.');
  },
);
