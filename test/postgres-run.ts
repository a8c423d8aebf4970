import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, postgresFolder, startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the address of the run's PostgreSQL is asked for; null if it is not installed. */
    readonly postgresAsk: string | null;
  }
}

let running: Promise<PostgresServer> | null = null;

/** One server for the whole run, started when a test first asks for it. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (postgresFolder === null) {
    provide('postgresAsk', null);
    return async () => {};
  }
  const ask = createServer(async (_request, response) => {
    running ??= startPostgres({ settings: ['max_connections = 200'] });
    running.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  ask.listen(0, '127.0.0.1').unref();
  await once(ask, 'listening');
  const address = ask.address();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  provide('postgresAsk', `http://127.0.0.1:${address.port}`);
  return async () => {
    ask.close();
    await (await running)?.remove();
  };
}
