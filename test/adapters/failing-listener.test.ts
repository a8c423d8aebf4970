/*
 * Kind: what hears of a platform's events fails, at once or later, with whatever may be thrown. The
 * connection stays, nothing else is lost, and what comes next is heard. Slack is told, and delivers
 * again.
 */
import { expect, onTestFinished, test } from 'vitest';
import type { IncomingEvent } from '../../src/core/events.ts';
import { watchProcess } from '../doubles/escaped.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { THROWN } from '../doubles/thrown.ts';
import { startEmulator } from '../emulators/discord/bot.ts';
import * as discord from './discord/harness.ts';
import { message } from './slack/payloads.ts';
import { SECRET, toRequest } from './slack/receive/signing.ts';
import * as slack from './slack/start.ts';

const never = new AbortController().signal;

/** Fails with one reason after the other, each at once and later; then it hears. */
function createFailing() {
  const heard: IncomingEvent[] = [];
  let calls = 0;
  const listener = (event: IncomingEvent): Promise<null> => {
    const [, toReason] = THROWN[calls >> 1] ?? [];
    calls += 1;
    if (!toReason) heard.push(event);
    if (toReason && calls % 2 === 0) throw toReason();
    return toReason ? Promise.reject(toReason()) : Promise.resolve(null);
  };
  return { listener, heard, calls: () => calls };
}

const COUNT = 2 * THROWN.length;

test('Discord', async () => {
  const escaped = watchProcess();
  const emulator = await startEmulator();
  const log = createMemoryLog();
  const { listener, heard, calls } = createFailing();
  const connection = await discord.createAdapter(emulator, { log }).connect(listener, never);
  onTestFinished(() => connection.close());
  for (let at = calls(); at < COUNT; at += 1) {
    emulator.person('42').mention(`question ${at}`);
    await emulator.waitFor(() => calls() > at);
  }
  emulator.person('42').mention('Are you there?');

  await emulator.waitFor(() => heard.length > 0);
  expect(heard).toMatchObject([{ type: 'message', message: { text: 'Are you there?' } }]);
  expect(connection.health()).toMatchObject({ isReady: true, isFatal: false });
  expect(emulator.gateway.counts.identifies).toBe(1);
  expect(log.lines.filter((line) => line.message === 'lost an event')).toHaveLength(COUNT);
  expect(escaped).toEqual([]);
});

test('Slack, over HTTP', async () => {
  const escaped = watchProcess();
  const { adapter } = await slack.start({}, { appToken: null, signingSecret: SECRET });
  const { listener, heard, calls } = createFailing();
  const connection = await adapter.connect(listener, never);
  onTestFinished(() => connection.close());
  const [route] = adapter.routes;
  const statuses: (number | undefined)[] = [];
  const tell = async () => {
    const body = JSON.stringify(message({ ts: `17638000${calls() + 10}.000300` }));
    statuses.push((await route?.handle(toRequest(body)))?.status);
  };
  while (calls() < COUNT) await tell();
  await tell();

  expect(statuses).toEqual([...Array<number>(COUNT).fill(503), 200]);
  expect(heard).toMatchObject([{ type: 'message' }]);
  expect(escaped).toEqual([]);
});

test('Slack, over sockets', async () => {
  const escaped = watchProcess();
  const { adapter, emulator } = await slack.start();
  const { listener, heard, calls } = createFailing();
  const connection = await adapter.connect(listener, never);
  onTestFinished(() => connection.close());
  for (let at = calls(); at < COUNT; at += 1) {
    emulator.person('U1').mention({ channel: 'C1', text: `question ${at}` });
    await expect.poll(calls).toBeGreaterThan(at);
  }
  emulator.person('U1').mention({ channel: 'C1', text: 'Are you there?' });

  await expect
    .poll(() => heard.map((each) => 'message' in each && each.message.text))
    .toContain('Are you there?');
  expect(connection.health()).toMatchObject({ isReady: true, isFatal: false });
  expect(connection.session()).toBe(1);
  expect(escaped).toEqual([]);
});
