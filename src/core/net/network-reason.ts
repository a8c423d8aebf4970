import { ProxyError } from './proxy.ts';

/** The codes of Node, its fetch and OpenSSL, by what they mean to the operator. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/,
    'DNS: its name wasn’t found. Check the network and the address',
  ],
  [/^ECONNREFUSED$/, 'the connection was refused: nothing answers at that address and port'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/, 'the connection was cut'],
  [
    /^(ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|TimeoutError|AbortError|ABORT_ERR|no_hello)$/,
    'timeout: no answer came in time. A firewall may be blocking it',
  ],
  [
    /^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)$/,
    'there’s no route to it. Check this machine’s network',
  ],
  [
    /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL)$/,
    'TLS: the server there doesn’t speak it. Check whether the address begins with https://',
  ],
  [
    /^(CERT_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|ERR_OSSL_)|SELF_SIGNED|^(EPROTO|HOSTNAME_MISMATCH)$/,
    'TLS: its certificate isn’t trusted. Behind a proxy that inspects TLS, set NODE_EXTRA_CA_CERTS',
  ],
  [
    /^(proxy_407|http_407|UND_ERR_PRX_TLS|UND_ERR_ABORTED)$/,
    'the proxy refused. It may require a name and a password',
  ],
  [/^proxy_(400|403|405)$/, 'the proxy doesn’t allow it. Ask for the address to be allowed'],
  [/^proxy_(5\d\d)$/, 'the proxy can’t reach it. Its own network may be at fault'],
  [
    /^proxy_(no_proxy|\d+)$/,
    'HTTPS_PROXY (or HTTP_PROXY) doesn’t point to a proxy. Check its address',
  ],
  [/^proxy_/, 'the proxy in HTTPS_PROXY (or HTTP_PROXY) can’t be reached. Check its address'],
  [
    /^TypeError$/,
    'the address can’t be used. Check its port, and whether a proxy requires a password',
  ],
  [
    /^(not_its_own|SyntaxError|redirected|unreadable_reply|http_(30\d|404|405))$/,
    'something else answers there. Check the address; the network may require a login first',
  ],
];

/** Why something could not be reached, with the code; null for a code that is not the network's. */
export function toNetworkReason(code: string): string | null {
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1];
  return reason === undefined ? null : `${reason} (${code})`;
}

/** Errors that have a name and no code; a code further inside says more. */
const NAMED: ReadonlySet<string> = new Set(['TimeoutError', 'AbortError', 'SyntaxError']);

/** The innermost code of an error, which fetch and the SDKs wrap; its message is never shown. */
export function toNetworkCode(error: unknown): string {
  let code = error instanceof Error ? error.name : 'unknown_error';
  const seen = new Set<unknown>();
  for (let inner = error; inner instanceof Error && !seen.has(inner); inner = toInner(inner)) {
    seen.add(inner);
    if (inner instanceof ProxyError) return inner.code; // What is below it is the proxy's own.
    if ('code' in inner && typeof inner.code === 'string') code = inner.code;
    else if (inner instanceof TypeError) code = toTypeCode(inner);
    else if (NAMED.has(inner.name)) code = inner.name;
    else if (inner.message === 'unexpected redirect') code = 'redirected';
  }
  return code;
}

/** The errors of fetch itself; any other is of a reply that was not what a client expects. */
function toTypeCode({ message, name }: TypeError): string {
  return /^(fetch failed|failed to parse url|invalid url)/i.test(message) ? name : 'not_its_own';
}

/** Of several addresses that were tried, the first one tells. */
function toInner(error: Error): unknown {
  return error instanceof AggregateError ? (error.errors[0] ?? error.cause) : error.cause;
}
