import { expect, test } from 'vitest';
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
