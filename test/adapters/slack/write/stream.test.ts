import { expect, test } from 'vitest';
import {
  ended,
  growing,
  never,
  type Started,
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
