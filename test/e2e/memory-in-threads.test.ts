import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

// Kind: whether a channel is remembered is for the whole channel, so nothing changes it that not
// the whole channel is told of.

const { WAIT_MS } = slack;

async function startSlack() {
  const running = await slack.start({
    workspaces: [
      {
        id: 'T1',
        users: [
          { id: 'U1', name: 'ada', isAdmin: true },
          { id: 'U2', name: 'grace' },
        ],
        channels: [{ id: 'C1', name: 'general' }],
      },
    ],
  });
  running.model.answer(() => textReply('Fine.'));
  const use = async (state: string, thread?: string) => {
    const text = `/memory ${state}`.trim();
    const own = () => running.slack.messages('C1').filter(({ user }) => user === 'UBOT');
    const before = own().length;
    const ts = running.slack
      .person('U1')
      .mention({ channel: 'C1', text, ...(thread === undefined ? {} : { threadTs: thread }) });
    const shown = await running.slack.waitFor(() => own()[before], WAIT_MS);
    return { ts, text: shown.text, thread: shown.threadTs };
  };
  return { running, use };
}

test('Slack: in a thread it is neither turned on nor off', async () => {
  const { running, use } = await startSlack();
  const first = running.slack.person('U2').mention({ channel: 'C1', text: 'hello' });
  await slack.answer(running, 'C1', first);

  expect((await use('on', first)).text).toContain('`/memory on` in the channel itself');
  expect((await use('', first)).text).toContain('only what’s said to me');
  expect((await use('on')).text).toContain('From now on I remember');
  expect((await use('off', first)).text).toContain('`/memory off` in the channel itself');
  expect((await use('', first)).text).toContain('I remember what’s said in this channel');
});

test('Slack: behind a mention in the channel it is said in the channel, not under the mention', async () => {
  const { use } = await startSlack();
  for (const state of ['on', 'off']) expect((await use(state)).thread).toBeUndefined();
});

async function startDiscord() {
  const running = await discord.start({}, { PARLEY_ADMINS: '42' });
  const server = running.discord;
  const ada = server.person('42', { name: 'ada' });
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  const use = async (state: string, channel: string) => {
    const handle = ada.slash('memory', state === '' ? {} : { state }, { channel });
    await handle.answered();
    const find = () => (handle.response?.thinking === false ? handle.response : null);
    return (await server.waitFor(find, WAIT_MS)).text;
  };
  return { server, ada, use };
}

test.each([true, false])(
  'Discord: in a thread (private: %s) it is neither turned on nor off',
  async (isPrivate) => {
    const { server, ada, use } = await startDiscord();
    const { id } = ada.createThread({ channel: server.generalId }, 'Inside', { isPrivate });
    ada.invite(id);

    expect(await use('on', id)).toContain('`/memory on` in the channel itself');
    expect(await use('', server.generalId)).toContain('only what’s said to me');
    expect(await use('on', server.generalId)).toContain('From now on I remember');
    expect(await use('off', id)).toContain('`/memory off` in the channel itself');
    expect(await use('', id)).toContain('I remember what’s said in this channel');
  },
);

test('Discord: a forum has only posts, in which everyone in it reads what is turned on', async () => {
  const { server, ada, use } = await startDiscord();
  const { id } = ada.post(server.forumId, 'Animals', 'the zebra is striped');

  expect(await use('on', id)).toContain('From now on I remember what’s said in this forum,');
  expect(await use('off', id)).toContain('only what’s said to me');
});
