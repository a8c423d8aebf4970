import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Config } from '../../../src/config.ts';
import { createAsk } from '../../probe/reach.ts';
import { type Check, type Finding, fail, note, ok, toList, warn } from '../check.ts';
import type { Context } from '../context.ts';
import { toPageUrl } from '../running.ts';

export const pageChecks: readonly Check[] = [
  { group: 'Page', name: 'Running', run: findRunningParts },
  { group: 'Page', name: 'Closed', run: findOpenDoor },
];

async function findRunningParts(context: Context): Promise<readonly Finding[]> {
  const { http } = context.config;
  const running = await context.running();
  if (running === null)
    return (await isTaken(http))
      ? [
          fail(
            `port ${http.port} is used by a program that doesn’t answer like Parley`,
            'if Parley is just starting, check again; otherwise stop that program, or set HTTP_PORT',
          ),
        ]
      : [note('Parley isn’t running here (npm start starts it)')];
  const bad = Object.entries(running).filter(([, part]) => !part.isReady);
  if (bad.length === 0)
    return [ok(`Parley runs at ${toPageUrl(http)}: ${toList(Object.keys(running))} ready`)];
  return bad.map(([name, { detail, isDead }]) =>
    isDead
      ? fail(`${name}: ${detail}`, 'restart Parley; see the lines for that part above')
      : warn(`${name} isn’t ready: ${detail}`, 'see the lines for that part above'),
  );
}

const CONNECT_MS = 2_000;

/** Whether anything listens on the port. */
function isTaken({ host, port }: Config['http']): Promise<boolean> {
  if (port === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    const to = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
    const socket = connect({ host: to, port, timeout: CONNECT_MS });
    const end = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}

const LOOPBACK = /^(127(\.\d+){3}|::1|localhost)$/;

/** The page is asked for as another machine would, by this machine's own address. */
async function findOpenDoor(context: Context, signal: AbortSignal): Promise<readonly Finding[]> {
  const { http } = context.config;
  if (LOOPBACK.test(http.host)) return [ok('only this machine can open it (HTTP_HOST)')];
  if ((await context.running()) === null)
    return [note(`listens on ${http.host}: start Parley, then check again`)];
  const addresses = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  const own = ['0.0.0.0', '::'].includes(http.host) ? addresses : [http.host];
  if (own.length === 0) return [note('this machine has no address that others can use')];
  const ask = createAsk('The page');
  const statuses = await Promise.all(
    own.map((address) =>
      ask(`http://${address}:${http.port}/`, { signal }).then(
        ({ status }) => status,
        () => 0,
      ),
    ),
  );
  if (statuses.some((status) => status === 200))
    return [
      fail(
        'other machines can open it without a password',
        'set WEB_TOKEN, and put TLS in front of it',
      ),
    ];
  if (statuses.every((status) => status === 0))
    return [note(`can’t be reached at ${toList(own)}: a firewall, or another listener`)];
  return [ok(`asks other machines for a password (${toList(own)})`)];
}
