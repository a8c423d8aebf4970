import { expect, test } from 'vitest';
import type { Content, Task } from '../../../../src/core/content.ts';
import type { SlackEmulatorOptions } from '../../../emulators/slack/index.ts';
import { ended, growing, never, start, toAudience, toPlace, toPosted } from '../start.ts';

/** A message in the thread of a question, and what it is to show while tools run. */
async function answer(emulated: SlackEmulatorOptions = {}) {
  const { adapter, emulator } = await start(emulated);
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const channel = adapter.channel(toPlace('C1', ts), toAudience({ question: ts }));
  const answers = () => emulator.messages('C1', ts).filter(({ user }) => user === 'UBOT');
  const methods = () => emulator.calls.map(({ method }) => method);
  return { channel, emulator, answers, methods, ts };
}

const task = (id: string, state: Task['state'], title = `Reading ${id} …`): Task => ({
  id,
  title,
  state,
});

/** As the core tells it: the line is that of the tool that runs. */
const busy = (text: string, ...tasks: Task[]): Content => {
  const running = tasks.findLast(({ state }) => state === 'running');
  return { ...growing(text, running?.title ?? null), tasks };
};

test('on a stream each tool is a card that ends as the tool did, and the last update leaves the answer alone', async () => {
  const { channel, answers, methods, emulator } = await answer();
  const opened = await channel.write(toPosted(), 'open', busy('', task('a', 'running')), never);
  expect(answers()).toMatchObject([
    {
      text: '',
      streaming: true,
      buttons: [{ text: 'Stop' }],
      tasks: [{ id: 'a', title: 'Reading a …', status: 'in_progress' }],
    },
  ]);
  const both = busy('Look.', task('a', 'done'), task('b', 'running'));
  const grown = await channel.write(opened.posted, 'grow', both, never);
  expect(answers()).toMatchObject([
    {
      text: 'Look.',
      tasks: [
        { id: 'a', status: 'complete' },
        { id: 'b', title: 'Reading b …', status: 'in_progress' },
      ],
    },
  ]);
  const after = busy('Look. It is so', task('a', 'done'), task('b', 'failed'));
  const last = await channel.write(grown.posted, 'grow', after, never);
  expect(answers()[0]).toMatchObject({ text: 'Look. It is so', tasks: [{}, { status: 'error' }] });
  await channel.write(last.posted, 'close', ended('Look. It is so.'), never);

  expect(answers()).toMatchObject([
    { text: 'Look. It is so.', tasks: [], buttons: [{ text: 'Regenerate' }] },
  ]);
  expect(methods()).toEqual([
    'chat.startStream',
    'chat.appendStream',
    'chat.appendStream',
    'chat.stopStream',
    'chat.update',
  ]);
  expect(emulator.rateLimited).toEqual([]);
});

test('a card costs what text costs, and none is drawn for a tool that has ended before', async () => {
  const { channel, answers, methods } = await answer();
  const opened = await channel.write(toPosted(), 'open', growing('One'), never);
  expect(channel.rateLimits(opened.posted, 'grow')).toMatchObject([
    { key: 'slack/T1/chat.appendStream' },
  ]);
  await channel.write(opened.posted, 'grow', busy('One', task('a', 'done')), never);

  expect(answers()[0]?.tasks).toEqual([]);
  expect(methods()).toEqual(['chat.startStream']);
});

test('a title names nobody and is no longer than Slack takes', async () => {
  const { channel, answers } = await answer();
  const title = `Reading <!channel> & <@U2> ${'😀'.repeat(150)} …`;
  await channel.write(toPosted(), 'open', busy('', task('a', 'running', title)), never);
  const [shown] = answers();

  expect(shown?.pings).toEqual([]);
  expect(String(shown?.tasks[0]?.title)).toMatch(/^Reading ‹!channel› & /);
  expect(String(shown?.tasks[0]?.title).isWellFormed()).toBe(true);
});

test('where the stream has died the quiet line says it, with the same words', async () => {
  const { channel, answers, emulator } = await answer();
  const opened = await channel.write(toPosted(), 'open', busy('One', task('a', 'running')), never);
  emulator.expireStreams();
  const both = busy('One two', task('a', 'done'), task('b', 'running'));
  await channel.write(opened.posted, 'grow', both, never);

  expect(answers()).toMatchObject([{ text: 'One two\nReading b …', tasks: [], streaming: false }]);
});

test('where there are no streams the quiet line is all there is', async () => {
  const { channel, answers } = await answer({ nativeStreaming: false });
  const opened = await channel.write(toPosted(), 'open', busy('', task('a', 'running')), never);
  expect(answers()).toMatchObject([{ text: 'Reading a …', tasks: [] }]);
  await channel.write(opened.posted, 'grow', busy('It', task('a', 'done')), never);
  expect(answers()).toMatchObject([{ text: 'It', tasks: [] }]);
});

test('where the last update is refused, no card is left running', async () => {
  const { channel, answers, emulator } = await answer();
  const opened = await channel.write(toPosted(), 'open', busy('', task('a', 'running')), never);
  emulator.faults.next('chat.update', { error: 'edit_window_closed' });
  const content = { ...ended('Done.'), tasks: [task('a', 'done')] };
  // The core makes it again.
  await channel.write(opened.posted, 'close', content, never).catch(() => {});

  expect(answers()[0]).toMatchObject({ text: 'Done.', tasks: [{ status: 'complete' }] });
});

test('a second message shows what still runs, not what the first has shown', async () => {
  const { channel, answers } = await answer();
  const first = await channel.write(toPosted(), 'open', busy('One', task('a', 'running')), never);
  await channel.write(first.posted, 'close', { ...growing('One'), buttons: [] }, never);
  const tasks = [task('a', 'done'), task('b', 'running')];
  await channel.write(toPosted('job1/0/1'), 'open', busy('Two', ...tasks), never);

  expect(answers()).toMatchObject([
    { text: 'One', tasks: [], streaming: false },
    { text: 'Two', tasks: [{ id: 'b', status: 'in_progress' }], streaming: true },
  ]);
});
