/**
 * The kind: what was asked for besides the words is not refused and does not come either: it fails
 * each time in a way that may pass, hangs, or is to wait for minutes. The words are read all the
 * same, whole and once, what is missing is said, and the next question does not wait for it.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import type { Fault } from '../emulators/discord/faults.ts';
import { toChunks } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { ask, ended, expectEnded, expectNext, long, notesIn, short, wordsIn } from './refusing.ts';

const { WAIT_MS } = slack;
const HALF_AN_HOUR_S = 1_800;
const HANGS = { delayMs: 600_000 } as const;

const FAILING: readonly Fault[] = [
  { http: 502 },
  { http: 500 },
  { status: 503, code: 130_000 },
  { dropRequest: true },
  { status: 403, code: 0 },
];

test.each(FAILING)(
  'Discord: where opening a thread fails each time with %o, the answer stands beside the question',
  async (fault) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server, model } = running;
    server.faults.every('POST /channels/:c/messages/:m/threads', fault);
    model.next(textReply(toChunks(long)));
    const place = await ask(running, 'tell me');

    expect(place).toBe(server.generalId);
    expect(wordsIn(running, place)).toBe(long);
    expect(notesIn(running, place)).toContain('I couldn’t answer in a thread');
    expect(discord.ownTexts(running, server.dmId('42'))).toEqual([]);
    expectEnded(running);
    server.faults.clear();
    await expectNext(running);
  },
);

/** A model that draws before it answers. */
const drawing = (text: string) => (body: { readonly messages?: readonly { role?: string }[] }) =>
  body.messages?.at(-1)?.role === 'tool'
    ? textReply(text)
    : callReply([{ name: 'draw', id: 'c1', arguments: '{"prompt":"a cat"}' }]);

test.each<Fault>([
  HANGS,
  { http: 500 },
  { http: 502 },
  { status: 503, code: 130_000 },
  { dropRequest: true },
])(
  'Discord: the words of an answer whose file meets %o are read before that is over',
  async (fault) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server, model } = running;
    server.faults.when('* /channels/**', ({ files }) => files.length > 0, fault);
    model.answer(drawing(short));
    const { id } = server.person('42').mention('draw a cat');
    await expect.poll(() => wordsIn(running, id), { timeout: WAIT_MS }).toBe(short);
    await ended(running, 1); // However it hangs, it is given up.

    expect(wordsIn(running, id)).toBe(short);
    expect(notesIn(running, id)).toContain('I couldn’t attach the file');
    expectEnded(running);
    server.faults.clear();
    await expectNext(running);
  },
);

test.each<Fault>([{ rateLimited: HALF_AN_HOUR_S }, { rateLimited: 600, code: 20028 }])(
  'Discord: the words of an answer whose file is to wait (%o) are read at once',
  async (fault) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server, model } = running;
    server.faults.when('* /channels/**', ({ files }) => files.length > 0, fault);
    model.answer(drawing(short));
    const { id } = server.person('42').mention('draw a cat');
    await expect.poll(() => wordsIn(running, id), { timeout: WAIT_MS }).toBe(short);
    server.rateLimited.length = 0;
  },
);

const UPLOADS = ['files.getUploadURLExternal', 'files.completeUploadExternal'];

test.each(
  UPLOADS.flatMap((method) => [HALF_AN_HOUR_S, 90].map((waitS) => [method, waitS] as const)),
)('Slack: where %s is to wait for %i s, the next question does not', async (method, waitS) => {
  const running = await slack.start({ rateLimits: 'off' });
  const { slack: workspace, model } = running;
  workspace.faults.every(method, { rateLimited: waitS });
  model.answer(drawing(short));
  const thread = workspace.person('U1').mention({ channel: 'C1', text: 'draw a cat' });
  await ended(running, 1);
  const [{ text } = { text: '' }] = workspace
    .messages('C1', thread)
    .filter(({ user }) => user === 'UBOT');
  expect(text).toContain(short);
  expect(text).toContain('I couldn’t attach the file');

  workspace.faults.clear();
  model.answer(() => textReply('Second.'));
  workspace.person('U1').mention({ channel: 'C1', text: 'and now?', threadTs: thread });
  expect((await slack.answer(running, 'C1', thread, 2)).text).toBe('Second.');
  workspace.rateLimited.length = 0;
});

test.each<Fault>([
  { rateLimited: HALF_AN_HOUR_S },
  { rateLimited: 60, scope: 'shared' },
  { status: 429, code: 40003, retryAfter: 600 },
  { status: 429, code: 0, retryAfter: 120 },
  { status: 403, code: 50009 },
])(
  'Discord: who is to get a private message that meets %o is told so in the channel',
  async (fault) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server } = running;
    server.faults.every('POST /users/@me/channels', fault);
    const person = server.person('42');
    const told = () => discord.ownTexts(running, server.generalId);
    for (const count of [1, 2]) {
      person.mention('/help');
      await expect.poll(() => told().length, { timeout: WAIT_MS }).toBe(count);
    }
    for (const text of told()) expect(text).toContain('I couldn’t send you a private message.');
    await expectNext(running);
    server.rateLimited.length = 0;
  },
);

test.each([500, 502, 503, 504, 520])(
  'Discord: a command that is acknowledged, with a %i in place of the reply, leaves nothing that “thinks”',
  async (http) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server, model } = running;
    const person = server.person('42');
    await server.waitFor(() => server.commands.length > 0, WAIT_MS);
    server.faults.every(/^POST \/interactions\//, { http, afterCommit: true });
    model.next(textReply(short));
    person.slash('ask', { question: 'tell me' });
    await expect.poll(() => wordsIn(running, server.generalId), { timeout: WAIT_MS }).toBe(short);
    expectEnded(running);
  },
);
