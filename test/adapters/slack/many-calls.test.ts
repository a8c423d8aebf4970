import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createWebApi } from '../../../src/adapters/slack/client.ts';
import { createOpenRateLimits } from './start.ts';

/** More than the SDK sends side by side unless it is told otherwise. */
const MANY = 130;

/** A Slack that answers nothing until it is told to. */
async function startSlow() {
  const open = Promise.withResolvers<void>();
  let asked = 0;
  const server = createServer(async (_, response) => {
    asked += 1;
    await open.promise;
    response.setHeader('content-type', 'application/json').end('{"ok":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const api = createWebApi({
    botToken: 'xoxb-1',
    apiUrl: `http://127.0.0.1:${port}/api/`,
    rateLimits: createOpenRateLimits(),
  });
  return { api, answer: open.resolve, asked: () => asked };
}

test('however many calls are on their way, none waits for another or is taken back with it', async () => {
  const { api, answer, asked } = await startSlow();
  const stopped = new AbortController();
  const first = Array.from({ length: MANY }, () =>
    api.call('T1', 'chat.update', { channel: 'C1' }, stopped.signal),
  );
  const others = Array.from({ length: 5 }, () =>
    api.call('T1', 'chat.postMessage', { channel: 'C2' }, new AbortController().signal),
  );
  const settled = Promise.allSettled([...first, ...others]);
  await expect.poll(asked).toBeGreaterThanOrEqual(100);
  stopped.abort(new Error('Stop was pressed'));
  answer();
  const failed = (await settled).flatMap((each) =>
    each.status === 'rejected' ? [String(each.reason)] : [],
  );
  expect(failed).toEqual([]);
  expect(asked()).toBe(MANY + 5);
});
