import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { found } from '../waiting.ts';
import { isRunning, run, script, start, toolOf } from './mcp/setting.ts';

// Kind: a server is more than the one process that Parley starts; npx and shells start another.

const offspring = () => script('offspring', './offspring-stdio.ts');
const pidsSchema = z.array(z.number()).length(3);
const toldSchema = z.tuple([z.object({ text: z.string() })]);
const skipsWindows = process.platform === 'win32'; // It has no process groups.

async function startOffspring() {
  const { mcp } = await start([offspring()]);
  const pids = pidsSchema.parse(JSON.parse(await run(toolOf(mcp, 'offspring__processes'))));
  expect(pids.map(isRunning)).toEqual([true, true, true]);
  return { mcp, pids };
}

test.skipIf(skipsWindows)('closing ends what a server started, also what ignores it', async () => {
  const { mcp, pids } = await startOffspring();
  await mcp.close();

  await found(() => !pids.some(isRunning));
});

test.skipIf(skipsWindows)('a server that dies takes what it started along', async () => {
  const { mcp, pids } = await startOffspring();
  await run(toolOf(mcp, 'offspring__die')).catch(() => {});

  await found(() => !pids.some(isRunning));
  // The one that came back has its own.
  const others = await run(toolOf(mcp, 'offspring__processes'));
  expect(pidsSchema.parse(JSON.parse(others))).not.toEqual(pids);
});

test.skipIf(skipsWindows)('nothing of a server outlives a Parley that was killed', async () => {
  const path = fileURLToPath(new URL('./mcp/killed-parent.ts', import.meta.url));
  const flags = ['--disable-warning=ExperimentalWarning', path];
  const parent = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const [line] = await once(createInterface(parent.stdout), 'line');
  const [{ text }] = toldSchema.parse(JSON.parse(String(line)));
  const pids = pidsSchema.parse(JSON.parse(text));
  expect(pids.map(isRunning)).toEqual([true, true, true]);
  parent.kill('SIGKILL');

  await found(() => !pids.some(isRunning));
});
