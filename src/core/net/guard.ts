import { lookup as systemLookup } from 'node:dns/promises';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { orAborted } from '../async.ts';
import { UserError } from '../errors.ts';
import { strings } from '../strings/index.ts';
import { isPublicAddress } from './addresses.ts';
import { type Proxies, toConnection } from './proxy.ts';
import { decompress, readResponseBody, TooLargeError } from './wire.ts';

/**
 * Fetches addresses that people and models came up with, and reaches nothing but the public
 * internet.
 */
export type Guard = {
  /**
   * Follows redirects, each as suspicious as the first address. Throws a `UserError`; rejects with
   * the signal's reason if it aborts.
   */
  fetch(address: string, options: GuardedRequest): Promise<Fetched>;
};

/** What may come, at the most. */
export type GuardedRequest = {
  /** The most bytes of the body, packed or unpacked. */
  readonly maxBytes: number;
  /** The `Accept` header. */
  readonly accept: string;
  readonly signal: AbortSignal;
};

/** What came from an address. */
export type Fetched = {
  /** Where the last redirect led. */
  readonly url: string;
  readonly status: number;
  /** As the server says it; empty if it says nothing. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
};

/** What stands at an address, as a text. */
export type ReadableText = {
  /** Where the last redirect led. */
  readonly url: string;
  /** Empty if it has none. */
  readonly title: string;
  readonly markdown: string;
  /** False if there is more than was read. */
  readonly isWhole: boolean;
  /** The encoding that was guessed; null if it is sure. */
  readonly guessed: string | null;
  /** The sentence that says that there is no text in it; else null. */
  readonly nothing: string | null;
  /** It is the form of a site that shows its pages to those who sign in. */
  readonly isSignIn: boolean;
};

/** Reads a page or a file through the guard. Throws a `UserError` with a sentence. */
export type ReadPage = (address: string, signal: AbortSignal) => Promise<ReadableText>;

/** An address that a name has; `family` is 4 or 6. */
export type Resolved = { readonly address: string; readonly family: number };

export type GuardOptions = {
  /**
   * Hosts (`wiki.corp`, any port) and hosts with a port (`10.0.0.5:8080`) that the operator lets
   * through.
   */
  readonly allow: readonly string[];
  /** All addresses of a host name. */
  readonly lookup?: (host: string) => Promise<readonly Resolved[]>;
  readonly proxies?: Proxies | null;
  readonly maxRedirects?: number;
  /** For everything: looking up, redirects, the body to its end. */
  readonly timeoutMs?: number;
};

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 20_000;
const PORTS = ['', '80', '443', '8080', '8443'];
const REDIRECTS = [301, 302, 303, 307, 308];

/** The only way to fetch an address that a user or a model named (promise 11). */
export function createGuard(options: GuardOptions): Guard {
  const { maxRedirects = MAX_REDIRECTS, timeoutMs = TIMEOUT_MS } = options;
  const check = createCheck(options);
  const toWay = createWay(options.proxies ?? null);
  return {
    async fetch(address, { maxBytes, accept, signal }) {
      signal.throwIfAborted();
      const timeout = AbortSignal.timeout(timeoutMs);
      const either = AbortSignal.any([signal, timeout]);
      let url = toUrl(address);
      try {
        for (let hops = 0; hops <= maxRedirects; hops += 1) {
          const addresses = await orAborted(check(url), either);
          const response = await send(url, accept, toWay(url, addresses, either), either);
          const next = toNext(url, response);
          if (!next) return await read(url, response, maxBytes, either);
          response.destroy();
          url = next;
        }
      } catch (error) {
        signal.throwIfAborted();
        throw toRefusal(error, url, { isLate: timeout.aborted, timeoutMs, maxBytes });
      }
      throw refusal(strings.fetching.tooManyRedirects(url.hostname, maxRedirects));
    },
  };
}

function toUrl(address: string): URL {
  const url = URL.parse(address);
  if (!url) throw refusal(strings.fetching.noAddress);
  return url;
}

/** Resolves to the addresses that may be connected to. Throws a `UserError` if nothing may. */
function createCheck({ allow, lookup = lookUp }: GuardOptions) {
  const allowed = new Set(allow.map(toEntry));
  return async (url: URL): Promise<readonly Resolved[]> => {
    checkForm(url);
    const host = toHost(url.hostname);
    const isAllowed = allowed.has(host) || allowed.has(`${host}:${portOf(url)}`);
    if (!isAllowed && !PORTS.includes(url.port))
      throw refusal(strings.fetching.portClosed(host, url.port));
    const family = isIP(bare(host));
    const addresses = family === 0 ? await lookup(host) : [{ address: bare(host), family }];
    if (addresses.length === 0) throw refusal(strings.fetching.noHost(host));
    if (!isAllowed && !addresses.every(({ address }) => isPublicAddress(address)))
      throw refusal(strings.fetching.notPublic(host));
    return addresses;
  };
}

function checkForm({ protocol, username, password }: URL): void {
  if (protocol !== 'http:' && protocol !== 'https:')
    throw refusal(strings.fetching.onlyWeb(protocol));
  if (username !== '' || password !== '') throw refusal(strings.fetching.noSecrets);
}

const lookUp = (host: string) => systemLookup(host, { all: true });

/** Host names are compared without the dot that may end them. */
function toHost(hostname: string): string {
  return hostname.replace(/\.$/, '');
}

/** A host, or host and port, spelled as `URL` spells it. */
function toEntry(entry: string): string {
  const isBareV6 = isIP(entry) === 6;
  const [, name = entry, port = ''] = /^(.*?)(:\d+)?$/.exec(isBareV6 ? `[${entry}]` : entry) ?? [];
  return toHost(URL.parse(`http://${name}`)?.hostname ?? name) + port;
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}

/** An IPv6 address without its brackets. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

type Way = Pick<RequestOptions, 'agent' | 'lookup' | 'createConnection'>;

/**
 * Connects to exactly the addresses that were checked: the name is not looked up again, by a proxy
 * neither.
 */
function createWay(proxies: Proxies | null) {
  return (url: URL, addresses: readonly Resolved[], signal: AbortSignal): Way => {
    const [first] = addresses;
    if (proxies?.find(url) && first) {
      const target = { url, address: first.address };
      return { createConnection: toConnection(proxies, target, signal) };
    }
    const lookup: LookupFunction = (_host, { all }, callback) => {
      if (all) callback(null, [...addresses]);
      else callback(null, first?.address ?? '', first?.family);
    };
    return { agent: false, lookup }; // A connection of its own, so that `lookup` is asked.
  };
}

function send(url: URL, accept: string, way: Way, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = { accept, 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Parley' };
  return new Promise((resolve, reject) => {
    request(url.href, { ...way, headers, signal }, resolve)
      .on('error', reject)
      .end();
  });
}

/** Where a response sends on to; null if it is the end. */
function toNext(url: URL, { statusCode, headers }: IncomingMessage): URL | null {
  const { location } = headers;
  if (!REDIRECTS.includes(statusCode ?? 0) || location === undefined) return null;
  const next = URL.parse(location, url.href);
  if (!next) throw refusal(strings.fetching.brokenRedirect(url.hostname));
  return next;
}

async function read(
  url: URL,
  response: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Fetched> {
  const packed = await readResponseBody(response, maxBytes);
  const bytes = await orAborted(
    decompress(packed, response.headers['content-encoding'] ?? '', maxBytes),
    signal,
  );
  return {
    url: url.href,
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    bytes,
  };
}

function toRefusal(
  error: unknown,
  { hostname }: URL,
  limits: { readonly isLate: boolean; readonly timeoutMs: number; readonly maxBytes: number },
): UserError {
  if (error instanceof UserError) return error;
  if (limits.isLate)
    return refusal(strings.fetching.tooSlow(hostname, limits.timeoutMs / 1000), {
      cause: error,
      canRetry: true,
    });
  if (error instanceof TooLargeError)
    return refusal(
      strings.fetching.pageTooLarge(hostname, Math.ceil(limits.maxBytes / 1_000_000)),
      {
        cause: error,
      },
    );
  const code = error instanceof Error && 'code' in error ? `${error.code}` : '';
  const say = strings.fetching[REASONS[code] ?? 'noAnswer'];
  return refusal(say(hostname), { cause: error, canRetry: true });
}

/** The sentences about what Node’s codes tell. */
const REASONS: Readonly<
  Record<
    string,
    | 'notFound'
    | 'notLookedUp'
    | 'refused'
    | 'brokenOff'
    | 'certificateExpired'
    | 'certificateUnknown'
    | 'certificateOfOther'
  >
> = {
  ENOTFOUND: 'notFound',
  EAI_AGAIN: 'notLookedUp',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'brokenOff',
  CERT_HAS_EXPIRED: 'certificateExpired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificateUnknown',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateOfOther',
};

function refusal(
  sentence: string,
  options?: ErrorOptions & { readonly canRetry?: boolean },
): UserError {
  return new UserError('fetch_refused', sentence, options);
}
