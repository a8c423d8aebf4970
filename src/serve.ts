import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from './config.ts';
import type { Log, Route } from './core/ports.ts';
import type { Secrets } from './core/secrets.ts';
import type { Store } from './core/store-ports.ts';
import { createHttp } from './http/index.ts';
import { loadMadePassword } from './http/password.ts';
import { loadSessionKey } from './http/sessions.ts';

type ServeParts = {
  readonly store: Store;
  readonly routes: readonly Route[];
  readonly secrets: Secrets;
  readonly log: Log;
};

/** Starts the one listener, with the password of the page where it is open to other machines. */
export async function serve(config: Config, { store, routes, secrets, log }: ServeParts) {
  const { host, port, webToken } = config.http;
  const made = webToken === null ? findMadePassword(config, log) : null;
  const password = webToken ?? made;
  secrets.add(made);
  const http = createHttp({
    host,
    port,
    login:
      password === null
        ? null
        : { password, sessionKey: await loadSessionKey(store, log), isMade: made !== null },
    bearers: new Map(config.metricsToken === null ? [] : [['/metrics', config.metricsToken]]),
    log,
  });
  http.add([...routes]);
  const listening = await http.listen();
  if (made !== null) log.info(SHOWN_BY, 'the page asks other machines for a password');
  return listening;
}

/** How the operator sees the password, which the log never holds. */
const SHOWN_BY = {
  command: 'npm run password',
  inContainer: 'docker compose exec parley npm run password',
};

/** Null on loopback, and where no folder keeps it: then the page is for this machine alone. */
function findMadePassword(config: Config, log: Log): string | null {
  if (isLoopbackHost(config.http.host)) return null;
  const folder = toDataFolder(config.storeUrl);
  if (folder === null) {
    log.warn({}, 'WEB_TOKEN is not set: only this machine can open the page');
    return null;
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return loadMadePassword(folder);
  } catch (error) {
    log.warn(
      { folder, err: error },
      'could not save the password: only this machine can open the page',
    );
    return null;
  }
}

/** Where Parley keeps its files; null with a database server, which several replicas share. */
export function toDataFolder(storeUrl: string): string | null {
  if (storeUrl === 'memory:') return 'data';
  return storeUrl.startsWith('sqlite:') ? dirname(storeUrl.slice('sqlite:'.length)) : null;
}

/** Whether only this machine can reach what listens on this address. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
