import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Reply } from './frames.ts';
import { createDemoFetch, type DemoOptions } from './index.ts';
import type { ChatBody } from './validate.ts';

export type DemoServer = {
  /** Ends in `/v1beta/openai/`. */
  readonly url: string;
  /** Every chat request's body, in order. */
  readonly requests: ChatBody[];
  /** The next chat requests get these replies, one each. */
  next(...replies: readonly Reply[]): void;
  /** Every further chat request gets what this returns; undefined: the stand-in's own answer. */
  answer(reply: (body: ChatBody) => Reply | undefined): void;
  close(): Promise<void>;
};

/** The stand-in behind a real socket on loopback, with replies that a test sets. */
export async function createDemoServer(
  options: Omit<DemoOptions, 'reply'> = {},
): Promise<DemoServer> {
  const requests: ChatBody[] = [];
  const queue: Reply[] = [];
  let fallback: (body: ChatBody) => Reply | undefined = () => undefined;
  const handle = createDemoFetch({
    ...options,
    reply(body) {
      requests.push(body);
      return queue.shift() ?? fallback(body);
    },
  });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const init = {
      method: request.method ?? 'GET',
      headers: request.headers as Record<string, string>,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    };
    const answered = await handle(`http://localhost${request.url}`, init);
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    response.flushHeaders();
    if (!answered.body) return response.end();
    const body = Readable.fromWeb(answered.body as WebStream);
    body.on('error', () => response.destroy()); // A cut connection.
    response.on('close', () => body.destroy());
    return body.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/v1beta/openai/`,
    requests,
    next: (...replies) => void queue.push(...replies),
    answer(reply) {
      fallback = reply;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
