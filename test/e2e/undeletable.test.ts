/**
 * The kind: an answer is to go, because its question was deleted or Delete was pressed, and its
 * platform does not delete it, for good or for a while. It says nothing any more of what it said,
 * nothing of it can be stopped, and who pressed hears that it stands.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { Fault } from '../emulators/discord/faults.ts';
import { inParts } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { ended, expectNext, long, short } from './refusing.ts';

const { WAIT_MS } = slack;
const DELETED = 'This message was deleted.';

const ON_DISCORD: readonly Fault[] = [
  { status: 403, code: 50013 },
  { status: 403, code: 50001 },
  { status: 400, code: 50021 },
  { status: 403, code: 0 },
  { status: 400, code: 999_996 },
  { http: 502 },
  { dropRequest: true },
];
const GROWING = ['while it grows', 'once it has ended'] as const;

function seenOnDiscord({ discord: server }: discord.Running, channel: string) {
  return server
    .messages(channel)
    .filter(({ own }) => own)
    .map(({ text, buttons }) => ({ text, buttons: buttons.map(({ label }) => label) }));
}

test.each(ON_DISCORD.flatMap((fault) => GROWING.map((when) => [fault, when] as const)))(
  'Discord: where deleting meets %o, an answer whose question goes %s is empty',
  async (fault, when) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server, model } = running;
    server.faults.every('DELETE /channels/:c/messages/:m', fault);
    const parts = inParts(long, 2);
    model.next(parts.reply);
    const person = server.person('42');
    const { id } = person.mention('tell me');
    await server.waitFor(() => seenOnDiscord(running, id).length > 0, WAIT_MS);
    if (when === 'once it has ended') {
      parts.goOn();
      await ended(running, 1);
    }
    person.remove(id);
    await expect
      .poll(() => seenOnDiscord(running, id).every(({ text }) => text === DELETED), {
        timeout: WAIT_MS,
      })
      .toBe(true);
    expect(seenOnDiscord(running, id).flatMap(({ buttons }) => buttons)).toEqual([]);
    server.faults.clear();
    await expectNext(running);
  },
);

const ON_SLACK = [
  { error: 'cant_delete_message' },
  { error: 'compliance_exports_prevent_deletion' },
  { error: 'restricted_action' },
  { error: 'a_code_of_tomorrow' },
  { error: 'internal_error' },
  { http: 503 },
] as const;

function seenOnSlack({ slack: workspace }: slack.Running, thread: string) {
  return workspace
    .messages('C1', thread)
    .filter(({ user, ephemeralFor }) => user === 'UBOT' && !ephemeralFor)
    .map(({ text, buttons, streaming }) => ({ text, streaming, buttons: buttons.length }));
}

test.each(
  ON_SLACK.flatMap((fault) => [true, false].map((nativeStreaming) => ({ fault, nativeStreaming }))),
)(
  'Slack: where deleting meets $fault, an answer whose question goes is empty (streams: $nativeStreaming)',
  async ({ fault, nativeStreaming }) => {
    const running = await slack.start({ rateLimits: 'off', nativeStreaming });
    const { slack: workspace, model } = running;
    workspace.faults.every('chat.delete', fault);
    const parts = inParts(short, 2);
    model.next(parts.reply);
    const person = workspace.person('U1');
    const thread = person.mention({ channel: 'C1', text: 'tell me' });
    await workspace.waitFor(() => seenOnSlack(running, thread).length > 0, WAIT_MS);
    person.remove(thread);
    await expect
      .poll(() => seenOnSlack(running, thread), { timeout: WAIT_MS })
      .toEqual([{ text: DELETED, streaming: false, buttons: 0 }]);

    model.next(textReply('Second.'));
    const next = person.mention({ channel: 'C1', text: 'and now?' });
    expect((await slack.answer(running, 'C1', next)).text).toBe('Second.');
  },
);

test.each(ON_SLACK.slice(0, 4))(
  'Slack: who presses Delete where that meets %o hears that it stands, empty',
  async (fault) => {
    const running = await slack.start({ rateLimits: 'off' });
    const { slack: workspace, model } = running;
    model.next(textReply(short));
    const person = workspace.person('U1');
    const thread = person.mention({ channel: 'C1', text: 'tell me' });
    const { ts } = await slack.answer(running, 'C1', thread);
    workspace.faults.every('chat.delete', fault);
    await person.press(ts, 'Delete');
    const told = () => workspace.messages('C1').find(({ ephemeralFor }) => ephemeralFor === 'U1');
    await workspace.waitFor(told, WAIT_MS);

    expect(told()?.text).toContain('I couldn’t delete every message of that answer.');
    expect(seenOnSlack(running, thread)).toEqual([{ text: DELETED, streaming: false, buttons: 0 }]);
  },
);
