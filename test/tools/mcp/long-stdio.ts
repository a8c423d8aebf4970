import { createInterface } from 'node:readline';

/** A server with a result that is too long, and a byte order mark in front of all. */
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

const answers: Readonly<Record<string, (params: { name?: string }) => object>> = {
  initialize: () => ({
    protocolVersion: process.env.VERSION ?? '2025-11-25',
    capabilities: { tools: {} },
    serverInfo: { name: 'long', version: '1' },
  }),
  ping: () => ({}),
  'tools/list': () => ({
    tools: ['long', 'short'].map((name) => ({ name, inputSchema: { type: 'object' } })),
  }),
  'tools/call': ({ name }) => ({
    content: [{ type: 'text', text: name === 'long' ? 'x'.repeat(20_000_000) : 'short' }],
  }),
};

process.stdout.write('\ufeff');
createInterface(process.stdin).on('line', (line) => {
  const {
    id,
    method = '',
    params = {},
  } = JSON.parse(line) as {
    id?: number;
    method?: string;
    params?: { name?: string };
  };
  const answer = answers[method];
  if (id !== undefined && answer) say({ jsonrpc: '2.0', id, result: answer(params) });
});
