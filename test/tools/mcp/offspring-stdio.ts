import { type ChildProcess, spawn } from 'node:child_process';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createLittle } from './little.ts';

/** A server that starts programs of its own, one of which wants no signal to end it. */
const idle = 'setInterval(() => {}, 1_000)';
const start = (source: string): ChildProcess =>
  spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'inherit', 'inherit'] });
const children = [start(idle), start(`process.on('SIGTERM', () => {}); ${idle}`)];

const server = createLittle({ onDie: () => process.exit(3) });
const pids = [process.pid, ...children.map(({ pid }) => pid)];
server.registerTool('processes', {}, () => ({
  content: [{ type: 'text', text: JSON.stringify(pids) }],
}));
await server.connect(new StdioServerTransport());
