import { pause, timeNow, toPauseMs } from '../../core/async.ts';

export type ReconnectOptions = {
  /** Resolves when what was reached is gone again; rejects if it cannot be reached. */
  readonly live: () => Promise<void>;
  readonly onLost: (loss: LostConnection) => void;
  readonly signal: AbortSignal;
};

export type LostConnection = {
  /** In words that may be shown. */
  readonly reason: string;
  readonly pauseMs: number;
  /** It had been reached, and the next try comes at once. */
  readonly isFirst: boolean;
};

const PAUSES = { firstMs: 1_000, longestMs: 60_000 };
/** What lived this long did not fail because of how it starts: pauses start over. */
const STEADY_MS = 60_000;

/** Lives again and again, with growing pauses, until the signal aborts. */
export async function reconnect({ live, onLost, signal }: ReconnectOptions): Promise<void> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    const since = timeNow();
    const failure = await live().then(
      () => null,
      (error: unknown) => toReason(error),
    );
    if (signal.aborted) return;
    if (timeNow() - since >= STEADY_MS) failures = 1;
    const pauseMs = toPauseMs(failures, PAUSES);
    const isFirst = failure === null && failures === 1;
    onLost({ reason: failure ?? 'it stopped', pauseMs, isFirst });
    await pause(pauseMs, signal);
  }
}

/**
 * The SDK's own codes; -1 is an answer of another type, such as a web page.
 * https://www.jsonrpc.org/specification#error_object
 */
const CODES: Readonly<Record<string, string>> = {
  '-1': 'something other than an MCP server answers there',
  '-32000': 'it stopped while it was starting',
  '-32001': 'it didn’t answer in time',
  ENOENT: 'its command wasn’t found',
};

/** Never the message: it may quote what the server sent, or an address with a key in it. */
function toReason(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    // Of the SDK, without a code; the version that it quotes is the server's text.
    if (/protocol version is not supported/i.test(each.message))
      return 'it speaks a version of MCP that Parley doesn’t support';
    const code = 'code' in each ? each.code : undefined;
    if (typeof code === 'number' || (typeof code === 'string' && /^\w{1,40}$/.test(code)))
      return CODES[code] ?? `it can’t be reached (${code})`;
  }
  return `it can’t be reached (${error instanceof Error ? error.name : typeof error})`;
}
