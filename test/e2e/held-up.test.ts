/**
 * Kind: a platform really asks to wait for half a minute before the first write of an answer. If
 * another way is open, it is taken at once; if not, the person is told.
 */
import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { startOnSlack, toChunks } from './harness.ts';
import * as discord from './on-discord.ts';
import { WAIT_MS } from './on-slack.ts';
import { expectEnded, expectNext, long, short, wordsIn } from './refusing.ts';

/** Longer than a test waits. */
const HALF_AN_HOUR_S = 1_800;
const LIMITED = { status: 429, code: 0, retryAfter: HALF_AN_HOUR_S } as const;
const THROUGH_INTERACTIONS = /^(?:PATCH|POST) \/webhooks\//;

test.each([
  ['a short answer', short],
  ['an answer in several messages', long],
])(
  'Discord: where a command’s own address asks to wait, %s comes in the channel',
  async (_, text) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server, model } = running;
    const person = server.person('42');
    await server.waitFor(() => server.commands.length > 0, WAIT_MS);
    server.faults.every(THROUGH_INTERACTIONS, LIMITED);
    model.next(textReply(toChunks(text)));
    person.slash('ask', { question: 'tell me' });
    await expect.poll(() => wordsIn(running, server.generalId), { timeout: WAIT_MS }).toBe(text);
    server.faults.clear();

    await expectNext(running);
    expectEnded(running);
    expect(model.requests).toHaveLength(2);
  },
);

test('Discord: where a private command’s own address asks to wait, the person hears directly', async () => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server } = running;
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  server.faults.every(THROUGH_INTERACTIONS, LIMITED);
  server.person('42').slash('help');
  const direct = () => server.messages(server.dmId('42')).find(({ own }) => own);
  await server.waitFor(direct, WAIT_MS);

  expect(direct()?.text).toContain('Parley');
  expect(wordsIn(running, server.generalId)).toBe('');
});

/** Its limits are not told as they are, so that some calls are refused for their rate. */
async function startSlack(emulated: Parameters<typeof startOnSlack>[0]) {
  const running = await startOnSlack(emulated);
  onTestFinished(running.close);
  return running;
}

const WAITS = 'Slack isn’t letting me post right now. Your answer comes as soon as it does.';

test.each(['chat.postMessage', '*'])(
  'Slack: where %s asks to wait, whoever used a command is told so once, and answered then',
  async (method) => {
    const running = await startSlack({ rateLimits: 'off', nativeStreaming: false });
    const { slack: workspace, model } = running;
    // The shortest wait that people are told about.
    if (method === '*')
      workspace.faults.when('*', ({ response_type }) => response_type === undefined, {
        rateLimited: 6,
      });
    else workspace.faults.every(method, { rateLimited: 6 });
    model.next(textReply('Here.'));
    await workspace.person('U1').slash('/ask', 'tell me', 'C1');
    const alone = () =>
      workspace.messages('C1').filter(({ ephemeralFor }) => ephemeralFor === 'U1');
    await expect.poll(() => alone().map(({ text }) => text), { timeout: WAIT_MS }).toEqual([WAITS]);
    workspace.faults.clear();
    const own = () =>
      workspace.messages('C1').filter(({ user, ephemeralFor }) => user === 'UBOT' && !ephemeralFor);
    await expect.poll(() => own().map(({ text }) => text), { timeout: WAIT_MS }).toEqual(['Here.']);
    expect(alone()).toHaveLength(1);
  },
);

test('Slack: where a command’s own address asks to wait, the person hears in another way', async () => {
  const running = await startSlack({ rateLimits: 'off' });
  const { slack: workspace } = running;
  workspace.faults.every('response_url', { rateLimited: HALF_AN_HOUR_S });
  await workspace.person('U1').slash('/help', '', 'C1');
  const alone = () => workspace.messages('C1').filter(({ ephemeralFor }) => ephemeralFor === 'U1');
  await expect.poll(() => alone().length, { timeout: WAIT_MS }).toBeGreaterThan(0);
  expect(alone()[0]?.text).toContain('Parley');
});
