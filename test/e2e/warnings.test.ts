/**
 * Kind: Node or a library warns of something, in words that hold a secret or what was asked. Node
 * would print them; the log says which warning it was.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startProgram } from '../kill/program.ts';
import { found } from '../waiting.ts';

const SECRET = 'open-sesame-tok3n-99';

const WARNINGS: Readonly<Record<string, readonly [string, object]>> = {
  'a text': [`process.emitWarning('careful ${SECRET}')`, { type: 'Warning' }],
  'a text with a code': [
    `process.emitWarning('careful ${SECRET}', { type: 'OddWarning', code: 'ODD1', detail: '${SECRET}' })`,
    { type: 'OddWarning', code: 'ODD1' },
  ],
  'an error': [
    `process.emitWarning(Object.assign(new Error('${SECRET}'), { name: 'OddError' }))`,
    { type: 'OddError' },
  ],
  'the name of a secret': [
    `process.emitWarning(Object.assign(new Error('x'), { name: '${SECRET}', code: '${SECRET}' }))`,
    { type: '[redacted]', code: '[redacted]' },
  ],
  'an address that Node finds wrong': [
    `import('node:url').then(({ parse }) => parse('https://evil.example:${SECRET}/'))`,
    { type: 'DeprecationWarning', code: 'DEP0169' },
  ],
  'many listeners': [
    `import('node:events').then(({ EventEmitter }) => { const e = new EventEmitter(); for (let n = 0; n < 12; n += 1) e.on('${SECRET}', () => {}); })`,
    { type: 'MaxListenersExceededWarning' },
  ],
};

test.each(Object.keys(WARNINGS))('%s is told by its type and code', async (what) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-warnings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [code = '', expected] = WARNINGS[what] ?? [];
  // Once the program has taken over what Node would print.
  const preload = `const timer = setInterval(() => {
    if (process.listenerCount('uncaughtException') === 0) return;
    clearInterval(timer);
    setTimeout(() => { ${code} }, 1_000);
  }, 50);`;
  const environment = { WEB_TOKEN: SECRET, STORE_URL: 'memory:' };
  const program = startProgram(environment, folder, { preload });
  onTestFinished(() => program.kill());
  await program.ready;
  const line = await found(() =>
    program.log.find(({ msg }) => msg === 'Node or a library has a warning'),
  );

  expect(line.err).toMatchObject(expected ?? {});
  expect(`${JSON.stringify(program.log)}\n${program.said}`).not.toContain(SECRET);
});
