import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { expect, test } from 'vitest';
import { createMessageReader } from '../../src/tools/mcp/messages.ts';
import { namesOf, run, script, start, toolOf } from './mcp/setting.ts';

// Kind: one message that is not as it should be costs no other.

function read(chunks: readonly (string | Buffer)[]) {
  const messages: JSONRPCMessage[] = [];
  const errors: string[] = [];
  const reader = createMessageReader({
    onMessage: (message) => messages.push(message),
    onError: ({ message }) => errors.push(message),
  });
  for (const chunk of chunks) reader.append(Buffer.from(chunk));
  return { messages, errors };
}

const result = (id: number, words: string) =>
  JSON.stringify({ jsonrpc: '2.0', id, result: { words } });
const answer = (id: number, words: string) => JSON.parse(result(id, words));
const tooLong = (id: number) => ({
  jsonrpc: '2.0',
  id,
  error: { code: -32_603, message: expect.stringContaining('longer than 10 MB') },
});
const LONG = 'x'.repeat(11 * 1024 * 1024);

test('messages come in any pieces, and letters are not split', () => {
  const bytes = Buffer.from(`${result(1, 'grün 世界 😀')}\r\n${result(2, 'two')}\n`);
  const pieces = Array.from(bytes, (byte) => Buffer.from([byte]));

  expect(read(pieces)).toEqual({
    messages: [answer(1, 'grün 世界 😀'), answer(2, 'two')],
    errors: [],
  });
});

test.each(['\ufeff', 'Starting… ', '\u001b[32mready\u001b[0m '])(
  'what a program writes in front of a message, %j, does not hide it',
  (before) => {
    expect(read([`${before}${result(1, 'one')}\n`]).messages).toEqual([answer(1, 'one')]);
  },
);

test('a message that is too long fails what it answers, and the next one is read', () => {
  const { messages } = read([`${result(1, LONG)}\n${result(2, 'two')}\n`]);

  expect(messages).toEqual([tooLong(1), answer(2, 'two')]);
});

test('it says what it answers at its end, too, and is not taken for another', () => {
  const last = JSON.stringify({ result: { id: 7, words: LONG }, jsonrpc: '2.0', id: 3 });
  const none = JSON.stringify({ jsonrpc: '2.0', method: 'x', params: { words: LONG, id: 4 } });

  expect(read([`${last}\n`]).messages).toEqual([tooLong(3)]);
  expect(read([`${none}\n${result(5, 'five')}\n`])).toEqual({
    messages: [answer(5, 'five')],
    errors: ['a message without end'],
  });
});

test('a result that is too long ends with a sentence, and the server stays', async () => {
  const { mcp } = await start([script('long', './long-stdio.ts')]);

  await expect(run(toolOf(mcp, 'long__long'))).rejects.toThrow('ask for less at a time');
  expect(await run(toolOf(mcp, 'long__short'))).toBe('short');
  expect(namesOf(mcp)).toEqual(['long__long', 'long__short']);
});

test('a server of another version of the protocol is told as that', async () => {
  const { mcp } = await start([
    script('old', './long-stdio.ts', { env: { VERSION: '1999-01-01' } }),
  ]);

  expect(mcp.health()).toEqual([
    ['old', { type: 'lost', reason: 'it speaks a version of MCP that Parley doesn’t support' }],
  ]);
});
