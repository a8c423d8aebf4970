import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const store = async () => ({
  STORE_URL: `sqlite:${join(await mkdtemp(join(tmpdir(), 'parley-')), 'parley.db')}`,
});

test('Slack: what was said while Parley was down is answered at the next start, once', async () => {
  // Slack's own retries are taken away, so that only the search can find what was missed.
  const running = await slack.start({ retryDelaysMs: [] }, await store());
  const person = running.slack.person('U1');
  const thread = person.mention({ channel: 'C1', text: 'first' });
  await slack.answer(running, 'C1', thread);
  person.dm('hello');
  await running.slack.waitFor(() => running.model.requests.length === 2, slack.WAIT_MS);
  let missed = '';
  await running.restart(() => {
    missed = person.mention({ channel: 'C1', text: 'missed in the channel' });
    person.say({ channel: 'C1', text: 'missed one', threadTs: thread });
    person.say({ channel: 'C1', text: 'missed two', threadTs: thread });
    person.dm('missed directly');
    person.say({ channel: 'C1', text: 'not for Parley' });
  });
  await slack.answer(running, 'C1', missed);
  await slack.answer(running, 'C1', thread, 2);
  await running.slack.waitFor(() => running.model.requests.length === 5, slack.WAIT_MS);
  await running.restart();

  expect(JSON.stringify(running.model.requests.map(({ messages }) => messages?.at(-1)))).toMatch(
    /missed one.*missed two/,
  );
  expect(slack.answersIn(running, 'C1', thread)).toHaveLength(2);
  expect(running.model.requests).toHaveLength(5);
});

test('Slack: a question that was edited or deleted meanwhile is answered anew or forgotten', async () => {
  const running = await slack.start({ retryDelaysMs: [] }, await store());
  const { model } = running;
  const person = running.slack.person('U1');
  model.next(textReply('four'), textReply('gone soon'));
  const edited = person.mention({ channel: 'C1', text: 'two and two?' });
  await slack.answer(running, 'C1', edited);
  const deleted = person.say({ channel: 'C1', text: 'forget me', threadTs: edited });
  await slack.answer(running, 'C1', edited, 2);
  model.next(textReply('six'));
  await running.restart(() => {
    person.edit(edited, '<@UBOT> three and three?');
    person.remove(deleted);
  });
  await running.slack.waitFor(
    () =>
      slack
        .answersIn(running, 'C1', edited)
        .map(({ text }) => text)
        .join() === 'six',
    slack.WAIT_MS,
  );
});

test('Discord: what was said while Parley was down is answered at the next start, once', async () => {
  const running = await discord.start({}, await store());
  const person = running.discord.person('42', { name: 'Ada' });
  const question = person.mention('first');
  await discord.answer(running, question.id);
  person.dm('hello');
  await running.discord.waitFor(() => running.model.requests.length === 2, discord.WAIT_MS);
  let missed = '';
  await running.restart(() => {
    missed = person.mention('missed in the channel').id;
    person.say({ channel: question.id, text: 'missed one' });
    person.say({ channel: question.id, text: 'missed two' });
    person.dm('missed directly');
    person.say({ channel: running.discord.generalId, text: 'not for Parley' });
  });
  await discord.answer(running, missed);
  await discord.answer(running, question.id, 2);
  await running.discord.waitFor(() => running.model.requests.length === 5, discord.WAIT_MS);
  await running.restart();

  expect(JSON.stringify(running.model.requests.map(({ messages }) => messages?.at(-1)))).toMatch(
    /missed one.*missed two/,
  );
  expect(discord.answersIn(running, question.id)).toHaveLength(2);
  expect(running.model.requests).toHaveLength(5);
});

test('Discord: a question that was edited or deleted meanwhile is answered anew or forgotten', async () => {
  const running = await discord.start({}, await store());
  const { model } = running;
  const person = running.discord.person('42');
  model.next(textReply('four'), textReply('gone soon'));
  const edited = person.mention('two and two?');
  await discord.answer(running, edited.id);
  const deleted = person.say({ channel: edited.id, text: 'forget me' });
  await discord.answer(running, edited.id, 2);
  model.next(textReply('six'));
  await running.restart(() => {
    person.edit(edited.id, `<@${running.discord.bot.id}> three and three?`);
    person.remove(deleted.id);
  });
  await running.discord.waitFor(
    () => discord.ownTexts(running, edited.id).join() === 'six',
    discord.WAIT_MS,
  );
});

test('Discord: what a restart does not read again is not taken for deleted', async () => {
  const running = await discord.start({}, await store());
  const { discord: server } = running;
  const [person, other] = [server.person('42'), server.person('43')];
  const question = person.mention('first');
  await discord.answer(running, question.id);
  person.say({ channel: question.id, text: 'second' });
  await discord.answer(running, question.id, 2);
  // A voice channel has no threads: the chain of replies is the conversation.
  const voice = server.addChannel('voice', { type: 2 });
  person.mention('aloud', { channel: voice });
  const first = await discord.answer(running, voice);
  person.say({ channel: voice, text: 'more', replyTo: first.id });
  await discord.answer(running, voice, 2);
  for (let count = 0; count < 60; count += 1)
    other.say({ channel: question.id, text: `<@42> ${count}` });
  await running.restart();
  const looked = () =>
    [question.id, voice].every((channel) =>
      server.calls.some(
        ({ method, path }) => method === 'GET' && path.endsWith(`/channels/${channel}/messages`),
      ),
    );
  await server.waitFor(looked, discord.WAIT_MS);
  person.say({ channel: question.id, text: 'third' });
  await discord.answer(running, question.id, 3);
  await discord.answer(running, voice, 2);

  expect(running.model.requests).toHaveLength(5);
});

test('Discord: the first question of a place that is deleted meanwhile takes its answer along', async () => {
  const running = await discord.start({}, await store());
  const person = running.discord.person('42');
  const question = person.dm('forget me');
  const { channelId } = question;
  await discord.answer(running, channelId);
  await running.restart(() => person.remove(question.id));
  const isGone = () => discord.ownTexts(running, channelId).length === 0;
  await running.discord.waitFor(isGone, discord.WAIT_MS);
});

test.each([
  ['a picture', '/imagine a cat'],
  ['a poll', '/poll "Lunch?" "Pizza" "Soup"'],
  ['an answer', '/ask how much is it?'],
])(
  'Discord: %s whose typed command is deleted meanwhile goes, where nothing else was ever asked',
  async (_, command) => {
    const running = await discord.start({}, await store());
    const { discord: server } = running;
    const question = server.person('42').mention(command);
    const shown = () =>
      [server.generalId, question.id].flatMap((each) =>
        server.threads(server.generalId).some(({ id }) => id === each) || each === server.generalId
          ? server.messages(each).filter(({ own }) => own)
          : [],
      );
    const isWhole = () => shown().some(({ buttons, poll }) => poll || buttons.length > 1);
    await server.waitFor(isWhole, discord.WAIT_MS);
    await running.restart(() => server.person('42').remove(question.id));
    await server.waitFor(() => shown().length === 0, discord.WAIT_MS);
  },
);

test('Discord: a mention is found in a channel where only a command was used before', async () => {
  const running = await discord.start({}, await store());
  const { discord: server } = running;
  await server.waitFor(() => server.commands.length > 0, discord.WAIT_MS);
  running.model.answer(() => textReply('Here.'));
  const used = server.person('42').slash('ask', { question: 'hello?' });
  await server.waitFor(() => used.response?.text.includes('Here.'), discord.WAIT_MS);
  let missed = '';
  await running.restart(() => {
    missed = server.person('42').mention('and now?').id;
  });
  await discord.answer(running, missed);
});

test('Discord: what was missed in a session that could not be resumed is found without a restart', async () => {
  const running = await discord.start();
  const person = running.discord.person('42');
  const question = person.mention('first');
  await discord.answer(running, question.id);
  running.discord.gateway.refuseWith(4000);
  running.discord.gateway.close(4009);
  person.say({ channel: question.id, text: 'missed' });
  running.discord.gateway.refuseWith(null);
  await discord.answer(running, question.id, 2);
});

test('Slack: a thread that is gone is looked for once, and never again', async () => {
  const running = await slack.start({}, await store());
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  await slack.answer(running, 'C1', ts);
  const reads = () =>
    running.slack.calls.filter(({ method }) => method === 'conversations.replies').length;
  const lost = { error: 'thread_not_found' } as const;
  await running.restart(() => running.slack.faults.every('conversations.replies', lost));
  await expect.poll(reads).toBeGreaterThan(0);
  const once = reads();
  await running.restart();
  await new Promise((resolve) => setTimeout(resolve, 500));

  expect(reads()).toBe(once);
  expect(running.log.lines.filter(({ level }) => level === 'warn')).toEqual([]);
});
