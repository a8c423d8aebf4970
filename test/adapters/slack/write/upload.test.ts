import { expect, test } from 'vitest';
import type { SlackOptions } from '../../../../src/adapters/slack/index.ts';
import type { IncomingEvent } from '../../../../src/core/events.ts';
import type { Posted } from '../../../../src/core/job.ts';
import type { SlackEmulatorOptions } from '../../../emulators/slack/index.ts';
import { connect, never, type Started, start, toAudience, toPlace, toPosted } from '../start.ts';

const CHANNELS = [{ id: 'C1' }, { id: 'C2', members: ['U1', 'U2'], botIn: false }];

function ownMessages({ emulator }: Pick<Started, 'emulator'>, channel = 'C1') {
  return emulator.messages(channel).filter(({ user }) => user === 'UBOT');
}

/** The event of a command or press, as the listener got it. */
async function accepted(events: readonly IncomingEvent[], type: IncomingEvent['type']) {
  await expect.poll(() => events.some((event) => event.type === type)).toBe(true);
  const event = events.find((each) => each.type === type);
  if (event?.type !== 'command' && event?.type !== 'action') throw new Error(`no ${type}`);
  return event;
}

const FILE = { name: 'answer.md', hash: 'h1', mimeType: 'text/markdown', alt: 'The rest' };
const withFiles: Partial<SlackOptions> = {
  readBlob: async (hash) => (hash === 'h1' ? Buffer.from('the rest') : null),
};

const toFiles = () => ({ text: '', status: null, buttons: [], files: [FILE] });

/** A message that brings a file, as the core has it written: opened, then closed. */
async function startWithFile(emulated: SlackEmulatorOptions = {}) {
  const started = await start(emulated, withFiles);
  const ts = started.emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const channel = started.adapter.channel(toPlace('C1', ts), toAudience());
  const blank = toPosted('job1/0/file1');
  const open = async () => (await channel.write(blank, 'open', toFiles(), never)).posted;
  const close = async (posted: Posted) =>
    (await channel.write(posted, 'close', toFiles(), never)).posted;
  const messages = () =>
    started.emulator.messages('C1', ts).filter(({ files }) => files.length > 0);
  const shared = () => messages().flatMap(({ files }) => files.map(({ bytes }) => `${bytes}`));
  return { ...started, ts, channel, open, close, messages, shared };
}

test('a file comes into the thread as a message that is known by its timestamp, and goes again', async () => {
  const { channel, open, close, messages, shared } = await startWithFile();
  const closed = await close(await open());
  expect(shared()).toEqual(['the rest']);
  expect(closed.id).toBe(messages()[0]?.ts);
  await channel.remove(closed, never);
  expect(messages()).toEqual([]);
});

test('a file whose sharing had no reply is not shared again', async () => {
  const { emulator, open, close, messages, shared } = await startWithFile();
  const opened = await open();
  emulator.faults.next('files.completeUploadExternal', { dropReply: true });
  await expect(close(opened)).rejects.toMatchObject({ failure: 'unknown' });
  const closed = await close(opened);
  expect(shared()).toEqual(['the rest']);
  expect(closed.id).toBe(messages()[0]?.ts);
});

test('what was shared before a process died is not shared again by the next', async () => {
  const { emulator, open, close, channel, shared } = await startWithFile();
  const opened = await open();
  const closed = await close(opened);
  const again = await channel.write(opened, 'close', toFiles(), never);
  expect(shared()).toEqual(['the rest']);
  expect(again.posted.id).toBe(closed.id);
  expect(
    emulator.calls.filter(({ method }) => method === 'files.completeUploadExternal'),
  ).toHaveLength(1);
});

test('an upload that fails is tried again by the next write', async () => {
  const { emulator, open, close, shared } = await startWithFile();
  emulator.faults.next('files.getUploadURLExternal', { error: 'service_unavailable' });
  await expect(open()).rejects.toMatchObject({ failure: 'unavailable' });
  await close(await open());
  expect(shared()).toEqual(['the rest']);
});

test('where Parley is no member, whoever used a command is asked to invite it', async () => {
  const started = await connect({ workspaces: [{ id: 'T1', channels: CHANNELS }] }, withFiles);
  await started.emulator.person('U1').slash('/parley', 'ask draw', 'C2');
  const { interaction, place } = await accepted(started.events, 'command');
  const channel = started.adapter.channel(place, toAudience({ interaction }));
  const { posted } = await channel.write(toPosted('job1/0/file1'), 'open', toFiles(), never);
  await channel.write(posted, 'close', toFiles(), never);
  await channel.remove(posted, never);
  expect(ownMessages(started, 'C2')).toMatchObject([
    { text: expect.stringContaining('Invite me with'), ephemeralFor: 'U1' },
  ]);
});
