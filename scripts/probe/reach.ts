import { toNetworkCode, toNetworkReason } from '../../src/core/net/network-reason.ts';

/** An answer over HTTP; whatever its status. */
export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the body; null if it is not one. */
  readonly body: unknown;
};

/** No answer came. The message is a sentence; it holds nothing that was sent. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Why a request got no answer, in the words of the start. */
export function toReason(error: unknown): string {
  const code = toNetworkCode(error);
  return (
    toNetworkReason(code) ?? `the network failed (${/^\w{1,40}$/.test(code) ? code : 'no code'})`
  );
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
      throw new Unreachable(`${from} can’t be reached: ${toReason(cause)}`, { cause });
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
