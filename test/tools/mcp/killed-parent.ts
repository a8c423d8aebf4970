import { fileURLToPath } from 'node:url';
import { openConnection } from '../../../src/tools/mcp/connection.ts';
import { createMemoryLog } from '../../doubles/log.ts';

/** A process that tells which processes its server is made of, and then waits to be killed. */
const path = fileURLToPath(new URL('./offspring-stdio.ts', import.meta.url));
const args = ['--disable-warning=ExperimentalWarning', path];
const { signal } = new AbortController();
const connection = await openConnection(
  {
    name: 'offspring',
    isTrusted: false,
    reach: { by: 'command', command: process.execPath, args, env: {}, cwd: null },
  },
  { log: createMemoryLog(), fetch, signal, pingMs: 60_000, onTools: () => {} },
);
const { content } = await connection.call('processes', {}, signal);
process.stdout.write(`${JSON.stringify(content)}\n`);
