import { createInterface } from 'node:readline';

/**
 * A server that writes whatever comes to it between its answers, and repeats what it was given
 * where it fails.
 */
const GARBAGE = [
  'not JSON',
  '',
  'null',
  '[]',
  '7',
  '"text"',
  '{',
  '{}',
  '{"jsonrpc":"1.0"}',
  '{"jsonrpc":"2.0"}',
  '{"jsonrpc":"2.0","id":null,"result":{}}',
  '{"jsonrpc":"2.0","id":999999,"result":{}}',
  '{"jsonrpc":"2.0","id":{"a":1},"error":7}',
  '{"jsonrpc":"2.0","method":7}',
  '{"jsonrpc":"2.0","method":"notifications/unknown","params":null}',
  '{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":"x","progress":"y"}}',
  '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}',
  '{"jsonrpc":"2.0","id":1,"method":"sampling/createMessage","params":{}}',
  '{"jsonrpc":"2.0","id":2,"method":"roots/list"}',
  '\u0000\u0001\ufffd',
  `{"jsonrpc":"2.0","id":3,"result":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  `{"jsonrpc":"2.0","id":4,"result":"${'x'.repeat(5_000_000)}"}`,
];

const secret = process.env.API_TOKEN ?? '';
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
const object = { type: 'object' };

const answers: Readonly<Record<string, (params: { name?: string }) => object>> = {
  initialize: () => ({
    result: {
      protocolVersion: '2025-11-25',
      capabilities: { tools: {} },
      serverInfo: { name: 'garbage', version: '1' },
    },
  }),
  ping: () => ({ result: {} }),
  'tools/list': () => ({
    result: { tools: ['say', 'refuse', 'fail'].map((name) => ({ name, inputSchema: object })) },
  }),
  'tools/call': ({ name }) => {
    const words = `401 for Bearer ${secret} and ${encodeURIComponent(secret)}`;
    if (name === 'refuse') return { error: { code: -32_603, message: words } };
    const content = [{ type: 'text', text: name === 'fail' ? words : 'hello' }];
    return { result: { content, isError: name === 'fail' } };
  },
};

createInterface(process.stdin).on('line', (line) => {
  const {
    id,
    method,
    params = {},
  } = JSON.parse(line) as {
    id?: number;
    method?: string;
    params?: { name?: string };
  };
  const answer = answers[method ?? ''];
  // Also what comes back to the requests among the garbage.
  if (id === undefined || !answer) return;
  process.stderr.write(`${secret}\n`);
  for (const garbage of GARBAGE) process.stdout.write(`${garbage}\n`);
  process.stdout.write(Buffer.from([0xff, 0xfe, 0x0a]));
  say({ jsonrpc: '2.0', id, ...answer(params) });
});
