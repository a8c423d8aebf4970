import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { ModelReply } from './frames.ts';
import { createDemoFetch, type DemoOptions } from './index.ts';
import type { ChatBody } from './validate.ts';

export type DemoServer = {
  /** Ends in `/v1beta/openai/`. */
  readonly url: string;
  /** Ends in `/v1beta/`. */
  readonly nativeUrl: string;
  /** Every chat request's body, in order. */
  readonly requests: ChatBody[];
  /** The next chat requests get these replies, one each. */
  next(...replies: readonly ModelReply[]): void;
  /** Every further chat request gets what this returns; undefined: the stand-in's own answer. */
  answer(reply: (body: ChatBody) => ModelReply | undefined): void;
  close(): Promise<void>;
};

/** The stand-in behind a real socket on loopback, with replies that a test sets. */
export async function createDemoServer(
  options: Omit<DemoOptions, 'reply'> = {},
): Promise<DemoServer> {
  const requests: ChatBody[] = [];
  const queue: ModelReply[] = [];
  let fallback: (body: ChatBody) => ModelReply | undefined = () => undefined;
  const handle = createDemoFetch({
    ...options,
    reply(body) {
      requests.push(body);
      return queue.shift() ?? fallback(body);
    },
  });
  const server = createServer((request, response) => {
    serve(handle, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/v1beta/openai/`,
    nativeUrl: `http://127.0.0.1:${port}/v1beta/`,
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

async function serve(handle: typeof fetch, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const answered = await handle(`http://localhost${request.url}`, {
    method: request.method ?? 'GET',
    headers: request.headers as Record<string, string>,
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  });
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.flushHeaders();
  // A body that fails is a cut connection: `pipeline` destroys the response, and the body where
  // the client goes away.
  if (answered.body) await pipeline(Readable.fromWeb(answered.body as WebStream), response);
  else response.end();
}
