import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/**
 * How many of these functions there may be, without those that only pass something on; the aim is
 * 15.
 */
const MOST = 25;

/** A message on its way to the store: whoever calls first stands first. */
const ARRIVAL = [
  'src/adapters/slack/receive/frames.ts#',
  'src/core/async.ts#',
  'src/adapters/slack/receive/sockets.ts#',
  'src/adapters/slack/index.ts#onPayload',
  'src/adapters/slack/receive/receiver.ts#',
  'src/adapters/slack/receive/listeners.ts#',
  'src/core/recovery/unstored.ts#onEvent',
  'src/core/bot.ts#onEvent',
  'src/core/jobs/incoming-messages.ts#onMessage',
  'src/core/jobs/incoming-messages.ts#onMessage',
  'src/core/jobs/enqueue.ts#enqueue',
  'src/storage/inbox.ts#accept',
];

/** Its job, from the store to the model. */
const ANSWER = [
  'src/storage/runner.ts#pump',
  'src/storage/runner.ts#startAll',
  'src/storage/runner.ts#start',
  'src/storage/runner.ts#runJob',
  'src/storage/runner.ts#runHandler',
  'src/core/jobs/run.ts#run',
  'src/core/jobs/run.ts#runToEnd',
  'src/core/jobs/run.ts#runOnce',
  'src/core/jobs/on-messages.ts#onMessages',
  'src/core/jobs/respond.ts#respond',
  'src/core/jobs/respond.ts#think',
  'src/core/answer/answer.ts#answer',
  'src/core/answer/answer.ts#askWithRetry',
  'src/core/answer/answer.ts#ask',
  'src/core/jobs/notices.ts#stream',
  'src/model/chat.ts#stream',
];

/** Those that only pass something on and wait for nothing themselves. */
const PASSING = [
  'src/core/async.ts#',
  'src/core/jobs/enqueue.ts#enqueue',
  'src/core/jobs/notices.ts#stream',
];

test('one plain Slack message crosses these functions until the model is asked', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/core/path/walk.ts']);
  const [arrival, answer] = JSON.parse(stdout);
  const all = [...ARRIVAL, ...ANSWER];

  expect(arrival.toReversed()).toEqual(ARRIVAL);
  expect(answer.toReversed()).toEqual(ANSWER);
  expect(all).toEqual(expect.arrayContaining(PASSING));
  expect(all.filter((name) => !PASSING.includes(name)).length).toBeLessThanOrEqual(MOST);
});
