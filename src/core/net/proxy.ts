import { once } from 'node:events';
import { BlockList, connect as connectPlain, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';

/** The proxies that requests go through, as the environment names them. */
export type ProxySettings = {
  /** For http: and ws:. Null: they go out directly. */
  readonly http: URL | null;
  /** For https: and wss:. */
  readonly https: URL | null;
  /** NO_PROXY: hosts, with or without a port, domains, ranges of addresses, or `*`. */
  readonly bypass: readonly string[];
};

/** What a connection is for. */
export type ProxyTarget = {
  readonly url: URL;
  /** Asked for instead of the name, where that has been looked up and checked already. */
  readonly address?: string;
};

/** A way out of a network that lets connections pass through a proxy alone. */
export type Proxies = {
  /** Null: this address is reached directly. */
  find(url: URL): URL | null;
  /**
   * Connects through the proxy of the target, with TLS where its scheme has it. Rejects with a
   * `ProxyError`, or with what TLS said.
   */
  connect(target: ProxyTarget, signal?: AbortSignal): Promise<Socket>;
};

/** The proxy, or what it was asked for, cannot be reached. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** `proxy_407`: the proxy's answer; `proxy_ECONNREFUSED`: why it did not answer. */
  readonly code: string;

  constructor(reason: string, options?: ErrorOptions) {
    super('the proxy let no connection pass', options);
    this.code = `proxy_${reason}`;
  }
}

const CONNECT_TIMEOUT_MS = 10_000;
/** The head of an answer that is longer than this is no proxy's. */
const MAX_HEAD_BYTES = 16_384;
const HEAD_END = '\r\n\r\n';

export function createProxies(settings: ProxySettings): Proxies {
  const isBypassed = createBypass(settings.bypass);
  const find = (url: URL): URL | null => {
    const proxy = isSecure(url) ? settings.https : settings.http;
    return proxy === null || isBypassed(url) ? null : proxy;
  };
  return {
    find,
    async connect({ url, address = bare(url.hostname) }, signal) {
      const proxy = find(url);
      if (proxy === null) throw new TypeError('this address needs no proxy');
      const timeout = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
      const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
      const socket = await openTunnel(proxy, toAuthority(address, portOf(url)), either);
      return isSecure(url) ? secure(socket, bare(url.hostname), either) : socket;
    },
  };
}

/** How Node's requests, and what is made of them, connect to a target through its proxy. */
export function toConnection(proxies: Proxies, target: ProxyTarget, signal?: AbortSignal) {
  return (_options: unknown, done: (error: Error | null, socket: Duplex) => void) => {
    const fail = done as (error: Error) => void; // Node reads no socket where there is an error.
    proxies.connect(target, signal).then((socket) => done(null, socket), fail);
    return undefined;
  };
}

function isSecure({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'wss:';
}

function portOf(url: URL): number {
  return Number(url.port) || (isSecure(url) ? 443 : 80);
}

/** An IPv6 address without its brackets. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

function toAuthority(host: string, port: number): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** What is on this machine is never asked of another one, whatever NO_PROXY says. */
const OWN = new BlockList();
OWN.addSubnet('127.0.0.0', 8, 'ipv4');
OWN.addAddress('::1', 'ipv6');

type Bypass = { readonly host: string; readonly port: number | null };

function createBypass(entries: readonly string[]): (url: URL) => boolean {
  const ranges = new BlockList();
  for (const entry of entries) addRange(ranges, entry);
  const hosts = entries.map(toBypass);
  return (url) => {
    const host = bare(url.hostname).toLowerCase();
    if (host === 'localhost' || host.endsWith('.localhost')) return true;
    const family = isIP(host) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(host) !== 0 && (OWN.check(host, family) || ranges.check(host, family))) return true;
    return hosts.some((each) => {
      if (each.port !== null && each.port !== portOf(url)) return false;
      return each.host === '*' || host === each.host || host.endsWith(`.${each.host}`);
    });
  };
}

function addRange(ranges: BlockList, entry: string): void {
  const [, net = '', bits = ''] = /^\[?([\da-f.:]+)\]?\/(\d{1,3})$/i.exec(entry) ?? [];
  const family = isIP(net);
  if (family === 0 || Number(bits) > (family === 6 ? 128 : 32)) return;
  ranges.addSubnet(net, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
}

/** `.corp` and `*.corp` mean the same as `corp`: the name itself, and all below it. */
function toBypass(entry: string): Bypass {
  const [, name = entry, port] = isIP(entry) === 6 ? [] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
  const host = name === '*' ? name : bare(name.replace(/^\*?\./, '')).toLowerCase();
  return { host, port: port === undefined ? null : Number(port) };
}

/** https://www.rfc-editor.org/rfc/rfc9110.html#name-connect */
async function openTunnel(proxy: URL, authority: string, signal: AbortSignal): Promise<Socket> {
  const socket = await reach(proxy, signal);
  socket.write(
    [
      `CONNECT ${authority} HTTP/1.1`,
      `Host: ${authority}`,
      'Proxy-Connection: keep-alive',
      ...toCredentials(proxy),
      '\r\n',
    ].join('\r\n'),
  );
  try {
    const status = await readStatus(socket, signal);
    if (status < 200 || status > 299) throw new ProxyError(String(status));
    return socket;
  } catch (cause) {
    socket.destroy();
    throw cause instanceof ProxyError ? cause : new ProxyError(toCode(cause), { cause });
  }
}

function toCredentials({ username, password }: URL): readonly string[] {
  if (username === '' && password === '') return [];
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return [`Proxy-Authorization: Basic ${Buffer.from(pair).toString('base64')}`];
}

async function reach(proxy: URL, signal: AbortSignal): Promise<Socket> {
  const host = bare(proxy.hostname);
  const port = portOf(proxy);
  const isTls = isSecure(proxy);
  const socket = isTls
    ? connectTls({ host, port, servername: toServerName(host) })
    : connectPlain({ host, port });
  return settle(socket, isTls ? 'secureConnect' : 'connect', signal).catch((cause: unknown) => {
    throw new ProxyError(toCode(cause), { cause });
  });
}

function secure(socket: Socket, host: string, signal: AbortSignal): Promise<Socket> {
  const options = { socket, servername: toServerName(host), ALPNProtocols: ['http/1.1'] };
  return settle(connectTls(options), 'secureConnect', signal);
}

/** An address has no name to be told. */
function toServerName(host: string): string {
  return isIP(host) === 0 ? host : '';
}

async function settle(socket: Socket, event: string, signal: AbortSignal): Promise<Socket> {
  try {
    await once(socket, event, { signal });
    return socket;
  } catch (error) {
    socket.on('error', () => {}); // It may fail a second time while it is given up.
    socket.destroy();
    throw error;
  }
}

/** Reads up to the end of the head; what came behind it is the other side's, and stays unread. */
async function readStatus(socket: Socket, signal: AbortSignal): Promise<number> {
  let head = Buffer.alloc(0);
  while (!head.includes(HEAD_END)) {
    if (head.length > MAX_HEAD_BYTES) throw new ProxyError('no_proxy');
    const bytes = socket.read() as Buffer | null;
    if (bytes !== null) head = Buffer.concat([head, bytes]);
    else if (socket.readableEnded) throw new ProxyError('closed');
    else await onceReadable(socket, signal);
  }
  const end = head.indexOf(HEAD_END) + HEAD_END.length;
  if (end < head.length) socket.unshift(head.subarray(end));
  const [, status] = /^HTTP\/1\.\d (\d{3})\b/.exec(head.toString('latin1')) ?? [];
  if (status === undefined) throw new ProxyError('no_proxy');
  return Number(status);
}

async function onceReadable(socket: Socket, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const either = { signal: AbortSignal.any([signal, over.signal]) };
  try {
    await Promise.race([once(socket, 'readable', either), once(socket, 'end', either)]);
  } finally {
    over.abort();
  }
}

function toCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : 'unknown_error';
}
