/** An answer over HTTP; whatever its status. */
export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the body; null where it is none. */
  readonly body: unknown;
};

/** No answer came. The message is a sentence; it holds nothing that was sent. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** What a code of the network means, in words, and what to look at. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN/, 'its name cannot be resolved (DNS)'],
  [/ECONNREFUSED/, 'the connection was refused'],
  [/EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL/, 'there is no route to it'],
  [/CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ERR_TLS|EPROTO|SSL/, 'TLS failed'],
  [/TIMEOUT|TimeoutError|AbortError/i, 'no answer in time'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|terminated/, 'the connection broke'],
];

/** Why a request got no answer, by the innermost code of its error. */
export function toNetworkReason(error: unknown): string {
  const codes: string[] = [];
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    codes.unshift('code' in inner && typeof inner.code === 'string' ? inner.code : inner.name);
    if (inner instanceof AggregateError) codes.unshift(toCode(inner.errors[0]));
  }
  for (const code of codes) {
    const found = REASONS.find(([pattern]) => pattern.test(code));
    if (found) return found[1];
  }
  return `the network failed (${/^\w{1,40}$/.test(codes[0] ?? '') ? codes[0] : 'no code'})`;
}

function toCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What an answer says of the other side's clock, and when it came. */
export type Tick = { readonly from: string; readonly theirs: number; readonly ours: number };

export type Ask = (url: string, init?: RequestInit) => Promise<Reply>;

/** Makes requests for one name; `onTick` is told of each `Date` header. */
export function createAsk(from: string, onTick: (tick: Tick) => void = () => {}): Ask {
  return async (url, init) => {
    try {
      const response = await fetch(url, { redirect: 'error', ...init });
      const theirs = Date.parse(response.headers.get('date') ?? '');
      if (Number.isFinite(theirs)) onTick({ from, theirs, ours: Date.now() });
      return {
        status: response.status,
        headers: response.headers,
        body: parse(await response.text()),
      };
    } catch (cause) {
      throw new Unreachable(`${from} can’t be reached: ${toNetworkReason(cause)}`, { cause });
    }
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // A page of a proxy, or nothing.
  }
}
