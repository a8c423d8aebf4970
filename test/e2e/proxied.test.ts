import { afterEach, expect, test } from 'vitest';
import { type ConnectProxy, createConnectProxy } from '../connect-proxy.ts';
import * as onDiscord from './on-discord.ts';
import * as onSlack from './on-slack.ts';

// The addresses of these emulators are known to the proxy alone: what goes out directly is lost.

let proxy: ConnectProxy | null = null;
afterEach(async () => {
  await proxy?.close();
});

async function openProxy(): Promise<ConnectProxy> {
  proxy = await createConnectProxy({ name: 'ada', password: 'p@ss/w:rd' });
  return proxy;
}

const hostsOf = ({ asked }: ConnectProxy) =>
  new Set([...asked].map((each) => each.replace(/:\d+$/, '')));

const file = { name: 'notes.txt', bytes: Buffer.from('Water the plants.') };

test('on Slack all goes through a proxy: both sockets, calls, files, uploads', async () => {
  const { url, ...opened } = await openProxy();
  const running = await onSlack.start({ host: 'slack.test' }, { HTTP_PROXY: url });
  const thread = running.slack
    .person('U1')
    .mention({ channel: 'C1', text: 'what does it say?', files: [file] });

  expect((await onSlack.answer(running, 'C1', thread)).text).not.toBe('');
  expect(onSlack.asked(running)).toContain('Water the plants.');
  expect(hostsOf({ url, ...opened })).toEqual(new Set(['slack.test']));
});

test('on Discord all goes through a proxy: the gateway, calls, files', async () => {
  const { url, ...opened } = await openProxy();
  const running = await onDiscord.start({ host: 'discord.test' }, { HTTP_PROXY: url });
  const { id } = running.discord.person('42').mention('what does it say?', { attachments: [file] });

  expect((await onDiscord.answer(running, id)).text).not.toBe('');
  expect(onDiscord.asked(running)).toContain('Water the plants.');
  expect(hostsOf({ url, ...opened })).toEqual(new Set(['discord.test']));
});
