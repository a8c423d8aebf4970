import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** How a model's server keeps a request waiting. */
export type Stall =
  /** It takes the request and says nothing at all. */
  | 'accept'
  /** It answers with headers, and with nothing behind them. */
  | 'headers'
  /**
   * It keeps the connection open with what is no word: comments in a stream, spaces before JSON.
   */
  | 'keepalive'
  /** It keeps the connection open with chunks that hold nothing. */
  | 'empty'
  /** The first part of the answer comes, and then nothing. */
  | 'part'
  /** A byte now and then. */
  | 'dribble';

export type StallingServer = {
  /** Ends in `/v1beta/openai/`. */
  readonly url: string;
  /** Ends in `/v1beta/`. */
  readonly nativeUrl: string;
  /** How many requests were kept waiting. */
  readonly stalled: number;
  /**
   * Every further request that asks for something waits in this way, until it is released; with
   * `path` only one to such an address.
   */
  stall(how: Stall, path?: RegExp): void;
  /** Those that wait go on, and further ones do not wait. */
  release(): void;
  close(): Promise<void>;
};

const EVERY_MS = 50;

/** A server in front of another one, which can keep its requests waiting. */
export async function createStallingServer(origin: string): Promise<StallingServer> {
  let how: Stall | null = null;
  let held = /./;
  let stalled = 0;
  let released = Promise.withResolvers<void>();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const ask = () =>
      fetch(new URL(request.url ?? '/', origin), {
        method: request.method ?? 'GET',
        headers: { ...toHeaders(request), connection: 'close' },
        ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
      });
    const isHeld = request.method === 'POST' && held.test(request.url ?? '/');
    if (!how || !isHeld) return send(response, await ask());
    stalled += 1;
    const state = { how, isReleased: false };
    void released.promise.then(() => {
      state.isReleased = true;
    });
    await hold(response, ask, {
      ...state,
      until: released.promise,
      isOver: () => state.isReleased,
    });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1beta/openai/`,
    nativeUrl: `http://127.0.0.1:${port}/v1beta/`,
    get stalled() {
      return stalled;
    },
    stall(next, path = /./) {
      how = next;
      held = path;
      released = Promise.withResolvers();
    },
    release() {
      how = null;
      released.resolve();
    },
    close() {
      released.resolve();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Held = {
  readonly how: Stall;
  readonly until: Promise<void>;
  readonly isOver: () => boolean;
};

async function hold(
  response: ServerResponse,
  ask: () => Promise<Response>,
  { how, until, isOver }: Held,
): Promise<void> {
  if (how === 'accept') {
    await until;
    return send(response, await ask());
  }
  const answered = await ask();
  const body = Buffer.from(await answered.arrayBuffer());
  const isStream = (answered.headers.get('content-type') ?? '').includes('event-stream');
  start(response, answered);
  let sent = how === 'part' ? toFirstPart(body, isStream) : 0;
  response.write(body.subarray(0, sent));
  const filler = toFiller(how, isStream);
  while (!isOver() && !response.destroyed) {
    response.write(filler);
    if (how === 'dribble' && sent < body.length - 1) {
      response.write(body.subarray(sent, sent + 1));
      sent += 1;
    }
    await Promise.race([delay(EVERY_MS), until]);
  }
  response.end(body.subarray(sent));
}

function toFirstPart(body: Buffer, isStream: boolean): number {
  return isStream ? body.indexOf('\n\n') + 2 : 1;
}

/** What keeps a connection open and says nothing. */
function toFiller(how: Stall, isStream: boolean): string {
  if (how === 'empty' && isStream) return 'data: {"choices":[{"delta":{}}]}\n\n';
  if (how !== 'keepalive' && how !== 'empty') return '';
  return isStream ? ': wait\n\n' : ' ';
}

async function send(response: ServerResponse, answered: Response): Promise<void> {
  start(response, answered);
  for await (const chunk of answered.body ?? []) response.write(chunk);
  response.end();
}

function start(response: ServerResponse, { status, headers }: Response): void {
  const kept = [...headers].filter(
    ([name]) =>
      !/^(content-length|content-encoding|connection|keep-alive|transfer-encoding)$/.test(name),
  );
  response.writeHead(status, Object.fromEntries(kept));
  response.flushHeaders();
}

function toHeaders({ headers }: IncomingMessage): Record<string, string> {
  const dropped = ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive'];
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !dropped.includes(name) ? [[name, value]] : [],
    ),
  );
}
