/**
 * The kind: a message is refused for something that goes with it and that no reader sees. That
 * falls away; the words, their layout and their buttons do not.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { ask, ended, expectEnded } from './refusing.ts';

const { WAIT_MS } = slack;
const WHOLE = ['Regenerate', '👍', '👎', 'Delete'];
const TEXT = 'The **whole** answer.';

test.each([
  ['chat.postMessage', 'metadata', 'metadata_too_large', false],
  ['chat.postMessage', 'metadata', 'invalid_metadata_format', false],
  ['chat.postMessage', 'metadata', 'metadata_must_be_sent_from_app', false],
  ['chat.update', 'metadata', 'invalid_metadata_schema', false],
  ['chat.update', 'metadata', 'a_code_of_tomorrow', false],
  ['chat.stopStream', 'metadata', 'metadata_too_large', true],
  ['chat.stopStream', 'metadata', 'a_code_of_tomorrow', true],
] as const)(
  'Slack: %s is refused for its %s with %s: the answer is whole',
  async (method, member, error, nativeStreaming) => {
    const running = await slack.start({ rateLimits: 'off', nativeStreaming });
    const { slack: workspace, model } = running;
    workspace.faults.when(method, (args) => args[member] !== undefined, { error });
    model.next(textReply(['The **whole** ', 'answer.']));
    const ts = workspace.person('U1').mention({ channel: 'C1', text: 'tell me' });
    const answer = await slack.answer(running, 'C1', ts);
    await ended(running, 1);

    const own = workspace.messages('C1', ts).filter(({ user }) => user === 'UBOT');
    expect(own.map(({ text }) => text)).toEqual([TEXT]);
    expect(answer.buttons.map(({ text }) => text)).toEqual(WHOLE);
    expect(workspace.messages('C1').filter(({ ephemeralFor }) => ephemeralFor)).toEqual([]);
  },
);

test.each([
  ['metadata', 'a_code_of_tomorrow'],
  ['unfurl_links', 'invalid_arguments'],
  ['unfurl_media', 'a_code_of_tomorrow'],
])(
  'Slack: a post is refused for its %s with %s, which does not say so: the words come',
  async (member, error) => {
    const running = await slack.start({ rateLimits: 'off', nativeStreaming: false });
    const { slack: workspace, model } = running;
    workspace.faults.when('chat.postMessage', (args) => args[member] !== undefined, { error });
    model.next(textReply('The whole answer.'));
    const ts = workspace.person('U1').mention({ channel: 'C1', text: 'tell me' });
    const own = () => workspace.messages('C1', ts).filter(({ user }) => user === 'UBOT');
    await workspace.waitFor(
      () => own().some(({ text }) => text.includes('The whole answer.')),
      WAIT_MS,
    );
    await ended(running, 1);

    expect(own().flatMap(({ buttons }) => buttons.map(({ text }) => text))).toEqual(WHOLE);
  },
);

const errors = { nonce: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'too long' }] } };

test.each([
  ['says so', { status: 400, code: 50035, errors }],
  ['does not say so', { status: 400, code: 50035 }],
  ['has a code of tomorrow', { status: 400, code: 999_999 }],
])(
  'Discord: a message is refused for its nonce, and the refusal %s: the answer is whole',
  async (_, fault) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server, model } = running;
    const hasNonce = (body: unknown) =>
      typeof body === 'object' && body !== null && 'nonce' in body;
    server.faults.when('POST /channels/:c/messages', ({ body }) => hasNonce(body), fault);
    model.next(textReply(TEXT));
    const channel = await ask(running, 'tell me');

    expect(discord.ownTexts(running, channel)[0]).toContain(TEXT);
    expectEnded(running);
  },
);

test('Discord: a message that is refused as unknown while it is made is told of', async () => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  const fault = { status: 404, code: 10008 };
  const { id } = server.person('42').mention('tell me');
  server.faults.every(`POST /channels/${id}/messages`, fault);
  server.faults.every(`POST /channels/${server.generalId}/messages`, fault);
  model.next(textReply(TEXT));
  const told = () => discord.ownTexts(running, server.dmId('42'));
  await server.waitFor(() => told().length > 0, WAIT_MS);

  expect(told()[0]).toContain('I can’t answer you in <#');
});
