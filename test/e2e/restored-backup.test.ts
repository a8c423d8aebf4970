// Kind: a store that is an older copy knows nothing of what was asked and answered since. What
// stands answered on the platform is not answered again; what was missed still is.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

type Restarted = Pick<slack.Running, 'restart'>;

/** A store that can be copied while Parley is stopped, and replaced by its copy. */
async function createCopied() {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const [data, copy] = [join(folder, 'data'), join(folder, 'copy')];
  return {
    environment: { STORE_URL: `sqlite:${join(data, 'parley.db')}` },
    backUp: (running: Restarted) =>
      running.restart(() => cp(data, copy, { recursive: true, preserveTimestamps: true })),
    restore: (running: Restarted, meanwhile: () => void) =>
      running.restart(async () => {
        await rm(data, { recursive: true });
        await cp(copy, data, { recursive: true, preserveTimestamps: true });
        meanwhile();
      }),
  };
}

test('Discord: what was answered after the backup is not answered again, what was missed is', async () => {
  const copied = await createCopied();
  const running = await discord.start({}, copied.environment);
  const { discord: server, model } = running;
  model.answer(({ messages }) => textReply(`answer ${messages?.length}`));
  const [ada, ben] = [server.person('42', { name: 'Ada' }), server.person('43', { name: 'Ben' })];
  const known = ada.mention('known before');
  await discord.answer(running, known.id);
  const direct = ada.dm('hello').channelId;
  await discord.answer(running, direct);
  await copied.backUp(running);

  ada.say({ channel: known.id, text: 'a follow-up' });
  await discord.answer(running, known.id, 2);
  ben.say({ channel: known.id, text: 'and two more' });
  ada.say({ channel: known.id, text: 'of them' });
  await discord.answer(running, known.id, 3);
  const fresh = ben.mention('a new thread');
  await discord.answer(running, fresh.id);
  ada.dm('again');
  await discord.answer(running, direct, 2);
  ada.mention('/poll "Lunch?" "Yes" "No"');
  await server.waitFor(
    () => discord.ownTexts(running, server.generalId).length > 0,
    discord.WAIT_MS,
  );
  const asked = model.requests.length;
  const before = server.messages(server.generalId).length;

  let missed = '';
  await copied.restore(running, () => {
    missed = ada.mention('missed').id;
    ada.say({ channel: fresh.id, text: 'missed in the new thread' });
  });
  await discord.answer(running, missed);
  await discord.answer(running, fresh.id, 2);
  await running.restart();

  expect(model.requests).toHaveLength(asked + 2);
  expect(discord.answersIn(running, known.id)).toHaveLength(3);
  expect(discord.answersIn(running, fresh.id)).toHaveLength(2);
  expect(discord.answersIn(running, direct)).toHaveLength(2);
  expect(server.messages(server.generalId)).toHaveLength(before + 1);
});

test('Discord: where answers stand in the channel, each is known by the question it replies to', async () => {
  const copied = await createCopied();
  const running = await discord.start({}, copied.environment);
  const { discord: server, model } = running;
  const ada = server.person('42');
  const channel = server.generalId;
  server.deny(channel, 'CREATE_PUBLIC_THREADS');
  ada.mention('first');
  await discord.answer(running, channel);
  await copied.backUp(running);
  ada.mention('second');
  await discord.answer(running, channel, 2);
  const asked = model.requests.length;
  await copied.restore(running, () => void ada.mention('third'));
  await discord.answer(running, channel, 3);
  await running.restart();

  expect(model.requests).toHaveLength(asked + 1);
  expect(discord.answersIn(running, channel)).toHaveLength(3);
});

test('Slack: what was answered after the backup is not answered again, what was missed is', async () => {
  const copied = await createCopied();
  const running = await slack.start({ retryDelaysMs: [] }, copied.environment);
  const { slack: server, model } = running;
  const [ada, ben] = [server.person('U1'), server.person('U2')];
  const known = ada.mention({ channel: 'C1', text: 'known before' });
  await slack.answer(running, 'C1', known);
  await copied.backUp(running);

  ada.say({ channel: 'C1', text: 'a follow-up', threadTs: known });
  await slack.answer(running, 'C1', known, 2);
  const fresh = ben.mention({ channel: 'C1', text: 'a new thread' });
  await slack.answer(running, 'C1', fresh);
  const asked = model.requests.length;

  let missed = '';
  await copied.restore(running, () => {
    missed = ada.mention({ channel: 'C1', text: 'missed' });
    ben.say({ channel: 'C1', text: 'missed in the thread', threadTs: known });
  });
  await slack.answer(running, 'C1', missed);
  await slack.answer(running, 'C1', known, 3);
  await running.restart();

  expect(model.requests).toHaveLength(asked + 2);
  expect(slack.answersIn(running, 'C1', known)).toHaveLength(3);
  expect(slack.answersIn(running, 'C1', fresh)).toHaveLength(1);
});
