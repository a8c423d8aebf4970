import { expect, test } from 'vitest';
import { toFormMemory } from '../../../../src/adapters/slack/receive/form-memory.ts';
import { incomingEventSchema } from '../../../../src/core/events.ts';
import {
  callback,
  type Fields,
  file,
  mention,
  message,
  press,
  slash,
  submission,
  TS,
} from '../payloads.ts';
import { toEvent } from './to-event.ts';
import { unused } from './unused.ts';

const NOW = 1_763_800_005_000;

/** The event of a payload; whatever crosses the inbox has to fit its schema. */
async function read(body: Fields) {
  const event = await toEvent(body, NOW);
  if (event) expect(incomingEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  return event;
}

test('a press carries the action, the message and the way to answer privately', async () => {
  expect(await read(press())).toMatchObject({
    type: 'action',
    key: 'slack/T1/C1/1763800000.000250/1763800003.100000/U1/action',
    place: { channel: 'C1', thread: '1763800000.000100' },
    at: 1_763_800_003_100,
    action: 'again:job1',
    messageId: '1763800000.000250',
    interaction: { responseUrl: 'https://hooks.slack.com/actions/T1/1/x' },
    speaker: { id: 'U1', isExternal: false },
  });
});

test('a press that is delivered again is the same; of two people at the same moment each has pressed', async () => {
  const bare = { action_ts: undefined };
  const by = (id: string) => ({ user: { id, username: id, name: id, team_id: 'T1' } });
  const keyOf = async (body: Fields, at = NOW) => (await toEvent(body, at))?.key;

  expect(await keyOf(press(), NOW + 60_000)).toBe(await keyOf(press()));
  expect(await keyOf(press(bare), NOW + 60_000)).toBe(await keyOf(press(bare)));
  expect(await keyOf(press(bare, { trigger_id: '2.2.other' }))).not.toBe(await keyOf(press(bare)));
  for (const action of [{}, bare])
    expect(await keyOf(press(action, by('U2')))).not.toBe(await keyOf(press(action, by('U1'))));
});

test('of a pair of feedback buttons the pressed side counts, and an icon button has a value', async () => {
  const feedback = press({ type: 'feedback_buttons', action_id: 'fb', value: 'good:job1' });
  expect(await read(feedback)).toMatchObject({ action: 'good:job1' });
  const icon = press({ type: 'icon_button', icon: 'trash', value: 'remove:job1' });
  expect(await read(icon)).toMatchObject({ action: 'remove:job1' });
});

test('a press in a view, which has no place, is nothing', async () => {
  const inView = press({}, { container: { type: 'view', view_id: 'V1' }, channel: undefined });
  expect(await read(inView)).toBeNull();
});

test('a sent form comes back to where it was opened', async () => {
  expect(await read(submission())).toMatchObject({
    type: 'form',
    conversation: `slack/T1/C1/${TS}`,
    action: 'settings:',
    fields: { tone: 'dry' },
    interaction: { responseUrl: 'https://hooks.slack.com/commands/1' },
    at: NOW,
  });
  expect(await read(submission({ private_metadata: 'not ours' }))).toMatchObject({
    interaction: null,
  });
});

test('a form comes back with the files of its command, as far as there is room to keep them', async () => {
  const files = Array.from({ length: 30 }, (_, index) => ({
    ...{ id: `F${index}`, name: `${'ä'.repeat(200)}-${index}.pdf`, mimeType: 'application/pdf' },
    ...{ bytes: 12, isVoice: false, durationMs: null, source: {} },
  }));
  const command = await toEvent(slash('/ask', ''), NOW);
  if (command?.type !== 'command') throw new Error('no command');
  const options = Object.fromEntries(files.map((each, index) => [`file${index + 1}`, each]));
  const memory = toFormMemory(
    { ...command, options: { about: 'x', ...options } },
    { '#launch': 'C3' },
  );
  expect(memory.length).toBeLessThanOrEqual(3_000);
  const event = await read(submission({ callback_id: '/ask:about', private_metadata: memory }));
  const kept = event?.type === 'form' ? event.files : {};
  expect(Object.keys(kept ?? {}).length).toBeGreaterThan(10);
  expect(kept?.file1).toMatchObject({
    id: 'F0',
    name: expect.stringMatching(/ä-0[.]pdf$/),
    bytes: 12,
    source: { fileId: 'F0', url: null, workspace: 'T1' },
  });
});

test.each([
  ['/ask', 'why', 'ask', { question: 'why' }],
  ['/parley', 'ask why not', 'ask', { question: 'why not' }],
  ['/parley', '', 'help', {}],
  ['/parley-help', '', 'help', {}],
  ['/parley', 'dance', 'dance', {}],
])('%s %s is the command %s', async (command, text, name, options) => {
  expect(await read(slash(command, text))).toMatchObject({
    type: 'command',
    name,
    options,
    conversation: 'slack/T1/C1',
    messageId: null,
    interaction: { responseUrl: 'https://hooks.slack.com/commands/1' },
    at: NOW,
  });
});

test('in a thread a command is written behind the mention', async () => {
  const body = { text: '<@UBOT> /ask why', thread_ts: '1763800000.000100', files: [file()] };
  const event = await read(mention(body));
  expect(event).toMatchObject({
    type: 'command',
    key: `slack/T1/C1/${TS}/command`,
    conversation: 'slack/T1/C1/1763800000.000100',
    name: 'ask',
    options: { question: 'why', file: { id: 'F1' } },
    interaction: null,
    messageId: TS,
  });
  expect(await read(message(body))).toEqual(event);
  expect((await read(message({ text: '/ask why' })))?.type).toBe('message');
  expect((await read(mention({ text: '<@UBOT> /etc/hosts is what?' })))?.type).toBe('message');
});

test('opening the page greets a person once, joining a channel is told without a person', async () => {
  const opened = (at: string) =>
    callback({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages', event_ts: at });
  const first = await read(opened('1763800002.000100'));
  expect(first).toMatchObject({
    type: 'joined',
    conversation: 'slack/T1/D1',
    speaker: { id: 'U1' },
  });
  expect((await read(opened('1763800009.000100')))?.key).toBe(first?.key);
  const joined = { type: 'member_joined_channel', user: 'UBOT', channel: 'C1', inviter: 'U1' };
  expect(await read(callback({ ...joined, event_ts: TS }))).toMatchObject({
    type: 'joined',
    conversation: 'slack/T1/C1',
    speaker: null,
  });
});

test('Slack’s own stop button stops what runs in its thread', async () => {
  const stopped = callback({
    type: 'agent_session_stopped',
    channel: 'D1',
    user: 'U1',
    thread_ts: '1763800000.000400',
    streaming_message_ts: ['1763800000.000410'],
    event_ts: '1763800002.000300',
  });
  expect(await read(stopped)).toMatchObject({
    type: 'action',
    action: 'stop:',
    conversation: 'slack/T1/D1/1763800000.000400',
    messageId: '1763800000.000410',
    interaction: null,
  });
});

test('an uninstalled app and a revoked bot token have left', async () => {
  const uninstalled = callback({ type: 'app_uninstalled', event_ts: TS });
  expect(await read(uninstalled)).toMatchObject({ type: 'left', place: { workspace: 'T1' } });
  const tokens = { oauth: ['U1'], bot: ['UBOT'] };
  expect((await read(callback({ type: 'tokens_revoked', tokens, event_ts: TS })))?.type).toBe(
    'left',
  );
});

test.each(Object.entries(unused))('%s is nothing to Parley', async (_, body) => {
  expect(await read(body)).toBeNull();
});
