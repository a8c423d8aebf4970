import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);
const OLD = 'Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.9.0"}})';

/** What it says and how it ends, of a start or a script. */
const refusal = (args: readonly string[], cwd = '.') =>
  run(process.execPath, [...args], { cwd }).then(
    () => null,
    ({ stderr, code }: { readonly stderr: string; readonly code: number }) => ({ stderr, code }),
  );

test('a Node that is too old is told in one sentence, by the start and by every script', async () => {
  const old = ['--import', `data:text/javascript,${encodeURIComponent(OLD)}`];
  const sentence = /^Parley needs Node 24 or newer, and this is Node 20\.9\.0\. Run npm ci.*\n$/;

  for (const args of [['src/main.js'], ['--import=./src/requirements.js', 'scripts/setup.ts']])
    expect(await refusal([...old, ...args])).toEqual({
      code: 1,
      stderr: expect.stringMatching(sentence),
    });
  const { default: own } = await import('../package.json', { with: { type: 'json' } });
  const scripts = Object.values(own.scripts).filter((line) => / scripts\//.test(line));
  expect(scripts.length).toBeGreaterThan(3);
  for (const line of scripts) expect(line).toContain('--import=./src/requirements.js');
});

test('without its packages it says how they are installed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bare-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'src'));
  for (const file of ['package.json', 'src/main.js', 'src/requirements.js'])
    copyFileSync(file, join(folder, file));

  expect(await refusal(['src/main.js'], folder)).toEqual({
    code: 1,
    stderr: 'Parley’s packages aren’t installed. Run npm ci first.\n',
  });
});
