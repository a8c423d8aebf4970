import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const text = (words: string) => ({ content: [{ type: 'text' as const, text: words }] });

/** A small server with the habits of real ones, good and bad. */
export function createLittle(options: { readonly onDie: () => void }): McpServer {
  const server = new McpServer({ name: 'little', version: '1.0.0' });
  const add = (
    name: string,
    run: (input: Record<string, unknown>) => object | Promise<object>,
    config: object = {},
  ) =>
    server.registerTool(name, config, (async (input: Record<string, unknown>) =>
      run(input)) as never);

  add('say', ({ words }) => text(`${words}`), {
    inputSchema: { words: z.string() },
    annotations: { readOnlyHint: true },
  });
  add('read.page', () => text('read'), { description: 'd'.repeat(5_000) });
  add('store', (input) => text(JSON.stringify(input)), {
    inputSchema: {
      record: z.record(z.string(), z.unknown()),
      list: z.array(z.number()),
      note: z.string(),
    },
  });
  add('pid', () => text(String(process.pid)));
  add('environment', () => text(JSON.stringify(process.env)));
  add('die', () => {
    options.onDie();
    return new Promise(() => {});
  });
  add('hang', () => new Promise(() => {}));
  add('block', () => {
    for (;;); // Not even a ping is answered any more.
  });
  add('big', () => text('x'.repeat(1_000_000)));
  add('fail', () => ({ ...text('the disk is full'), isError: true }));
  add('structured', () => ({ content: [], structuredContent: { degrees: 21 } }));
  add('mixed', () => ({
    content: [
      { type: 'text', text: 'first' },
      { type: 'image', data: Buffer.from('no picture').toString('base64'), mimeType: 'image/png' },
      { type: 'audio', data: Buffer.from('sound').toString('base64'), mimeType: 'audio/wav' },
      { type: 'resource', resource: { uri: 'note://1', text: 'a note' } },
      {
        type: 'resource',
        resource: { uri: 'blob://1', blob: Buffer.from('abc').toString('base64') },
      },
      { type: 'resource_link', uri: 'https://example.org/', name: 'Page', description: 'A page' },
    ],
  }));
  add('grow', () => {
    add('grown', () => text('grown'));
    return text('done');
  });
  return server;
}
