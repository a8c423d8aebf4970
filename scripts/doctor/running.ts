import { z } from 'zod';
import type { Config } from '../../src/config.ts';
import { createAsk } from '../probe/reach.ts';

const partSchema = z.object({
  isReady: z.boolean().catch(false),
  isDead: z.boolean().catch(false),
  detail: z.string().catch(''),
});
const readySchema = z.object({ parts: z.record(z.string(), partSchema) });

/** What the parts of a Parley that runs here say of themselves. */
export type Running = Readonly<Record<string, z.infer<typeof partSchema>>>;

/** A Parley that has much to do, or has just been started, takes its time. */
const TIMEOUT_MS = 8_000;

/** Where this machine reaches its own page. */
export function toPageUrl({ host, port }: Pick<Config['http'], 'host' | 'port'>): string {
  const name = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Asks `/readyz`; null if no Parley answers there. */
export async function findRunning(
  http: Pick<Config['http'], 'host' | 'port'>,
): Promise<Running | null> {
  if (http.port === 0) return null; // Any free port: which one is unknown.
  try {
    const ask = createAsk('The page');
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { body } = await ask(`${toPageUrl(http)}/readyz`, { signal });
    return readySchema.safeParse(body).data?.parts ?? null;
  } catch {
    return null; // Not started, or on another machine.
  }
}
