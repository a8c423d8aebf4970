/**
 * The kind: a platform refuses the smallest of what goes with an answer, a reaction or a poll of
 * its own. No word of the answer is lost or late for it, a poll comes with buttons of Parley's, and
 * the next question is answered.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { Fault } from '../emulators/discord/faults.ts';
import type { Fault as SlackFault } from '../emulators/slack/types.ts';
import { inParts } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { ended, expectEnded, expectNext, short, wordsIn } from './refusing.ts';

const { WAIT_MS } = discord;

test.each<[string, Fault]>([
  ['a missing permission', { status: 403, code: 50013 }],
  ['a person who has blocked Parley', { status: 403, code: 90001 }],
  ['an unknown emoji', { status: 400, code: 10014 }],
  ['a message that is gone', { status: 404, code: 10008 }],
  ['too many reactions', { status: 400, code: 30010 }],
  ['a server that fails', { http: 500 }],
  ['a connection that is cut', { dropRequest: true }],
])('Discord: a reaction refused for %s keeps neither of two questions', async (_, fault) => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: at, model } = running;
  at.faults.every(/^(PUT|DELETE) .*reactions/, fault);
  const { reply, goOn } = inParts(short, 2);
  model.next(reply, textReply('Second.'));
  const ada = at.person('42');
  const { id } = ada.mention('tell me');
  await at.waitFor(() => at.messages(id).some(({ own }) => own), WAIT_MS);
  ada.say({ channel: id, text: 'and the other?' });
  goOn();
  await ended(running, 2);

  expect(wordsIn(running, id)).toBe(`${short} Second.`);
  expectEnded(running);
  await expectNext(running);
});

test.each<string | SlackFault>([
  'missing_scope',
  'too_many_reactions',
  'message_not_found',
  'no_reaction',
  'not_reactable',
  'fatal_error',
  { http: 500 },
  { dropRequest: true },
])('Slack: a reaction refused with %j keeps neither of two questions', async (given) => {
  const running = await slack.start();
  const { slack: at, model } = running;
  const fault = typeof given === 'string' ? { error: given } : given;
  at.faults.every('reactions.add', fault);
  at.faults.every('reactions.remove', fault);
  const { reply, goOn } = inParts(short, 2);
  model.next(reply, textReply('Second.'));
  const ada = at.person('U1');
  const thread = ada.mention({ channel: 'C1', text: 'tell me' });
  const own = () => at.messages('C1', thread).filter(({ user }) => user === 'UBOT');
  await at.waitFor(() => own().length > 0, WAIT_MS);
  ada.say({ channel: 'C1', threadTs: thread, text: 'and the other?' });
  goOn();
  await ended(running, 2);

  expect(own().map(({ text }) => text.trim())).toEqual([short, 'Second.']);
  expect(JSON.stringify(own())).not.toContain('Stop');
});

test.each<[string, Fault & { readonly once?: true }]>([
  ['for its form', { status: 400, code: 50035, errors: { poll: {} } }],
  ['for a permission', { status: 403, code: 50013 }],
  ['for the kind of the channel', { status: 400, code: 520002 }],
  ['for its length', { status: 400, code: 50035, errors: { poll: { answers: {} } } }],
  ['for an emoji of it', { status: 400, code: 520004 }],
  ['by a server that fails once', { http: 502, once: true }],
])('Discord: a poll of its own that is refused %s is one of Parley’s', async (_, given) => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: at } = running;
  const { once = false, ...fault } = given;
  let count = 0;
  const hasPoll = ({ body }: { readonly body?: unknown }) => {
    const isMet = JSON.stringify(body ?? null).includes('"poll":{') && !(once && count > 0);
    if (isMet) count += 1;
    return isMet;
  };
  at.faults.when('* /**', hasPoll, fault);
  at.person('42').mention('/poll Lunch? | Pizza | Soup');
  const isThere = () =>
    at
      .messages(at.generalId)
      .filter(
        ({ own, text, poll, buttons }) =>
          own && (poll !== null || (/Lunch\?/.test(text) && buttons.length >= 2)),
      );
  await at.waitFor(() => isThere().length > 0, WAIT_MS);

  expect(isThere()).toHaveLength(1);
  await expectNext(running);
});
