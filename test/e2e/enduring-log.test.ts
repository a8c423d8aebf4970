// Kind: the last net throws itself: at what it is given, which may not be an error at all, or at
// the log that it writes to. Or the log blocks the whole program. Tried on the program itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { THROWN } from '../doubles/thrown.ts';
import { MAIN } from '../kill/program.ts';
import { found } from '../waiting.ts';
import { ask, createFolder, createModel, KEY, lines, start, told } from './on-program.ts';

const THROWN_MODULE = new URL('../doubles/thrown.ts', import.meta.url).href;

/** Each of them is thrown, is the reason of a rejection, and is what an emitter reports. */
const THROW_ALL = `
  const { EventEmitter } = process.getBuiltinModule('node:events');
  const all = import('${THROWN_MODULE}').then(({ THROWN }) => THROWN);
  setTimeout(async () => {
    for (const [, toReason] of await all) {
      setTimeout(() => { throw toReason(); });
      setTimeout(() => void Promise.reject(toReason()));
      setTimeout(() => void new EventEmitter().emit('error', toReason()));
    }
  }, 1_500);`;

test('whatever is thrown at the last net is a line in the log, and the program goes on', async () => {
  const { url: base } = await createModel();
  const { program, url } = await start({ GEMINI_BASE_URL: base }, { preload: THROW_ALL });
  await found(() => lines(program, 'caught an unexpected error').length === 3 * THROWN.length);

  expect(await ask(url, 'Are you there?')).not.toBe('');
  expect(told(program)).not.toContain('words');
  expect(await program.stop()).toBe(0);
});

/** What may throw at the start, with nobody else to catch it. */
test.each(['undefined', 'a.frozen', 'a.trap', 'a.proxy'])(
  'a start that fails with %s says so, and ends',
  async (reason) => {
    const { url: base } = await createModel();
    const preload = `
      const a = {
        frozen: Object.freeze(new Error('words')),
        trap: Object.defineProperty(new Error('words'), 'message', { get() { throw a.frozen; } }),
        proxy: new Proxy(new Error('words'), { getPrototypeOf() { throw a.frozen; } }),
      };
      process.getBuiltinModule('node:sqlite').DatabaseSync.prototype.exec = () => { throw ${reason}; };`;
    const environment = { GEMINI_BASE_URL: base };
    await expect(start(environment, { preload })).rejects.toThrow(/couldn’t|store/);
  },
);

/** Where the log goes, and, before it, what fills the pipe that nobody reads. */
const OUTPUTS: readonly (readonly [string, string, ('gone' | 'full')?])[] = [
  ['a full disk', '>/dev/full'],
  ['nowhere', '>/dev/null'],
  ['a descriptor that is closed', '>&-'],
  ['a descriptor that can only be read', '1</dev/null'],
  ['a folder', '1<.'],
  ['a full disk, and its errors too', '>/dev/full 2>&1'],
  ['no descriptor, and its errors too', '>&- 2>&-'],
  ['a pipe whose reader is gone', '', 'gone'],
  ['a pipe that nobody reads', '', 'full'],
];

const FILL = `
  process.stdout; // Which makes the pipe one that does not wait.
  const { writeSync } = process.getBuiltinModule('node:fs');
  try { for (;;) writeSync(1, 'x'.repeat(1_000)); } catch {}
  try { for (;;) writeSync(1, 'x'); } catch {}`;

test.each(OUTPUTS)('with its log going to %s it answers all the same', async (_, to, pipe) => {
  const { url: base } = await createModel();
  const folder = createFolder();
  const port = await findPort();
  const fill = pipe === 'full' ? [`--import=data:text/javascript,${encodeURIComponent(FILL)}`] : [];
  const node = [process.execPath, ...fill, MAIN];
  const child = spawn('/bin/sh', ['-c', `exec "$@" ${to}`, 'sh', ...node], {
    cwd: folder,
    env: {
      ...{ GEMINI_API_KEY: KEY, GEMINI_BASE_URL: base, HTTP_PORT: String(port) },
      ...{ STORE_URL: `sqlite:${join(folder, 'parley.db')}`, LOG_LEVEL: 'debug' },
    },
    stdio: ['ignore', pipe === undefined ? 'ignore' : 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (pipe === 'gone') child.stdout?.destroy();
  const url = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) await delay(50);

  for (let count = 0; count < 3; count += 1) expect(await ask(url, 'Hello')).not.toBe('');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
