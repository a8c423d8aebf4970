import { expect, onTestFinished, test, vi } from 'vitest';
import { takeOverJob } from '../../../src/core/jobs/handover.ts';
import { SLOW } from '../../../src/core/reply/activity.ts';
import { createMemoryChannel, type MemoryChannel, plainDialect } from '../../doubles/channel.ts';
import { closing, complete, pause, setUp } from './replying.ts';

// Kind: an old answer stands until a new one comes, while its last message says why the new one has
// to be waited for. Wherever the old answer was cut, also by its age or for a long note under it,
// its messages together go on saying what it says, and nothing twice.

type Old = {
  readonly channel: MemoryChannel;
  readonly first: ReturnType<typeof setUp>;
  readonly text: string;
};

const words = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(' ');

/** An answer whose messages grew too old to be grown, one after another. */
async function agedAnswer(parts: readonly string[], appends = false): Promise<Old> {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const channel = createMemoryChannel({ ...plainDialect, appends, maxAgeMs: 20 });
  const first = setUp({ channel });
  for (const part of parts) {
    first.reply.push(`${part}\n\n`);
    await pause();
    vi.setSystemTime(Date.now() + 21);
  }
  await first.reply.finish(complete, closing);
  return { channel, first, text: parts.join(' ') };
}

/** An answer that just fits, with a note that has no room under it. */
async function notedAnswer(): Promise<Old> {
  const channel = createMemoryChannel();
  const first = setUp({ channel });
  const text = words('w', 500).slice(0, 1_870);
  first.reply.push(text);
  await first.reply.finish({ ...complete, note: words('note', 30) }, closing);
  expect(channel.texts).toHaveLength(2);
  return { channel, first, text };
}

/** Another job takes the answer over, as Regenerate does. */
async function takeOver({ channel, first }: Old, signal = new AbortController().signal) {
  const second = setUp({ channel, job: { id: 'j2' } });
  const inbox = { journal: async () => {} };
  const { job } = first.journal;
  await takeOverJob(inbox as never, second.journal, job, { events: job.events });
  return setUp({ channel, job: second.journal.job, signal });
}

type Run = ReturnType<typeof setUp>;

async function wait({ reply }: Run, title = 'Still waiting'): Promise<void> {
  reply.task({ id: SLOW, title, state: 'running' });
  await pause();
}

const said = ({ channel }: Old) => channel.texts.join(' ').replace(/\s+/g, ' ').trim();

const AGED: readonly (readonly string[])[] = [
  ['one two three', 'four five six'],
  ['one', 'two', 'three', 'four'],
  [words('a', 300), 'b', words('c', 500)],
  ['**one** `two`', '- three\n- four', '> five'],
];
const OLD: readonly [string, () => Promise<Old>][] = [
  ...AGED.flatMap((parts, index): [string, () => Promise<Old>][] => [
    [`cut by age (${index})`, () => agedAnswer(parts)],
    [`cut by age (${index}), on a platform that appends`, () => agedAnswer(parts, true)],
  ]),
  ['whose note stands alone', notedAnswer],
];

test.each(OLD)(
  'an answer %s says nothing twice while another is waited for',
  async (_name, make) => {
    const old = await make();
    const before = old.channel.texts;
    await wait(await takeOver(old));

    expect(old.channel.texts).toEqual(before);
    expect(old.channel.shown.at(-1)?.content.status).toBe('Still waiting');
  },
);

test.each(OLD)('nor does it (%s) after one or two restarts', async (_name, make) => {
  const old = await make();
  const before = old.channel.texts;
  let run = await takeOver(old);
  for (const title of ['Waiting', 'Waiting on', 'Waiting still']) {
    await wait(run, title);
    run = setUp({ channel: old.channel, job: structuredClone(run.journal.job) });
  }
  await wait(run);

  expect(old.channel.texts).toEqual(before);
});

test.each(OLD)(
  'nor (%s) where the model starts over, or nothing comes of it',
  async (_name, make) => {
    const old = await make();
    const whole = said(old);
    const run = await takeOver(old);
    run.reply.push('Ne');
    run.reply.restart();
    await wait(run);
    expect(said(old)).toBe(whole);

    run.reply.keepOld();
    await run.reply.finish({ ...complete, note: 'no news' }, closing);
    expect(said(old)).toBe(whole);
  },
);

test('what stood before the new text began is cut as the new text is', async () => {
  const old = await agedAnswer([words('a', 20), words('b', 20), words('c', 20)]);
  const dying = new AbortController();
  const run = await takeOver(old, dying.signal);
  const text = words('new', 100);
  run.reply.push(text.slice(0, 400));
  await pause();
  dying.abort();
  const again = setUp({ channel: old.channel, job: structuredClone(run.journal.job) });
  await wait(again);
  again.reply.push(text);
  await again.reply.finish(complete, closing);

  expect(said(old)).toBe(text);
});
