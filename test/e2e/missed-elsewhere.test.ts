import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer, answersIn, ownTexts, type Running, start, WAIT_MS } from './on-discord.ts';

const store = async () => ({
  STORE_URL: `sqlite:${join(await mkdtemp(join(tmpdir(), 'parley-')), 'parley.db')}`,
});

/** Parley has been there for a moment. */
const settle = ({ discord: server }: Running) =>
  server.waitFor(() => server.commands.length > 0, WAIT_MS);

test('a mention while Parley is down is answered once, in a channel where it never was before', async () => {
  const running = await start({}, await store());
  await settle(running);
  const { discord: server, model } = running;
  const person = server.person('42');
  const [unused, talk, aloud] = [
    server.addChannel('unused'),
    server.addChannel('talk'),
    server.addChannel('voice', { type: 2 }),
  ];
  person.say({ channel: unused, text: 'before Parley went' });
  let missed = '';
  await running.restart(() => {
    person.say({ channel: talk, text: 'not for Parley' });
    missed = person.mention('missed', { channel: unused }).id;
    person.mention('aloud', { channel: aloud });
  });
  await answer(running, missed);
  await answer(running, aloud);
  await running.restart();
  const next = person.mention('next').id;
  await answer(running, next);

  expect(answersIn(running, missed)).toHaveLength(1);
  expect(answersIn(running, aloud)).toHaveLength(1);
  expect(ownTexts(running, talk)).toEqual([]);
  // It was read when it had news, and is no place of Parley's since.
  const isRead = (path: string) => path.endsWith(`/channels/${talk}/messages`);
  expect(server.calls.filter(({ path }) => isRead(path))).toHaveLength(1);
  expect(model.requests).toHaveLength(3);
});

test('a mention in a thread, or a new post of a forum, is found where Parley never was', async () => {
  const running = await start({}, await store());
  await settle(running);
  const { discord: server } = running;
  const person = server.person('42');
  const thread = person.createThread({ channel: server.addChannel('unused') }, 'plans').id;
  const missed = { post: '' };
  await running.restart(() => {
    person.mention('what do you think?', { channel: thread });
    missed.post = person.post(server.forumId, 'Help', `<@${server.bot.id}> how?`).id;
  });
  await answer(running, thread);
  await answer(running, missed.post);
});

test('what was missed in a session that could not be resumed is found without a restart', async () => {
  const running = await start({}, await store());
  await settle(running);
  const { discord: server } = running;
  const person = server.person('42');
  const [first, unused] = [server.addChannel('first'), server.addChannel('unused')];
  let before = '';
  await running.restart(() => {
    before = person.mention('missed', { channel: first }).id;
  });
  await answer(running, before);
  server.gateway.refuseWith(4000);
  server.gateway.close(4009);
  const missed = person.mention('missed, too', { channel: unused });
  server.gateway.refuseWith(null);
  await answer(running, missed.id);

  expect(answersIn(running, before)).toHaveLength(1);
});

/** The connection is dead without being closed: no events come, and no heartbeat is answered. */
const cutUnnoticed = ({ discord: { gateway } }: Running) => {
  gateway.muteHeartbeats();
  gateway.reverseNext(Number.POSITIVE_INFINITY);
  return () => {
    gateway.muteHeartbeats(false);
    gateway.reverseNext(0);
  };
};

test('what was said on a link that had died unnoticed is found after the next start', async () => {
  const running = await start({}, await store());
  await settle(running);
  const { discord: server, model } = running;
  const person = server.person('42');
  const [unused, quiet] = [server.addChannel('unused'), server.addChannel('quiet')];
  person.say({ channel: quiet, text: 'heard' });
  const known = person.mention('known').id;
  await answer(running, known);
  const mend = cutUnnoticed(running);
  const missed = person.mention('missed', { channel: unused });
  // It is ended in good order, and takes itself to be connected.
  await running.restart(mend);
  await answer(running, missed.id);

  expect(answersIn(running, known)).toHaveLength(1);
  expect(model.requests).toHaveLength(2);
  // What was heard before is not read again.
  const isRead = (path: string) => path.endsWith(`/channels/${quiet}/messages`);
  expect(server.calls.filter(({ path }) => isRead(path))).toEqual([]);
});
