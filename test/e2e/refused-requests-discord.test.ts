/**
 * The kind: a refusal that no permission foretells, or that comes while an answer grows, is one of
 * this request. What it is about is left out, else the words go where they are taken, and what
 * stands says where it had to end.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { Fault } from '../emulators/discord/faults.ts';
import { inParts, toChunks } from './harness.ts';
import { answer, ownTexts, type Running, start, WAIT_MS } from './on-discord.ts';
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

const form = (field: string) => ({ [field]: { _errors: [{ code: 'X', message: 'no' }] } });
type Asked = { readonly body: unknown; readonly files: readonly string[] };
const has =
  (key: string) =>
  ({ body }: Asked) => {
    const value = (body as Record<string, unknown> | null)?.[key];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  };
const withFiles = ({ files }: Asked) => files.length > 0;

/** Refusals that no permission explains, each of every request that brings one thing. */
const REFUSED: [string, string, (asked: Asked) => boolean, Fault, RegExp][] = [
  [
    'an answer whose file is too large',
    overlong,
    withFiles,
    { status: 413, code: 40005 },
    /too large/,
  ],
  [
    'an answer whose file is too large at the door',
    overlong,
    withFiles,
    { status: 413, code: 0 },
    /attach the file/,
  ],
  [
    'an answer whose file is an invalid form',
    overlong,
    withFiles,
    { status: 400, code: 50035, errors: form('attachments') },
    /attach the file/,
  ],
  [
    'an answer with one file too many',
    overlong,
    withFiles,
    { status: 400, code: 30015 },
    /attach the file/,
  ],
  [
    'an answer where the server may upload nothing',
    overlong,
    withFiles,
    { status: 400, code: 400_001 },
    /uploads are turned off/,
  ],
  [
    'an answer whose file is refused for no known reason',
    overlong,
    withFiles,
    { status: 403, code: 50013 },
    /attach the file/,
  ],
  [
    'an answer whose file is explicit',
    overlong,
    withFiles,
    { status: 400, code: 20009 },
    /moderation rule/,
  ],
  [
    'an answer whose file meets a code that is new',
    overlong,
    withFiles,
    { status: 400, code: 999_999 },
    /attach the file/,
  ],
  [
    'an answer whose file is refused without a code',
    overlong,
    withFiles,
    { status: 422, code: 0 },
    /attach the file/,
  ],
  [
    'an answer whose form has an invalid field that is new',
    overlong,
    withFiles,
    { status: 400, code: 50035, errors: form('shared_theme') },
    /attach the file/,
  ],
  [
    'an answer whose buttons meet a code that is new',
    short,
    has('components'),
    { status: 403, code: 340_013 },
    /add buttons/,
  ],
  [
    'an answer whose buttons are refused',
    short,
    has('components'),
    { status: 400, code: 50035, errors: form('components') },
    /add buttons/,
  ],
];

test.each(REFUSED)('%s is whole without it', async (_, text, isMeant, fault, line) => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  discord.faults.when('* /channels/**', isMeant, fault);
  model.next(textReply(toChunks(text, 400)));
  const place = await ask(running, 'tell me');

  expect(wordsIn(running, place)).toBe(text);
  expect(notesIn(running, place)).toMatch(line);
  expectEnded(running);
  discord.faults.clear();
  await expectNext(running);
});

test.each([
  ['is in an invalid form', { status: 400, code: 50035, errors: form('message_reference') }],
  ['needs a permission', { status: 400, code: 160_002 }],
  ['is refused for no known reason', { status: 403, code: 50013 }],
  ['meets a code that is new', { status: 400, code: 999_998 }],
  ['is of a message that is gone', { status: 404, code: 10008 }],
] as const)('a reference that %s is left out', async (_, fault) => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  discord.deny(discord.generalId, 'CREATE_PUBLIC_THREADS');
  discord.faults.when('POST /channels/:c/messages', has('message_reference'), fault);
  model.next(textReply(toChunks(short)));
  const place = await ask(running, 'tell me');

  expect(place).toBe(discord.generalId);
  expect(wordsIn(running, place)).toBe(short);
  expect(notesIn(running, place)).toMatch(/show this as a reply/);
  await expectNext(running);
});

test.each([
  ['the channel has too many', { status: 400, code: 160_006 }, /too many threads/],
  ['the server has too many', { status: 400, code: 30_033 }, /too many threads/],
  [
    'its name is refused',
    { status: 400, code: 50035, errors: form('name') },
    /in a thread: the platform/,
  ],
  ['its name is blocked', { status: 400, code: 200_001 }, /moderation rule/],
  ['it is of the wrong type', { status: 400, code: 50024 }, /in a thread/],
] as const)(
  'a thread that cannot be opened because %s is done without',
  async (what, fault, line) => {
    const running = await start({ rateLimits: 'off' });
    const { discord, model } = running;
    const route = 'POST /channels/:c/messages/:m/threads';
    discord.faults.next(route, fault);
    if (/name/.test(what)) discord.faults.next(route, fault); // Another name is tried.
    model.next(textReply(toChunks(long)));
    const place = await ask(running, 'tell me');

    expect(place).toBe(discord.generalId);
    expect(wordsIn(running, place)).toBe(long);
    expect(notesIn(running, place)).toMatch(line);
    await expectNext(running);
  },
);

test('where the rate limit of threads is used up for minutes, an answer stands beside its question', async () => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  model.answer(() => textReply(short));
  const allowed = 50; // In five minutes and a channel.
  for (let n = 0; n < allowed; n += 1) discord.person('42').mention(`question ${n}`);
  await ended(running, allowed);
  const place = await ask(running, 'tell me');

  expect(place).toBe(discord.generalId);
  expect(wordsIn(running, place)).toBe(short);
  expect(notesIn(running, place)).toMatch(/in a thread: the channel has too many threads/);
});

test('where no message can be created because one is unknown, the person who asked is told', async () => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  discord.faults.every('POST /channels/:c/messages', { status: 404, code: 10008 });
  model.next(textReply(toChunks(short)));
  const question = discord.person('42').mention('tell me');
  const marks = () => Object.keys(discord.messages(discord.generalId)[0]?.reactions ?? {});
  await discord.waitFor(() => marks().some((mark) => mark !== '⏳'), WAIT_MS);

  expect(ownTexts(running, question.id)).toEqual([]);
});

test('a thread that can be opened but not written in is left, with all the words', async () => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  const inThread = new RegExp(`^POST /channels/(?!${discord.generalId}/)\\d+/messages$`);
  discord.faults.every(inThread, { status: 403, code: 50013 });
  model.next(textReply(toChunks(long)));
  const place = await ask(running, 'tell me');
  expect(place).toBe(discord.generalId);
  expect(wordsIn(running, place)).toBe(long);

  await expectNext(running);
  expect(discord.threads(discord.generalId)).toHaveLength(1);
});

const LOST: [string, (running: Running) => void, RegExp][] = [
  [
    'every right to write is taken away',
    ({ discord }) => discord.deny(discord.generalId, 'SEND_MESSAGES_IN_THREADS', 'SEND_MESSAGES'),
    /Cut off here: I need the “Send Messages” permission\./,
  ],
  [
    'AutoMod blocks what comes',
    ({ discord }) => discord.block(/sentence 7\d/),
    /Cut off here: a moderation rule blocked it\./,
  ],
];

test.each(LOST)(
  'where %s while an answer grows, it ends where it stands and says why',
  async (_, happen, line) => {
    const running = await start({ rateLimits: 'off' });
    const { discord, model } = running;
    const parts = inParts(long, 3);
    model.next(parts.reply);
    const question = discord.person('42').mention('tell me');
    await discord.waitFor(() => wordsIn(running, question.id).length > 100, WAIT_MS);
    happen(running);
    parts.goOn();
    parts.goOn();
    await ended(running, 1);

    expect(long.startsWith(wordsIn(running, question.id))).toBe(true);
    expect(notesIn(running, question.id)).toMatch(line);
    expectEnded(running);
    const last = discord.messages(question.id).findLast(({ own }) => own);
    expect(last?.buttons.map(({ label }) => label)).toEqual(['Retry']);

    discord.block(/^never$/);
    discord.allow(discord.generalId, 'SEND_MESSAGES_IN_THREADS', 'SEND_MESSAGES');
    model.next(textReply(toChunks(long)));
    discord.person('42').press(last?.id ?? '', 'Retry');
    await answer(running, question.id);
    await ended(running, 2);
    expect(wordsIn(running, question.id, discord.generalId)).toBe(long);
    expectEnded(running);
  },
);

test('where Send Messages in Threads is taken away while an answer grows, the rest comes beside the thread', async () => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  const parts = inParts(long, 3);
  model.next(parts.reply);
  const question = discord.person('42').mention('tell me');
  await discord.waitFor(() => wordsIn(running, question.id).length > 100, WAIT_MS);
  discord.deny(discord.generalId, 'SEND_MESSAGES_IN_THREADS');
  parts.goOn();
  parts.goOn();
  await ended(running, 1);

  expect(wordsIn(running, question.id, discord.generalId)).toBe(long);
  expect(notesIn(running, discord.generalId)).toMatch(
    /in a thread: I need the “Send Messages in Threads” permission/,
  );
  expectEnded(running);
});

test('where a thread is locked while an answer grows, the whole answer stands beside the question', async () => {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  const parts = inParts(long, 3);
  model.next(parts.reply);
  const question = discord.person('42').mention('tell me');
  await discord.waitFor(() => ownTexts(running, question.id).length > 0, WAIT_MS);
  discord.lock(question.id);
  parts.goOn();
  parts.goOn();
  await ended(running, 1);

  expect(wordsIn(running, discord.generalId)).toBe(long);
  expect(notesIn(running, discord.generalId)).toMatch(/in a thread: the thread is locked/);
  expect(ownTexts(running, discord.dmId('42'))).toEqual([]);
  await expectNext(running, question.id);
});
