import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { ParleyError, UserError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';

export type Listening = { readonly url: string; close(): Promise<void> };

/** How long requests that are being answered may go on when the listener closes. */
const CLOSE_MS = 1_000;

/** Listens until closed. Rejects with a `UserError` if the port cannot be had. */
export async function listen(
  fetch: Parameters<typeof createAdaptorServer>[0]['fetch'],
  streams: ReadonlySet<HttpBindings['outgoing']>,
  { host, port, log }: { readonly host: string; readonly port: number; readonly log: Log },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch });
  const ready = Promise.withResolvers<void>();
  server.on('error', (error) => {
    if (server.listening) log.warn({ err: error }, 'could not accept a connection');
    else ready.reject(toUserError(error, host, port));
  });
  server.listen(port, host, ready.resolve);
  await ready.promise;
  // A server that listens on a port always has such an address.
  const { port: own } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return {
    url: `http://${name.includes(':') ? `[${name}]` : name}:${own}`,
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      for (const stream of streams) stream.destroy(); // A stream of events never ends by itself.
      const timer = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, CLOSE_MS);
      await closed.promise;
      clearTimeout(timer);
    },
  };
}

function toUserError(error: NodeJS.ErrnoException, host: string, port: number): ParleyError {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is already in use. Stop the program that uses it, or set HTTP_PORT to another port.`,
    EACCES: `This user isn’t allowed to use port ${port}. Set HTTP_PORT to a port above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HTTP_HOST to one of its own, or leave it out.`,
    ENOTFOUND: `The host name ${host} can’t be found. Set HTTP_HOST to an address of this machine, or leave it out.`,
  };
  const sentence = sentences[error.code ?? ''];
  if (sentence) return new UserError('config_failed', sentence, { cause: error });
  return new ParleyError('config_failed', 'the HTTP listener failed', { cause: error });
}
