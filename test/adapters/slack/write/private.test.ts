import { expect, test } from 'vitest';
import type { IncomingEvent } from '../../../../src/core/events.ts';
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

test('a private answer to a command is shown at once, to one person, and not twice', async () => {
  const started = await connect();
  await started.emulator.person('U1').slash('/parley', 'help', 'C1');
  const { interaction, place } = await accepted(started.events, 'command');
  const audience = toAudience({ to: { person: 'U1' }, interaction });
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
  const interaction = {
    responseUrl: `${started.emulator.apiUrl.replace('/api/', '')}/response/R0`,
  };
  const channel = started.adapter.channel(
    toPlace('C1'),
    toAudience({ to: { person: 'U1' }, interaction }),
  );
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
  const event = await accepted(started.events, 'action');
  const ephemeral = started.adapter.channel(
    event.place,
    toAudience({ to: { person: 'U2' }, interaction: event.interaction }),
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
    const presses = () => events.filter((each) => each.type === 'action');
    await expect.poll(() => presses().at(-1)?.messageId).toBe(posted.id);
    const event = presses().at(-1);
    if (!event) throw new Error('no press');
    const audience = toAudience({ to: { person: 'U2' }, interaction: event.interaction });
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
  const { interaction, place } = await accepted(started.events, 'command');
  const privately = started.adapter.channel(
    place,
    toAudience({ to: { person: 'U1' }, interaction }),
  );
  expect(privately.rateLimits(toPosted(), 'open')).toMatchObject([
    { key: 'slack/T1/chat.postEphemeral' },
  ]);
  await privately.write(toPosted(), 'open', ended('No.', { buttons: [] }), never);
  const openly = started.adapter.channel(place, toAudience({ interaction }));
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
  const { interaction, place } = await accepted(started.events, 'command');
  const channel = started.adapter.channel(place, toAudience({ interaction }));
  const opened = await channel.write(toPosted(), 'open', growing('Bec'), never);
  const grown = await channel.write(opened.posted, 'grow', growing('Because'), never);
  await channel.write(grown.posted, 'close', ended('Because.'), never);
  const [answer, ...others] = ownMessages(started, 'C2');
  expect(answer).toMatchObject({ text: 'Because.', buttons: [{ text: 'Regenerate' }] });
  expect(answer?.ephemeralFor).toBeUndefined();
  expect(others).toEqual([]);
});
