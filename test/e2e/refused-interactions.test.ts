/**
 * The kind: Discord refuses the answer to a command where the command was used, for a reason that
 * says nothing of the channel. The answer comes in the channel, or to the person alone where it is
 * theirs alone; what “thinks” is gone; the next question is answered.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { toChunks } from './harness.ts';
import { type Running, start, WAIT_MS } from './on-discord.ts';
import { expectEnded, expectNext, long, short, wordsIn } from './refusing.ts';

const THROUGH_INTERACTIONS = /^(?:PATCH|POST) \/webhooks\//;

const REFUSALS = [
  ['a permission', { status: 403, code: 50013 }],
  ['access', { status: 403, code: 50001 }],
  ['an acknowledgement', { status: 400, code: 40060 }],
  ['an empty message', { status: 400, code: 50006 }],
  ['a code that is new', { status: 400, code: 999_997 }],
  ['an edit of an old message', { status: 400, code: 30_046 }],
  ['the same, as a rate limit', { status: 429, code: 30_046 }],
  ['a slow mode', { status: 403, code: 20_016 }],
  ['the sending of messages for a while', { status: 403, code: 40_004 }],
  ['a feature that is off for a while', { status: 403, code: 40_006 }],
  ['the request at Discord’s door', { status: 403, code: 0 }],
] as const;

async function startRefusing(fault: (typeof REFUSALS)[number][1]) {
  const running = await start({ rateLimits: 'off' });
  const { discord } = running;
  const person = discord.person('42');
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  discord.faults.every(THROUGH_INTERACTIONS, fault);
  return { running, discord, model: running.model, person };
}

test.each(
  REFUSALS.flatMap(([what, fault]) => [
    [what, 'a short answer', short, fault] as const,
    [what, 'an answer in several messages', long, fault] as const,
  ]),
)('where %s is what is refused, %s comes in the channel', async (_, __, text, fault) => {
  const { running, discord, model, person } = await startRefusing(fault);
  model.next(textReply(toChunks(text)));
  person.slash('ask', { question: 'tell me' });
  await expect.poll(() => wordsIn(running, discord.generalId), { timeout: WAIT_MS }).toBe(text);
  discord.faults.clear();

  await expectNext(running);
  expectEnded(running);
  expect(model.requests).toHaveLength(2);
});

test.each([REFUSALS[2], REFUSALS[5], REFUSALS[9]])(
  'where %s is what is refused, an answer for one person comes to them directly',
  async (_, fault) => {
    const { running, discord, person } = await startRefusing(fault);
    person.slash('help');
    const direct = () => discord.messages(discord.dmId('42')).find(({ own }) => own);
    await discord.waitFor(direct, WAIT_MS);

    expect(direct()?.text).toContain('Parley');
    expect(wordsIn(running, discord.generalId)).toBe('');
  },
);

const ORIGINAL = /^PATCH \/webhooks\/[^ ]*@original/;
const GONE = { status: 404, code: 10008 } as const;

/** Discord’s own failures, at the message that waits or at each answer of the interaction. */
const FAILURES = [
  ['what waits for it is gone', ORIGINAL, GONE],
  ['each message of it is said to be gone', THROUGH_INTERACTIONS, GONE],
  ['what waits for it cannot be reached', ORIGINAL, { http: 502 }],
  ['no answer can be written that way', THROUGH_INTERACTIONS, { http: 500 }],
  ['the connection is cut each time', THROUGH_INTERACTIONS, { dropRequest: true }],
  ['it is written, and each reply is lost', ORIGINAL, { http: 503, afterCommit: true }],
] as const;

test.each(
  FAILURES.flatMap(([what, pattern, fault]) => [
    [what, 'a short answer', short, pattern, fault] as const,
    [what, 'an answer in several messages', long, pattern, fault] as const,
  ]),
)('where %s, %s comes all the same, once', async (_, __, text, pattern, fault) => {
  const { running, discord, model, person } = await startFailing(pattern, fault);
  model.next(textReply(toChunks(text)));
  person.slash('ask', { question: 'tell me' });
  await expect.poll(() => wordsIn(running, discord.generalId), { timeout: WAIT_MS }).toBe(text);
  discord.faults.clear();

  await expectNext(running);
  expectEnded(running);
  expect(wordsIn(running, discord.generalId)).toBe(text);
  expect(model.requests).toHaveLength(2);
});

test.each(FAILURES.slice(0, 5))(
  'where %s, an answer for one person comes to that person',
  async (_, pattern, fault) => {
    const { discord, person } = await startFailing(pattern, fault);
    const handle = person.slash('help');
    const direct = () => discord.messages(discord.dmId('42')).find(({ own }) => own);
    const find = () => (handle.response?.text ? handle.response : direct());
    await discord.waitFor(find, WAIT_MS);

    expect(find()?.text).toContain('/imagine');
    const isInPublic = discord
      .messages(discord.generalId)
      .some(({ ephemeralFor, text }) => !ephemeralFor && text);
    expect(isInPublic).toBe(false);
  },
);

async function startFailing(
  ...[pattern, fault]: Parameters<Running['discord']['faults']['every']>
) {
  const running = await start({ rateLimits: 'off' });
  const { discord, model } = running;
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  discord.faults.every(pattern, fault);
  return { running, discord, model, person: discord.person('42') };
}
