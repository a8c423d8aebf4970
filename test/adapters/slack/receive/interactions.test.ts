import { expect, test } from 'vitest';
import { toEvent } from '../../../../src/adapters/slack/receive/events.ts';
import { incomingEventSchema } from '../../../../src/core/events.ts';
import {
  callback,
  file,
  identity,
  mention,
  message,
  press,
  slash,
  submission,
  TS,
} from '../payloads.ts';
import { unused } from './unused.ts';

const NOW = 1_763_800_005_000;

/** The event of a payload; whatever crosses the inbox has to fit its schema. */
function read(body: unknown) {
  const event = toEvent(body, identity, NOW);
  if (event) expect(incomingEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  return event;
}

test('a press carries the action, the message and the way to answer privately', () => {
  expect(read(press())).toMatchObject({
    type: 'press',
    key: 'slack/T1/C1/1763800000.000250/1763800003.100000/U1/press',
    place: { channel: 'C1', thread: '1763800000.000100' },
    at: 1_763_800_003_100,
    action: 'again:job1',
    messageId: '1763800000.000250',
    via: { responseUrl: 'https://hooks.slack.com/actions/T1/1/x' },
    speaker: { id: 'U1', isExternal: false },
  });
});

test('a press that is delivered again is the same; of two people at the same moment each has pressed', () => {
  const bare = { action_ts: undefined };
  const by = (id: string) => ({ user: { id, username: id, name: id, team_id: 'T1' } });
  const keyOf = (body: unknown, at = NOW) => toEvent(body, identity, at)?.key;

  expect(keyOf(press(), NOW + 60_000)).toBe(keyOf(press()));
  expect(keyOf(press(bare), NOW + 60_000)).toBe(keyOf(press(bare)));
  expect(keyOf(press(bare, { trigger_id: '2.2.other' }))).not.toBe(keyOf(press(bare)));
  for (const action of [{}, bare])
    expect(keyOf(press(action, by('U2')))).not.toBe(keyOf(press(action, by('U1'))));
});

test('of a pair of feedback buttons the pressed side counts, and an icon button has a value', () => {
  const feedback = press({ type: 'feedback_buttons', action_id: 'fb', value: 'good:job1' });
  expect(read(feedback)).toMatchObject({ action: 'good:job1' });
  const icon = press({ type: 'icon_button', icon: 'trash', value: 'remove:job1' });
  expect(read(icon)).toMatchObject({ action: 'remove:job1' });
});

test('a press in a view, which has no place, is nothing', () => {
  const inView = press({}, { container: { type: 'view', view_id: 'V1' }, channel: undefined });
  expect(read(inView)).toBeNull();
});

test('a sent form comes back to where it was opened', () => {
  expect(read(submission())).toMatchObject({
    type: 'form',
    conversation: `slack/T1/C1/${TS}`,
    action: 'settings:',
    fields: { tone: 'dry' },
    via: { responseUrl: 'https://hooks.slack.com/commands/1' },
    at: NOW,
  });
  expect(read(submission({ private_metadata: 'not ours' }))).toMatchObject({ via: null });
});

test.each([
  ['/ask', 'why', 'ask', { question: 'why' }],
  ['/parley', 'ask why not', 'ask', { question: 'why not' }],
  ['/parley', '', 'help', {}],
  ['/parley-help', '', 'help', {}],
  ['/parley', 'dance', 'dance', {}],
])('%s %s is the command %s', (command, text, name, options) => {
  expect(read(slash(command, text))).toMatchObject({
    type: 'command',
    name,
    options,
    conversation: 'slack/T1/C1',
    messageId: null,
    via: { responseUrl: 'https://hooks.slack.com/commands/1' },
    at: NOW,
  });
});

test('in a thread a command is written behind the mention', () => {
  const body = { text: '<@UBOT> /ask why', thread_ts: '1763800000.000100', files: [file()] };
  const event = read(mention(body));
  expect(event).toMatchObject({
    type: 'command',
    key: `slack/T1/C1/${TS}/command`,
    conversation: 'slack/T1/C1/1763800000.000100',
    name: 'ask',
    options: { question: 'why', file: { id: 'F1' } },
    via: null,
    messageId: TS,
  });
  expect(read(message(body))).toEqual(event);
  expect(read(message({ text: '/ask why' }))?.type).toBe('message');
  expect(read(mention({ text: '<@UBOT> /etc/hosts is what?' }))?.type).toBe('message');
});

test('opening the page greets a person once, joining a channel is told without a person', () => {
  const opened = (at: string) =>
    callback({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages', event_ts: at });
  const first = read(opened('1763800002.000100'));
  expect(first).toMatchObject({
    type: 'joined',
    conversation: 'slack/T1/D1',
    speaker: { id: 'U1' },
  });
  expect(read(opened('1763800009.000100'))?.key).toBe(first?.key);
  const joined = { type: 'member_joined_channel', user: 'UBOT', channel: 'C1', inviter: 'U1' };
  expect(read(callback({ ...joined, event_ts: TS }))).toMatchObject({
    type: 'joined',
    conversation: 'slack/T1/C1',
    speaker: null,
  });
});

test('Slack’s own stop button stops what runs in its thread', () => {
  const stopped = callback({
    type: 'agent_session_stopped',
    channel: 'D1',
    user: 'U1',
    thread_ts: '1763800000.000400',
    streaming_message_ts: ['1763800000.000410'],
    event_ts: '1763800002.000300',
  });
  expect(read(stopped)).toMatchObject({
    type: 'press',
    action: 'stop:',
    conversation: 'slack/T1/D1/1763800000.000400',
    messageId: '1763800000.000410',
    via: null,
  });
});

test('an uninstalled app and a revoked bot token have left', () => {
  const uninstalled = callback({ type: 'app_uninstalled', event_ts: TS });
  expect(read(uninstalled)).toMatchObject({ type: 'left', place: { workspace: 'T1' } });
  const tokens = { oauth: ['U1'], bot: ['UBOT'] };
  expect(read(callback({ type: 'tokens_revoked', tokens, event_ts: TS }))?.type).toBe('left');
});

test.each(Object.entries(unused))('%s is nothing to Parley', (_, body) => {
  expect(read(body)).toBeNull();
});
