import { createServer } from 'node:net';
import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { expect, test } from 'vitest';
import { clientFor, closeLater, errorOf, silent, startSlack } from './slack/harness.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** The outcomes of one conversation through the real client, by what was tried. */
const converse = async (client: WebClient, channel: string) => {
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'x' });
  const reply = { channel, text: 'y', thread_ts: ts };
  const reaction = { channel, timestamp: ts, name: 'eyes' };
  return {
    reply: await errorOf(client.chat.postMessage(reply)),
    nothing: await errorOf(client.apiCall('chat.postMessage', { channel })),
    nowhere: await errorOf(client.chat.postMessage({ channel: 'C9', text: 'x' })),
    edit: await errorOf(client.chat.update({ channel, ts, text: 'z' })),
    editNothing: await errorOf(client.chat.update({ channel, ts: '1.1', text: 'z' })),
    react: await errorOf(client.reactions.add(reaction)),
    reactTwice: await errorOf(client.reactions.add(reaction)),
    unreact: await errorOf(client.reactions.remove(reaction)),
    unreactTwice: await errorOf(client.reactions.remove(reaction)),
    thread: (await client.conversations.replies({ channel, ts })).messages?.map(({ text }) => text),
    top: (await client.conversations.history({ channel })).messages?.map(({ text }) => text),
    nobody: await errorOf(client.users.info({ user: 'U9' })),
    remove: await errorOf(client.chat.delete({ channel, ts: await secondOf(client, channel, ts) })),
    removeNothing: await errorOf(client.chat.delete({ channel, ts: '1.1' })),
  };
};

const secondOf = async (client: WebClient, channel: string, ts: string): Promise<string> =>
  String((await client.conversations.replies({ channel, ts })).messages?.[1]?.ts);

test('an independent emulator answers the same calls in the same way', async () => {
  const other = await createEmulator({ service: 'slack', port: await freePort() });
  closeLater(() => other.close());
  const theirs = new WebClient('xoxb-any', { slackApiUrl: `${other.url}/api/`, logger: silent });
  const channel = String((await theirs.conversations.list({})).channels?.[0]?.id);
  const { client } = await startSlack({ rateLimits: 'off' });
  expect(await converse(client, 'C1')).toEqual(await converse(theirs, channel));
});

test('events of a second workspace carry its ids', async () => {
  const { emulator } = await startSlack({ workspaces: [{ id: 'T1' }, { id: 'T2' }] });
  emulator.person('U1', 'T2').say({ channel: 'C1', text: 'over here' });
  const client = clientFor(emulator, emulator.tokenOf('T2'));
  await client.chat.postMessage({ channel: 'C1', text: 'heard' });
  expect(emulator.messages('C1')).toEqual([]);
  expect(emulator.messages('C1', undefined, 'T2').map(({ text, user }) => [user, text])).toEqual([
    ['U1', 'over here'],
    ['UBOTT2', 'heard'],
  ]);
  expect(emulator.deliveries[0]?.payload).toMatchObject({
    team_id: 'T2',
    authorizations: [{ team_id: 'T2', user_id: 'UBOTT2' }],
  });
});
