import { hostname } from 'node:os';
import { httpStrings } from './strings/index.ts';

/**
 * What decides whether a request is served; plain data, so that the rules can be read and tested
 * alone.
 */
export type Visit = {
  readonly method: string;
  readonly host: string;
  readonly origin: string | null;
  /** `Sec-Fetch-Site`: browsers set it and pages cannot. */
  readonly site: string | null;
  /** The socket's own address. */
  readonly address: string;
  /** A proxy passed it on, so that the socket's address says nothing about who asks. */
  readonly isForwarded: boolean;
};

/** The sentence with which a visit is refused; null: welcome, or to be asked for a session. */
export function findRefusal(
  visit: Visit,
  { isOpen, bind, hasToken }: { isOpen: boolean; bind: string; hasToken: boolean },
): string | null {
  const isSafe = visit.method === 'GET' || visit.method === 'HEAD';
  if (!isSafe && !isFromHere(visit)) return httpStrings.otherSite;
  // Slack's calls come under any name; their caller is verified by the part itself.
  if (isOpen) return null;
  const isLocal = isLoopback(visit.address) && !visit.isForwarded;
  if (!hasToken && !isLocal) return httpStrings.onlyThisMachine;
  return isOwnHost(visit.host, bind, hasToken) ? null : httpStrings.unknownHost;
}

/**
 * Whether the request can only come from a person at this machine: the listener is bound to
 * loopback, has no password, and is not behind a proxy.
 */
export function isFromThisMachine(
  { address, isForwarded }: Visit,
  { bind, hasToken }: { readonly bind: string; readonly hasToken: boolean },
): boolean {
  const isBound = bind === 'localhost' || isLoopback(bind);
  return isBound && !hasToken && !isForwarded && isLoopback(address);
}

/**
 * The names Parley may be opened under: loopback's, the one it is bound to and, with a token, this
 * machine's own and any bare address. A page elsewhere can point a name of its own at us (DNS
 * rebinding), but never an address.
 */
function isOwnHost(host: string, bind: string, hasToken: boolean): boolean {
  const name = URL.parse(`http://${host}`)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (name === 'localhost' || isLoopback(name) || name === bind.toLowerCase()) return true;
  const own = hostname().toLowerCase();
  const isAddress = /^[\d.]+$/.test(name) || name.includes(':');
  return hasToken && (isAddress || name === own || name === `${own}.local`);
}

/**
 * Programs send neither header. What a browser says of a request's site counts first, in both
 * directions: a page that hides its Origin is refused, and a proxy that changes the Host makes no
 * page foreign. https://www.w3.org/TR/fetch-metadata/
 */
function isFromHere({ origin, host, site }: Visit): boolean {
  if (site === 'same-origin') return true;
  if (site !== null && site !== 'none') return false;
  return origin === null || URL.parse(origin)?.host === host.toLowerCase();
}

function isLoopback(address: string): boolean {
  return /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i.test(address);
}
