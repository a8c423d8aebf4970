import { expect, test } from 'vitest';
import type { SlackOptions } from '../../../../src/adapters/slack/index.ts';
import type { IncomingEvent } from '../../../../src/core/events.ts';
import type { Posted } from '../../../../src/core/job.ts';
import type { SlackEmulatorOptions } from '../../../emulators/slack/index.ts';
import {
  connect,
  ended,
  growing,
  never,
  type Started,
  start,
  toAudience,
  toPlace,
  toPosted,
} from '../start.ts';

/** What stands beside an answer: private words, files, indicators. */

const CHANNELS = [{ id: 'C1' }, { id: 'C2', members: ['U1', 'U2'], botIn: false }];

function ownMessages({ emulator }: Pick<Started, 'emulator'>, channel = 'C1') {
  return emulator.messages(channel).filter(({ user }) => user === 'UBOT');
}

/** The event of a command or press, as the listener got it. */
async function accepted(events: readonly IncomingEvent[], type: IncomingEvent['type']) {
  await expect.poll(() => events.some((event) => event.type === type)).toBe(true);
  const event = events.find((each) => each.type === type);
  if (event?.type !== 'command' && event?.type !== 'press') throw new Error(`no ${type}`);
  return event;
}

test('a private answer to a command is shown at once, to one person, and not twice', async () => {
  const started = await connect();
  await started.emulator.person('U1').slash('/parley', 'help', 'C1');
  const { via, place } = await accepted(started.events, 'command');
  const audience = toAudience({ to: { person: 'U1' }, via });
  const channel = started.adapter.channel(place, audience);
  expect(channel.rateLimits(toPosted(), 'open')).toEqual([]);
  const answer = { text: 'The commands', status: null, buttons: [], files: [] };
  const opened = await channel.write(toPosted(), 'open', answer, never);
  await channel.write(opened.posted, 'close', answer, never);
  expect(ownMessages(started)).toMatchObject([{ text: 'The commands', ephemeralFor: 'U1' }]);
});

test('what comes later of a private answer is shown behind what was shown', async () => {
  const started = await start();
  const channel = started.adapter.channel(toPlace('C1'), toAudience({ to: { person: 'U1' } }));
  expect(channel.rateLimits(toPosted(), 'open')).toMatchObject([
    { key: 'slack/T1/chat.postEphemeral' },
  ]);
  const opened = await channel.write(toPosted(), 'open', ended('One ', { buttons: [] }), never);
  const grown = await channel.write(opened.posted, 'grow', ended('One two'), never);
  await channel.write(grown.posted, 'close', ended('One two.', { status: 'Note.' }), never);
  expect(ownMessages(started).map(({ text }) => text)).toEqual(['One ', 'two.\nNote.']);
  await channel.remove(grown.posted, never);
});

test('a private answer whose address is used up is shown in another way', async () => {
  const started = await start();
  const via = { responseUrl: `${started.emulator.apiUrl.replace('/api/', '')}/response/R0` };
  const channel = started.adapter.channel(toPlace('C1'), toAudience({ to: { person: 'U1' }, via }));
  await channel.write(toPosted(), 'open', ended('Noted.', { buttons: [] }), never);
  expect(ownMessages(started)).toMatchObject([{ text: 'Noted.', ephemeralFor: 'U1' }]);
});

test('a private word about a press leaves the pressed message as it is', async () => {
  const started = await connect();
  const ts = started.emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const place = toPlace('C1', ts);
  const channel = started.adapter.channel(place, toAudience());
  const { posted } = await channel.write(toPosted(), 'open', ended('Because.'), never);
  await started.emulator.person('U2').press(posted.id ?? '', 'Regenerate');
  const event = await accepted(started.events, 'press');
  const ephemeral = started.adapter.channel(
    event.place,
    toAudience({ to: { person: 'U2' }, via: event.via }),
  );
  await ephemeral.write(
    toPosted('whisper/0/0'),
    'open',
    ended('Not yours.', { buttons: [] }),
    never,
  );
  expect(ownMessages(started)).toMatchObject([
    { text: 'Because.' },
    { text: 'Not yours.', ephemeralFor: 'U2' },
  ]);
});

test('a private word about what was pressed in a thread is in the thread, one about what stands in the channel is there', async () => {
  const started = await connect();
  const { emulator, adapter, events } = started;
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const inThread = adapter.channel(toPlace('C1', ts), toAudience());
  const inChannel = adapter.channel(toPlace('C1'), toAudience());
  const [reply, root] = await Promise.all(
    [inThread, inChannel].map((each, index) =>
      each.write(toPosted(`job${index}/0/0`), 'open', ended('Because.'), never),
    ),
  );
  emulator.person('U1').say({ channel: 'C1', threadTs: root?.posted.id ?? '', text: 'I see' });
  for (const { posted } of [reply, root].filter((each) => each !== undefined)) {
    await emulator.person('U2').press(posted.id ?? '', 'Regenerate');
    const presses = () => events.filter((each) => each.type === 'press');
    await expect.poll(() => presses().at(-1)?.messageId).toBe(posted.id);
    const event = presses().at(-1);
    if (!event) throw new Error('no press');
    const audience = toAudience({ to: { person: 'U2' }, via: event.via });
    const ephemeral = adapter.channel(event.place, audience);
    await ephemeral.write(toPosted('whisper/0/0'), 'open', ended('No.', { buttons: [] }), never);
  }

  const ephemerals = ownMessages(started).filter(({ ephemeralFor }) => ephemeralFor === 'U2');
  expect(ephemerals.map(({ threadTs }) => threadTs)).toEqual([ts, undefined]);
});

test('where Parley is no member, a private word stands in the channel, and an answer in the thread it was asked for', async () => {
  const started = await connect({ workspaces: [{ id: 'T1', channels: CHANNELS }] });
  const person = started.emulator.person('U1');
  const root = person.say({ channel: 'C2', text: 'a text' });
  const reply = person.say({ channel: 'C2', threadTs: root, text: 'more' });
  await person.messageShortcut(reply, 'ask');
  const { via, place } = await accepted(started.events, 'command');
  const privately = started.adapter.channel(place, toAudience({ to: { person: 'U1' }, via }));
  expect(privately.rateLimits(toPosted(), 'open')).toMatchObject([
    { key: 'slack/T1/chat.postEphemeral' },
  ]);
  await privately.write(toPosted(), 'open', ended('No.', { buttons: [] }), never);
  const openly = started.adapter.channel(place, toAudience({ via }));
  const opened = await openly.write(toPosted('job2/0/0'), 'open', growing('Bec'), never);
  await openly.write(opened.posted, 'close', ended('Because.'), never);

  expect(ownMessages(started, 'C2')).toMatchObject([
    { text: 'No.', ephemeralFor: 'U1' },
    { text: 'Because.', threadTs: root },
  ]);
});

test('a command used where Parley is no member is answered whole, in the channel', async () => {
  const started = await connect({ workspaces: [{ id: 'T1', channels: CHANNELS }] });
  await started.emulator.person('U1').slash('/ask', 'why', 'C2');
  const { via, place } = await accepted(started.events, 'command');
  const channel = started.adapter.channel(place, toAudience({ via }));
  const opened = await channel.write(toPosted(), 'open', growing('Bec'), never);
  const grown = await channel.write(opened.posted, 'grow', growing('Because'), never);
  await channel.write(grown.posted, 'close', ended('Because.'), never);
  const [answer, ...others] = ownMessages(started, 'C2');
  expect(answer).toMatchObject({ text: 'Because.', buttons: [{ text: 'Regenerate' }] });
  expect(answer?.ephemeralFor).toBeUndefined();
  expect(others).toEqual([]);
});

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
  const { via, place } = await accepted(started.events, 'command');
  const channel = started.adapter.channel(place, toAudience({ via }));
  const { posted } = await channel.write(toPosted('job1/0/file1'), 'open', toFiles(), never);
  await channel.write(posted, 'close', toFiles(), never);
  await channel.remove(posted, never);
  expect(ownMessages(started, 'C2')).toMatchObject([
    { text: expect.stringContaining('Invite me first'), ephemeralFor: 'U1' },
  ]);
});

test('work shows as a status in the thread, which the answer clears', async () => {
  const { emulator, adapter } = await start();
  const ts = emulator.person('U1').dm('why?');
  const dm = emulator.dmOf('U1');
  const channel = adapter.channel(toPlace(dm, ts), toAudience({ question: ts }));
  await channel.indicate('working', ts, never);
  expect(emulator.status(dm, ts)).toBe('is thinking…');
  const opened = await channel.write(toPosted(), 'open', growing('B'), never);
  await channel.write(opened.posted, 'close', ended('Because.'), never);
  expect(emulator.status(dm, ts)).toBeUndefined();
});

test('where there is no status, work shows as eyes on the question until the answer begins', async () => {
  const { emulator, adapter } = await start();
  emulator.faults.every('assistant.threads.setStatus', { error: 'not_allowed' });
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const channel = adapter.channel(toPlace('C1', ts), toAudience({ question: ts }));
  await channel.indicate('working', ts, never);
  const reactions = () => emulator.message(ts).reactions.map(({ name }) => name);
  expect(reactions()).toEqual(['eyes']);
  await channel.write(toPosted(), 'open', growing('B'), never);
  await emulator.waitFor(() => reactions().length === 0);
});

test('a waiting message carries an hourglass until its turn is over', async () => {
  const { emulator, adapter } = await start();
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'and then?' });
  const channel = adapter.channel(toPlace('C1', ts), toAudience({ question: ts }));
  await channel.indicate('queued', ts, never);
  expect(emulator.message(ts).reactions).toMatchObject([{ name: 'hourglass_flowing_sand' }]);
  await channel.indicate('done', ts, never);
  expect(emulator.message(ts).reactions).toEqual([]);
});

test('a message that grows nowhere but in a status line is posted, so that the line can go again', async () => {
  const started = await start();
  const ts = started.emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const channel = started.adapter.channel(toPlace('C1', ts), toAudience());
  const opened = await channel.write(toPosted(), 'open', growing('', 'Searching …'), never);
  expect(ownMessages(started)).toMatchObject([{ text: 'Searching …', streaming: false }]);
  await channel.write(opened.posted, 'grow', growing('Found', null), never);
  expect(ownMessages(started)).toMatchObject([{ text: 'Found' }]);
});

test('a direct message’s greeting needs no thread', async () => {
  const started = await start();
  const dm = started.emulator.dmOf('U1');
  const channel = started.adapter.channel(toPlace(dm), toAudience());
  expect(channel.rateLimits(toPosted(), 'open')).toMatchObject([
    { key: `slack/T1/chat.postMessage/${dm}`, capacity: 1, windowMs: 1_000 },
    { key: 'slack/T1/chat.postMessage' },
  ]);
  await channel.write(toPosted(), 'open', ended('Hello!', { buttons: [] }), never);
  expect(ownMessages(started, dm)).toMatchObject([{ text: 'Hello!' }]);
});

test('a live stream is removed like any other message, and one that is gone is no failure', async () => {
  const started = await start();
  const ts = started.emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const channel = started.adapter.channel(toPlace('C1', ts), toAudience());
  const { posted } = await channel.write(toPosted(), 'open', growing('One'), never);
  await channel.remove(posted, never);
  expect(ownMessages(started)).toEqual([]);
  await channel.remove(posted, never);
});
