/**
 * The kind: the model is asked, and paid for, before it is known whether its answer can be shown
 * anywhere. Where nothing can be written it is not asked, and the person who asked hears why by
 * whatever way is open.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { Permission } from '../emulators/discord/permissions.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { ended, expectEnded } from './refusing.ts';
import { toSilence } from './voices.ts';

const { WAIT_MS } = discord;

/** What Parley has told the person alone. */
const toldOnDiscord = (running: discord.Running) =>
  discord.ownTexts(running, running.discord.dmId('42'));

const DENIED: [Permission[], string][] = [
  [['SEND_MESSAGES', 'CREATE_PUBLIC_THREADS'], 'Send Messages'],
  [['SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS'], 'Send Messages'],
];

test.each(DENIED)(
  'Discord: without %j nothing is asked, and the person hears why',
  async (denied, name) => {
    const running = await discord.start();
    const { generalId, deny, person } = running.discord;
    deny(generalId, ...denied);
    person('42').mention('hello?');
    await ended(running, 1);

    expect(running.model.requests).toEqual([]);
    expect(toldOnDiscord(running)).toEqual([
      `I can’t answer you in <#${generalId}>: I need the “${name}” permission. Ask an admin to grant it, or ask me somewhere else.`,
    ]);
    expect(discord.ownTexts(running, generalId)).toEqual([]);
    expect(running.discord.threads(generalId)).toEqual([]);
    expect(running.discord.calls.filter(({ status }) => status === 403)).toEqual([]);
  },
);

test('Discord: in a thread where Parley may not write nothing is asked', async () => {
  const running = await discord.start();
  const { generalId, deny, person } = running.discord;
  const thread = person('42').createThread({ channel: generalId }, 'Talk');
  deny(generalId, 'SEND_MESSAGES_IN_THREADS');
  person('42').mention('hello?', { channel: thread.id });
  await ended(running, 1);

  expect(running.model.requests).toEqual([]);
  expect(toldOnDiscord(running)[0]).toContain('I need the “Send Messages in Threads” permission');
});

test.each([
  ['a thread', false],
  ['a forum post', true],
])(
  'Discord: in %s that is locked nothing is asked; one that is only archived is answered',
  async (_, isForum) => {
    const running = await discord.start();
    const { generalId, forumId } = running.discord;
    const person = running.discord.person('42', { admin: true });
    const open = () =>
      isForum
        ? person.post(forumId, 'Talk', 'hello').id
        : person.createThread({ channel: generalId }, 'Talk').id;
    const archived = open();
    running.discord.archive(archived);
    running.model.next(textReply('Here.'));
    person.mention('hello?', { channel: archived });
    await ended(running, 1);
    expect(discord.ownTexts(running, archived)).toEqual(['Here.']);

    const locked = open();
    running.discord.lock(locked);
    person.mention('hello?', { channel: locked });
    await ended(running, 2);
    expect(running.model.requests).toHaveLength(1);
    expect(toldOnDiscord(running)[0]).toMatch(
      /the thread is locked\. Please ask me somewhere else\.$/,
    );
    expect(discord.ownTexts(running, locked)).toEqual([]);
  },
);

test('Discord: a moderator’s own right to write in a locked thread is Parley’s too where it may manage threads', async () => {
  const running = await discord.start();
  const { generalId, allow, person } = running.discord;
  const thread = person('42').createThread({ channel: generalId }, 'Talk');
  allow(generalId, 'MANAGE_THREADS');
  running.discord.lock(thread.id);
  running.model.next(textReply('Here.'));
  person('42').mention('hello?', { channel: thread.id });
  await ended(running, 1);
  expect(discord.ownTexts(running, thread.id)).toEqual(['Here.']);
});

test('Discord: a person who takes no direct messages gets a sign on the question', async () => {
  const running = await discord.start();
  const { generalId, deny, person } = running.discord;
  deny(generalId, 'SEND_MESSAGES', 'CREATE_PUBLIC_THREADS');
  person('42');
  running.discord.closeDms('42');
  const question = person('42').mention('hello?');
  await running.discord.waitFor(
    () => running.discord.messages(generalId).find(({ id }) => id === question.id)?.reactions['🔇'],
    WAIT_MS,
  );
  expect(running.model.requests).toEqual([]);
});

test('Discord: what an interaction asks is answered in its own way, whatever Parley may do there', async () => {
  const running = await discord.start();
  const { generalId, deny, person } = running.discord;
  await running.discord.waitFor(() => running.discord.commands.length > 0, WAIT_MS);
  deny(generalId, 'SEND_MESSAGES', 'CREATE_PUBLIC_THREADS');
  running.model.next(textReply('Here.'));
  const used = person('42').slash('ask', { question: 'hello?' });
  await ended(running, 1);
  expect(used.response?.text).toBe('Here.');
});

test('Discord: an answer that stands can be given again where nothing new may be written', async () => {
  const running = await discord.start();
  const { generalId, deny, person } = running.discord;
  running.model.next(textReply('First.'));
  const question = person('42').mention('hello?');
  const first = await discord.answer(running, question.id);
  deny(generalId, 'SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS');
  running.model.next(textReply('Second.'));
  person('42').press(first.id, 'Regenerate');
  await ended(running, 2);
  expect(discord.ownTexts(running, question.id)).toEqual(['Second.']);
  expectEnded(running);
});

test('Discord: a voice note that nobody asked about is neither paid for nor told of', async () => {
  const running = await discord.start();
  const { generalId, deny, person } = running.discord;
  running.model.next(textReply('First.'));
  await discord.answer(running, person('42').mention('hello?').id);
  deny(generalId, 'SEND_MESSAGES', 'CREATE_PUBLIC_THREADS');
  person('42').say({ channel: generalId, voice: { bytes: toSilence(), durationSecs: 5 } });
  await ended(running, 2);
  expect(running.model.requests).toHaveLength(1);
  expect(toldOnDiscord(running)).toEqual([]);
});

const toldOnSlack = (running: slack.Running) =>
  running.slack
    .messages(running.slack.dmOf('U1'))
    .filter(({ user }) => user === 'UBOT')
    .map(({ text }) => text);

const SHUT: [string, (running: slack.Running) => void, RegExp][] = [
  ['is archived', ({ slack: at }) => at.archive('C1'), /<#C1>: the channel is archived\./],
  [
    'lets only some people post',
    ({ slack: at }) => at.restrict('C1'),
    /<#C1>: only some people can post there\./,
  ],
];

test.each(SHUT)(
  'Slack: in a channel that %s nothing is asked, and the person hears why',
  async (_, shut, line) => {
    const running = await slack.start();
    shut(running);
    running.slack.person('U1').mention({ channel: 'C1', text: 'hello?' });
    await ended(running, 1);

    expect(running.model.requests).toEqual([]);
    expect(toldOnSlack(running)).toEqual([expect.stringMatching(line)]);
  },
);

test('Slack: a person who takes no direct messages gets a sign on the question', async () => {
  const running = await slack.start();
  running.slack.restrict('C1');
  running.slack.closeDms('U1');
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'hello?' });
  await running.slack.waitFor(
    () => running.slack.message(ts).reactions.some(({ name }) => name === 'mute'),
    WAIT_MS,
  );
  expect(running.model.requests).toEqual([]);
});

test('Slack: a channel that is opened again is answered at once', async () => {
  const running = await slack.start();
  running.slack.restrict('C1');
  running.slack.person('U1').mention({ channel: 'C1', text: 'hello?' });
  await ended(running, 1);
  running.slack.restrict('C1', false);
  running.model.next(textReply('Here.'));
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'and now?' });
  expect((await slack.answer(running, 'C1', ts)).text).toBe('Here.');
});

test.each([{ error: 'missing_scope' }, { http: 500 }, { delayMs: 5_000 }] as const)(
  'Slack: where it is not known whether a channel takes messages (%o), trying tells',
  async (fault) => {
    const running = await slack.start();
    running.slack.faults.every('conversations.info', fault);
    running.model.next(textReply('Here.'));
    const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'hello?' });
    expect((await slack.answer(running, 'C1', ts)).text).toBe('Here.');
  },
);

test.each([
  'restricted_action',
  'not_in_channel',
  'is_archived',
  'team_access_not_granted',
  'cannot_reply',
])(
  'Slack: a post that is refused with %s when the model has spoken is told of all the same',
  async (error) => {
    const running = await slack.start({ nativeStreaming: false });
    running.slack.faults.every('chat.postMessage', { error });
    running.model.next(textReply('Here.'));
    const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'hello?' });
    await running.slack.waitFor(
      () =>
        running.slack.messages('C1').some(({ ephemeralFor }) => ephemeralFor === 'U1') ||
        running.slack.message(ts).reactions.some(({ name }) => name === 'mute'),
      WAIT_MS,
    );
  },
);
