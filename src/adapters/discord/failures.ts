import { RateLimitedError, WriteError, type WriteFailure } from '../../core/errors.ts';

export type Sdk = typeof import('discord.js');

/** What Discord answered, without anything that was sent: SDK errors carry texts, addresses and interaction tokens. */
export class DiscordRefusal extends Error {
  override readonly name = 'DiscordRefusal';
  /** Discord's JSON error code; 0 where there is none. */
  readonly code: number;
  /** The HTTP status; 0 where no answer came. */
  readonly status: number;

  constructor(
    call: string,
    { code, status, word }: { code: number; status: number; word: string },
  ) {
    super(`${call}: ${word}`);
    this.code = code;
    this.status = status;
  }
}

/** JSON error codes (docs.discord.com/developers/topics/opcodes-and-status-codes). */
export const CODE = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMember: 10007,
  unknownMessage: 10008,
  unknownUser: 10013,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  channelWriteLimit: 20028,
  editLimit: 30046,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  cannotDm: 50007,
  notATextChannel: 50008,
  missingPermissions: 50013,
  invalidWebhookToken: 50027,
  threadArchived: 50083,
  overloaded: 130_000,
  threadExists: 160_004,
  threadLocked: 160_005,
  pollStands: 520_003,
} as const;

const FAILURES: Readonly<Record<number, WriteFailure>> = {
  [CODE.unknownMessage]: 'message_gone',
  [CODE.unknownChannel]: 'place_gone',
  [CODE.unknownGuild]: 'place_gone',
  [CODE.missingAccess]: 'place_gone',
  [CODE.cannotDm]: 'place_gone',
  [CODE.notATextChannel]: 'place_gone',
  [CODE.missingPermissions]: 'place_gone',
  [CODE.threadArchived]: 'place_gone',
  [CODE.threadLocked]: 'place_gone',
  [CODE.channelWriteLimit]: 'unavailable',
  [CODE.editLimit]: 'unavailable',
  [CODE.overloaded]: 'unavailable',
  [CODE.invalidWebhookToken]: 'refused', // With a 401, which says nothing of the bot's own token here.
};

/** The request never left, or never arrived. */
const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** The core's error for a failed call; `call` names it in the log, `keys` are the budgets that it drew on. */
export function toFailure(
  { DiscordAPIError, HTTPError, RateLimitError }: Sdk,
  { call, key, globalKey }: { call: string; key: string; globalKey: string },
  error: unknown,
): RateLimitedError | WriteError {
  if (error instanceof RateLimitError) {
    const { global, sublimitTimeout, timeToReset, retryAfter } = error;
    // A sublimit (renames, old edits) is in no header but this one.
    const waitMs = Math.max(1, sublimitTimeout || timeToReset || retryAfter);
    const cause = new DiscordRefusal(call, { code: 0, status: 429, word: '429' });
    return new RateLimitedError('discord_failed', global ? globalKey : key, waitMs, { cause });
  }
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code) || 0;
    const word = code === 0 ? `http_${error.status}` : String(code);
    const cause = new DiscordRefusal(call, { code, status: error.status, word });
    return toWriteError(FAILURES[code] ?? toStatusFailure(error.status), cause);
  }
  if (error instanceof HTTPError) {
    const { status } = error;
    const cause = new DiscordRefusal(call, { code: 0, status, word: `http_${status}` });
    return toWriteError('unknown', cause); // It may have been done before the reply was lost.
  }
  const word = networkCode(error);
  const failure = UNSENT.includes(word) ? 'unavailable' : 'unknown';
  return toWriteError(failure, new DiscordRefusal(call, { code: 0, status: 0, word }));
}

export function toWriteError(failure: WriteFailure, cause: DiscordRefusal): WriteError {
  return new WriteError('discord_failed', failure, `Discord refused ${cause.message}`, { cause });
}

/** The same failure where it is known that nothing was written and that it may work later. */
export function toUnavailable(error: unknown): WriteError {
  const reason = error instanceof WriteError ? error.message : 'Discord could not be reached';
  const cause = refusalOf(error) ?? error;
  return new WriteError('discord_failed', 'unavailable', reason, { cause });
}

/** The refusal behind an error of this adapter; null where it is no such error. */
export function refusalOf(error: unknown): DiscordRefusal | null {
  const cause = error instanceof WriteError ? error.cause : null;
  return cause instanceof DiscordRefusal ? cause : null;
}

/** Whether Discord refused with one of these JSON error codes. */
export function isRefusedWith(error: unknown, ...codes: readonly number[]): boolean {
  const refusal = refusalOf(error);
  return refusal !== null && codes.includes(refusal.code);
}

function toStatusFailure(status: number): WriteFailure {
  if (status === 403) return 'place_gone';
  return status === 401 ? 'unavailable' : 'refused';
}

/** The innermost code of a network error; its message may hold the address. */
function networkCode(error: unknown): string {
  let code = error instanceof Error ? error.name : 'unknown_error';
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && typeof inner.code === 'string') code = inner.code;
  }
  return code;
}
