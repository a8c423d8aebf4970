import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { createGuard, type GuardOptions } from '../../../src/core/net/guard.ts';

/** A server on the loopback interface; its port. */
export async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return (server.address() as AddressInfo).port;
}

export const text = (body: string): RequestListener => {
  return (_request, response) => response.setHeader('content-type', 'text/plain').end(body);
};

const MAX = 1_000_000;
export function get(
  address: string,
  options: Partial<GuardOptions> = {},
  { maxBytes = MAX, signal = new AbortController().signal } = {},
) {
  return createGuard({ allow: [], ...options }).fetch(address, { maxBytes, accept: '*/*', signal });
}

export async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error('not refused', { cause: error });
  expect(error.code).toBe('fetch_refused');
  return error.message;
}

export const nowhere = async () => {
  throw new Error('nothing is looked up');
};
export const at =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
