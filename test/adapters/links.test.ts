import { expect, test } from 'vitest';
import { toLink, toLocated as toLocatedOnDiscord } from '../../src/adapters/discord/read/link.ts';
import { toLocated as toLocatedOnSlack } from '../../src/adapters/slack/read/link.ts';
import { addressesIn, linksIn } from '../../src/core/net/addresses.ts';

const slack = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const discord = { platform: 'discord', workspace: '100', channel: '300', thread: '400' };

test('Slack: a permalink names a message and its thread, and what comes directly before it', () => {
  const url = 'https://acme.slack.com/archives/C2/p1700000000000100';
  expect(toLocatedOnSlack(slack, url)).toEqual({
    place: { ...slack, channel: 'C2' },
    id: '1700000000.000100',
    before: '1700000000.000099',
  });
  expect(
    toLocatedOnSlack(slack, `<${url}?thread_ts=1699999999.000200&cid=C2|a message>`)?.place,
  ).toEqual({ ...slack, channel: 'C2', thread: '1699999999.000200' });
  expect(toLocatedOnSlack(slack, `[see (this)](${url})`)?.id).toBe('1700000000.000100');
  expect(toLocatedOnSlack(slack, url.replace('000100', '000000'))?.before).toBe(
    '1699999999.999999',
  );
});

test('Discord: an address names a message; one in this thread belongs to it', () => {
  const url = 'https://discord.com/channels/100/500/600';
  const place = { platform: 'discord', workspace: '100', channel: '500' };
  expect(toLocatedOnDiscord(discord, url)).toEqual({ place, id: '600', before: '599' });
  expect(toLocatedOnDiscord(discord, '<https://ptb.discord.com/channels/100/400/7/>')).toEqual({
    place: discord,
    id: '7',
    before: '6',
  });
  expect(toLocatedOnDiscord(discord, toLink(discord, '7'))?.place).toEqual(discord);
});

test('Slack: what a browser or the app shows of a message or a thread names it too', () => {
  const place = { ...slack, channel: 'C2' };
  const root = { id: '1700000000.000100', before: '1700000000.000099' };
  const inThread = { ...root, place: { ...place, thread: '1700000000.000100' } };
  const app = 'https://app.slack.com/client/T1/C9';
  expect(toLocatedOnSlack(slack, `${app}/thread/C2-1700000000.000100`)).toEqual(inThread);
  expect(toLocatedOnSlack(slack, `<${app}/thread/C2-1700000000.000100/|this>`)).toEqual(inThread);
  expect(
    toLocatedOnSlack(slack, 'https://app.slack.com/client/T7/C2/1700000000.000100?x=1'),
  ).toEqual({ ...root, place });
  expect(
    toLocatedOnSlack(slack, 'slack://channel?team=T1&id=C2&message=1700000000.000100'),
  ).toEqual({ ...root, place });
  expect(
    toLocatedOnSlack(
      slack,
      'slack://channel?id=C2&message=1700000000.000200&thread_ts=1700000000.000100',
    )?.place,
  ).toEqual(inThread.place);
});

test('Discord: a link that opens the app names a message', () => {
  for (const start of [
    'discord://-',
    'discord://',
    'discord://discord.com',
    'discord://ptb.discord.com',
  ])
    expect(toLocatedOnDiscord(discord, `${start}/channels/100/400/7`), start).toEqual({
      place: discord,
      id: '7',
      before: '6',
    });
});

test('links of programs are found where they stand, and are none that may be fetched', () => {
  const text =
    'see discord://-/channels/1/2/3, [it](slack://channel?id=C2&message=1.000100). https://a.example/';
  expect(linksIn(text)).toEqual([
    'discord://-/channels/1/2/3',
    'slack://channel?id=C2&message=1.000100',
    'https://a.example/',
  ]);
  expect(addressesIn(text)).toEqual(['https://a.example/']);
});

test.each([
  'discord://evil.example/channels/100/400/7',
  'discord://user@-/channels/1/2',
  'slack://channel?team=T1&id=C2',
  'slack://user?id=U2&message=1700000000.000100',
  'https://app.slack.com/client/T1/C2',
  'https://app.slack.com/client/T1/C2/thread/1700000000.000100',
  'https://acme.slack.com/client/T1/C2/thread/C2-1700000000.000100',
  'https://app.slack.com.example.org/client/T1/C2/thread/C2-1700000000.000100',
  'https://example.org/archives/C2/p1700000000000100',
  'https://acme.slack.com.example.org/archives/C2/p1700000000000100',
  'https://discord.com.example.org/channels/1/2/3',
  'https://discord.com/channels/1/2',
  'C2',
  '',
])('%s leads nowhere', (address) => {
  expect(toLocatedOnSlack(slack, address)).toBeNull();
  expect(toLocatedOnDiscord(discord, address)).toBeNull();
});
