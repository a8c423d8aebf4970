import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

/**
 * A server without the SDK's manners: lists in pages whatever the file says, and answers each call
 * with its arguments.
 */
const tools: unknown[] = JSON.parse(process.env.TOOLS ?? '[]');
const pageSize = Number(process.env.PAGE_SIZE ?? 1_000);

const server = new Server({ name: 'raw', version: '1.0.0' }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, ({ params }) => {
  const from = Number(params?.cursor ?? 0);
  const next = from + pageSize;
  return {
    tools: tools.slice(from, next) as never,
    ...(next < tools.length ? { nextCursor: String(next) } : {}),
  };
});
// The SDK checks the results of its own handlers; this one may send what it likes.
server.fallbackRequestHandler = async ({ params }) => {
  if (params?.name === 'refuse') throw new Error('no such record');
  if (params?.name === 'garble') return { content: 'words' };
  return { content: [{ type: 'text', text: JSON.stringify(params) }] };
};
await server.connect(new StdioServerTransport());
