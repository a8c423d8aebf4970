import { expect, test } from 'vitest';
import {
  connect,
  ended,
  growing,
  never,
  type Started,
  settled,
  start,
  toAudience,
  toPlace,
  toPosted,
} from '../start.ts';

function ownMessages({ emulator }: Pick<Started, 'emulator'>, channel = 'C1') {
  return emulator.messages(channel).filter(({ user }) => user === 'UBOT');
}

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

test.each(['a mention', 'a command', 'a message’s menu'])(
  'a stream for somebody of another organization who used %s names that organization',
  async (door) => {
    const started = await connect();
    const { emulator, adapter } = started;
    emulator.addUser({ id: 'U7', name: 'kim', team: 'T2' });
    emulator.join('C1', 'U7');
    const person = emulator.person('U7');
    const ts = emulator.person('U1').say({ channel: 'C1', text: 'root' });
    if (door === 'a mention') person.mention({ channel: 'C1', threadTs: ts, text: 'why?' });
    else if (door === 'a command') await person.slash('/ask', 'why?', 'C1');
    else await person.messageShortcut(ts, 'ask');
    await settled(started);
    const channel = adapter.channel(toPlace('C1', ts), toAudience({ asker: 'U7' }));
    await channel.write(toPosted(), 'open', growing('One'), never);
    const own = adapter.channel(toPlace('C1', ts), toAudience({ asker: 'U1' }));
    await own.write(toPosted('job2/0/0'), 'open', growing('One'), never);
    expect(
      emulator.calls
        .filter(({ method }) => method === 'chat.startStream')
        .map(({ args }) => args.recipient_team_id),
    ).toEqual(['T2', 'T1']);
  },
);
