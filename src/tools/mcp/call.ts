import { UserError } from '../../core/errors.ts';
import { frame, toOneLine } from '../../core/frame.ts';
import { bounded } from './bounded.ts';
import type { McpConnection } from './connection.ts';
import { type CallResult, UNSENT } from './server.ts';

export type McpCallOptions = {
  readonly server: string;
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly callMs: number;
  readonly redact: (text: string) => string;
  readonly signal: AbortSignal;
};

const MAX_REASON_CHARS = 1_000;
const UNKNOWN = 'Whether it was carried out is not known.';

export const toUnreachable = (server: string): string =>
  `${server} cannot be reached at the moment. Nothing was done.`;

/**
 * Calls a tool. The `UserError` of a call that failed says whether it may have been carried out;
 * it is never repeated.
 */
export async function callOn(
  connection: McpConnection,
  { server, tool, input, callMs, redact, signal }: McpCallOptions,
): Promise<CallResult> {
  let isLate = false;
  try {
    return await bounded(callMs, signal, (within) => {
      within.addEventListener('abort', () => {
        isLate = true;
      });
      return connection.call(tool, input, within);
    });
  } catch (cause) {
    signal.throwIfAborted();
    if (isUnsent(cause)) throw refuseCall(toUnreachable(server), cause);
    if (connection.hasEnded())
      throw refuseCall(`${server} stopped while it worked. ${UNKNOWN}`, cause);
    if (!isLate && isAnswer(cause))
      throw refuseCall(`${server} refused:\n${toFramed(server, cause, redact)}`, cause);
    connection.check(); // It may be gone or stuck: then it is started again.
    const what = isLate ? `did not answer within ${callMs / 1_000} s` : 'gave no usable answer';
    throw refuseCall(`${server} ${what}. ${UNKNOWN}`, cause);
  }
}

/** A failure that the model reads. */
export function refuseCall(sentence: string, cause?: unknown): UserError {
  return new UserError('tool_failed', sentence, { cause });
}

const isUnsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === UNSENT;

/** The SDK's `McpError`, told by its name, so that the SDK is not loaded for it. */
function isAnswer(error: unknown): error is Error {
  return error instanceof Error && error.name === 'McpError';
}

/** The server's words, not Parley's. */
function toFramed(server: string, { message }: Error, redact: McpCallOptions['redact']): string {
  const reason = message.replace(/^(MCP error -?\d+: )+/, '').slice(0, MAX_REASON_CHARS);
  return frame('result', { from: server }, redact(toOneLine(reason)));
}
