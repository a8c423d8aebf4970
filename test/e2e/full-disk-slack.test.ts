import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createFailingDisk } from '../doubles/failing-disk.ts';
import { onDisk } from './drawn.ts';
import { startParley } from './harness.ts';
import * as slack from './on-slack.ts';

// A question that cannot be stored (a full disk, a read-only or broken one, a locked file): the
// person is told at once and without the store, once; when the store is back the question is
// answered, once, without a restart.

const { WAIT_MS } = slack;
const WAITS = 'My storage is down right now, so I can’t answer yet.';
const NOT_DONE = 'My storage is down right now, so I couldn’t do that.';
const soon = { storeRetryMs: 100 };
const quiet = () => delay(500);

let disk: ReturnType<typeof createFailingDisk>;
beforeEach(() => {
  disk = createFailingDisk();
});
afterEach(() => {
  disk.mend();
  disk.restore();
});

test('Slack: a question is told in its thread, is not acknowledged, and is answered once', async () => {
  const running = await slack.start({ retryDelaysMs: [50, 200, 60_000] }, onDisk(), soon);
  running.model.answer(() => textReply('Four.'));
  disk.fail('a full disk');
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'what is 2+2?' });
  const own = () => running.slack.messages('C1', ts).filter(({ user }) => user === 'UBOT');
  await running.slack.waitFor(() => own()[0]?.text.includes(WAITS), WAIT_MS);
  await quiet();
  expect(own()).toHaveLength(1);
  const told = running.slack.deliveries.filter(({ payload }) =>
    JSON.stringify(payload).includes('"user":"U1"'),
  );
  expect(told).toHaveLength(2); // The mention, and the message.
  expect(told.every(({ state }) => state !== 'acked')).toBe(true);
  disk.mend();
  expect((await slack.answer(running, 'C1', ts)).text).toBe('Four.');
  running.slack.socket.redeliver();
  await quiet();

  expect(running.model.requests).toHaveLength(1);
  expect(own()).toHaveLength(2);
});

test('Slack: a command that cannot be stored is told to who used it', async () => {
  const running = await slack.start({}, onDisk(), soon);
  disk.fail('a read-only file system');
  await running.slack
    .person('U1')
    .slash('/parley', 'ask what is 2+2?', 'C1')
    .catch(() => {});
  const told = await running.slack.waitFor(
    () => running.slack.messages('C1').find(({ text }) => text.includes(NOT_DONE)),
    WAIT_MS,
  );

  expect(told.ephemeralFor).toBe('U1');
});

test('the page says that a message could not be stored, and the same message is answered once it can', async () => {
  const running = await startParley(onDisk(), soon);
  try {
    running.model.answer(() => textReply('Four.'));
    const home = await fetch(new URL('/web/suggestions', running.app.url));
    const cookie = home.headers.get('set-cookie')?.split(';')[0] ?? '';
    const post = (body: object) =>
      fetch(new URL('/web/messages', running.app.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ channel: 'general', thread: null, uploads: [], ...body }),
      });
    disk.fail('a full disk');
    const refused = await post({ text: 'what is 2+2?', nonce: 'n1' });
    expect(refused.status).toBe(503);
    expect(await refused.json()).toEqual({ error: expect.stringContaining(NOT_DONE) });
    disk.mend();
    expect((await post({ text: 'what is 2+2?', nonce: 'n1' })).status).toBe(200);
    expect((await post({ text: 'what is 2+2?', nonce: 'n1' })).status).toBe(200);
    await expect.poll(() => running.model.requests.length).toBe(1);
    await quiet();

    expect(running.model.requests).toHaveLength(1);
  } finally {
    await running.close();
  }
});
