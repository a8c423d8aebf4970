import { onTestFinished } from 'vitest';
import { createProxy, type TcpProxy } from '../../proxy.ts';

/** A way to a server, for as long as a test runs. */
export async function openProxy(url: string): Promise<TcpProxy> {
  const proxy = await createProxy(url);
  onTestFinished(proxy.close);
  return proxy;
}
