import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** What stood on the wire. */
type Heard = {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly socket: Socket;
};

type Answer = {
  /** Whether the body is read first. */
  readonly isRead: boolean;
  /** Null: the connection is cut. */
  readonly respond: () => Response | null;
};

export const afterReading = (respond: Answer['respond']): Answer => ({ isRead: true, respond });
export const atOnce = (respond: Answer['respond']): Answer => ({ isRead: false, respond });

/**
 * A server on loopback that keeps what it read as it stood on the wire; it gives these answers in
 * order, the last one from then on.
 */
export async function listening(...answers: readonly Answer[]) {
  const heard: Heard[] = [];
  let asked = 0;
  const server = createServer(async (request, response) => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    const { headers, socket } = request;
    if (answer?.isRead) {
      const body = await buffer(request).catch(() => null); // The client went away.
      if (body) heard.push({ headers, socket, body: body.toString() });
    }
    const given = answer?.respond() ?? null;
    if (given === null) {
      socket.destroy();
    } else {
      response.writeHead(given.status, Object.fromEntries(given.headers));
      response.end(await given.text());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const nativeUrl = `http://127.0.0.1:${port}/v1beta/`;
  return { heard, nativeUrl, baseUrl: `${nativeUrl}openai/`, countAsked: () => asked };
}
