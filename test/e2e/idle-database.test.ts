import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { administer, postgresTest } from '../postgres.ts';
import { startPostgres } from '../postgres-server.ts';
import { answer, answersIn, start } from './on-slack.ts';

// Kind: something between Parley and its database ends connections that are idle, or all of them.

const IDLE_MS = 700;

postgresTest('a server that ends idle sessions holds up no answer, and nothing fails', async () => {
  const server = await startPostgres({ settings: [`idle_session_timeout = ${IDLE_MS}`] });
  onTestFinished(() => server.remove());
  const running = await start({}, { STORE_URL: server.url });
  const { slack, model, log } = running;
  for (let n = 0; n < 4; n += 1) {
    model.next(textReply(`Answer ${n}.`));
    const ts = slack.person('U1').mention({ channel: 'C1', text: `question ${n}` });
    expect((await answer(running, 'C1', ts)).text).toBe(`Answer ${n}.`);
    await delay(2 * IDLE_MS);
  }
  expect(model.requests).toHaveLength(4);
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

postgresTest('all connections ended at once, again and again, hold up no answer', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  const running = await start({}, { STORE_URL: server.url });
  const { slack, model } = running;
  const cut = () =>
    administer(
      server.url,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename IS NOT NULL',
    );
  const threads: string[] = [];
  for (let n = 0; n < 6; n += 1) {
    model.next(textReply(`Answer ${n}. ${'More words follow. '.repeat(40)}`));
    threads.push(slack.person('U1').mention({ channel: 'C1', text: `question ${n}` }));
    await delay(40 * n);
    await cut();
  }
  for (const ts of threads) await answer(running, 'C1', ts);
  expect(threads.map((ts) => answersIn(running, 'C1', ts).length)).toEqual(threads.map(() => 1));
});
