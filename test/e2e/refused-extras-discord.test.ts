/**
 * The kind: what Discord refuses is this request, for something that was asked for beside the
 * words (a file, a reference, a thread, a layout, a private message). It is left out, with a line
 * that says so and names the permission where it is known; the words are readable, whole and once;
 * nothing that has ended can be stopped; the next question is answered.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import type { Permission } from '../emulators/discord/permissions.ts';
import { toChunks } from './harness.ts';
import { ownTexts, start, WAIT_MS } from './on-discord.ts';
import {
  ask,
  ended,
  expectEnded,
  expectNext,
  long,
  notesIn,
  overlong,
  short,
  wordsIn,
} from './refusing.ts';
import { voice } from './voices.ts';

const PERMISSIONS: [Permission[], RegExp | null][] = [
  [['ATTACH_FILES'], null],
  [['EMBED_LINKS'], null],
  [['ADD_REACTIONS'], null],
  [['SEND_POLLS'], null],
  [['READ_MESSAGE_HISTORY'], null],
  [['CREATE_PUBLIC_THREADS'], /answer in a thread: I need the “Create Public Threads” permission/],
  [['SEND_MESSAGES_IN_THREADS'], /in a thread: I need the “Send Messages in Threads” permission/],
  [['CREATE_PUBLIC_THREADS', 'READ_MESSAGE_HISTORY'], /reply: I need the “Read Message History”/],
  [['SEND_MESSAGES_IN_THREADS', 'READ_MESSAGE_HISTORY', 'ATTACH_FILES'], /in a thread/],
  [['SEND_MESSAGES'], null],
];

test.each(
  PERMISSIONS.flatMap(([denied, line]) => [
    [denied, 'a short answer', short, line] as const,
    [denied, 'an answer in several messages', long, line] as const,
  ]),
)('without %j %s is whole', async (denied, _, text, line) => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  discord.deny(discord.generalId, ...denied);
  model.next(textReply(toChunks(text)));
  const place = await ask(running, 'tell me');

  expect(wordsIn(running, place)).toBe(text);
  if (line) expect(notesIn(running, place)).toMatch(line);
  else expect(notesIn(running, place)).toBe('');
  expectEnded(running);
  await expectNext(running);
});

test('an answer whose last write carries a file comes in messages where no files may be attached', async () => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  discord.deny(discord.generalId, 'ATTACH_FILES');
  model.next(textReply(toChunks(overlong, 400)));
  const place = await ask(running, 'tell me all');

  expect(wordsIn(running, place)).toBe(overlong);
  expect(notesIn(running, place)).toBe(
    '-# I couldn’t attach the file: I need the “Attach Files” permission.',
  );
  expectEnded(running);
  await expectNext(running);
});

/** A model that draws before it answers. */
const drawing = (text: string) => (body: { readonly messages?: readonly { role?: string }[] }) =>
  body.messages?.at(-1)?.role === 'tool'
    ? textReply(text)
    : callReply([{ name: 'draw', id: 'c1', arguments: '{"prompt":"a cat"}' }]);

test('a picture that may not be attached leaves the words, and a line', async () => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  discord.deny(discord.generalId, 'ATTACH_FILES');
  model.answer(drawing(short));
  const place = await ask(running, 'draw a cat');

  expect(wordsIn(running, place)).toBe(short);
  expect(notesIn(running, place)).toContain('I need the “Attach Files” permission');
  expectEnded(running);
  await expectNext(running);
});

test.each([
  ['a code that is new', 400, 999_999],
  ['a code of places', 403, 50001],
  ['a code of channels', 400, 50008],
  ['a code of threads', 400, 160_005],
  ['a code of words', 400, 240_000],
  ['no code', 415, 0],
])('a picture that is refused with %s leaves the words, and a line', async (_, status, code) => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  const withFiles = ({ files }: { readonly files: readonly string[] }) => files.length > 0;
  discord.faults.when('* /channels/**', withFiles, { status, code });
  model.answer(drawing(short));
  const place = await ask(running, 'draw a cat');

  expect(wordsIn(running, place)).toBe(short);
  expect(notesIn(running, place)).toContain('I couldn’t attach the file');
  expectEnded(running);
  await expectNext(running);
});

test('/imagine is not paid for where its picture could not be shown, and the person hears why', async () => {
  const running = await start({ rateLimits: 'off' });
  const { discord } = running;
  discord.deny(discord.generalId, 'ATTACH_FILES');
  discord.person('42').mention('/imagine a cat');
  await discord.waitFor(() => ownTexts(running, discord.dmId('42'))[0], WAIT_MS);

  expect(ownTexts(running, discord.dmId('42'))).toEqual([
    `I can’t answer you in <#${discord.generalId}>: I need the “Attach Files” permission. Ask an admin to grant it, or ask me somewhere else.`,
  ]);
  expect(running.model.requests).toEqual([]);
  expectEnded(running);
  await expectNext(running);
});

test('a private answer that reaches nobody is told of in the channel, and its words are not', async () => {
  const running = await start({ rateLimits: 'off' });
  const { discord } = running;
  discord.person('42');
  discord.closeDms('42');
  const asked = discord.person('42').mention('/help');
  const told = await discord.waitFor(
    () => discord.messages(discord.generalId).find(({ own }) => own),
    WAIT_MS,
  );

  expect(told).toMatchObject({
    text: 'I couldn’t send you a private message. Allow direct messages from me, then ask again.',
    replyTo: asked.id,
  });
  await expectNext(running);
});

test('a poll, a transcript and a reminder come where neither threads, replies, files nor polls may', async () => {
  const running = await start({ rateLimits: 'off' });
  const { discord } = running;
  const denied = [
    'CREATE_PUBLIC_THREADS',
    'READ_MESSAGE_HISTORY',
    'ATTACH_FILES',
    'SEND_POLLS',
  ] as const;
  discord.deny(discord.generalId, ...denied);
  const person = discord.person('42');
  const own = (pattern: RegExp) =>
    discord.waitFor(
      () => discord.messages(discord.generalId).find(({ own, text }) => own && pattern.test(text)),
      WAIT_MS,
    );
  person.mention('/poll Lunch? | Pizza | Soup');
  const poll = await own(/Lunch\?/);
  expect(poll.buttons.map(({ label }) => label)).toEqual(['Pizza', 'Soup']);
  const { bytes } = voice();
  person.say({
    channel: discord.generalId,
    replyTo: poll.id,
    voice: { bytes, durationSecs: 3 },
  });
  const transcript = await own(/Voice note/);
  expect(transcript.text).toMatch(/\d:\d\d/);
  await ended(running, 1);
  expectEnded(running);
  await expectNext(running);
});
