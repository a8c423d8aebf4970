import { z } from 'zod';

const frameSchema = z.looseObject({ type: z.string(), reason: z.string().catch('') });

/** How long a connection that closes is waited for. */
const CLOSE_MS = 1_000;

/**
 * Opens a Socket Mode connection and reads its first frame: `hello`, or why Slack hangs up. Closed
 * at once; an event that came meanwhile is not acknowledged, so that Slack sends it again.
 */
export async function readHello(url: string, signal: AbortSignal): Promise<string> {
  const address = URL.parse(url);
  if (!address || !['ws:', 'wss:'].includes(address.protocol)) return 'no address was given';
  const socket = new WebSocket(address);
  const first = Promise.withResolvers<string>();
  socket.addEventListener('message', ({ data }) => first.resolve(toFrame(String(data))));
  socket.addEventListener('error', () => first.resolve('the connection failed'));
  socket.addEventListener('close', () => first.resolve('the connection was closed'));
  const onAbort = () => first.resolve('no answer in time');
  signal.addEventListener('abort', onAbort, { once: true });
  const answer = await first.promise;
  signal.removeEventListener('abort', onAbort);
  await close(socket);
  return answer;
}

async function close(socket: WebSocket): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    if (socket.readyState === WebSocket.CLOSED) resolve();
    socket.addEventListener('close', () => resolve(), { once: true });
    setTimeout(resolve, CLOSE_MS).unref();
  });
  socket.close();
  await closed;
}

function toFrame(text: string): string {
  try {
    const { type, reason } = frameSchema.parse(JSON.parse(text));
    return type === 'disconnect' ? reason || type : type;
  } catch {
    return 'the reply wasn’t from Slack';
  }
}
