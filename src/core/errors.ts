/** Who failed. */
export type ErrorCode =
  | 'slack_failed'
  | 'discord_failed'
  | 'web_failed'
  | 'model_failed'
  | 'attachment_failed'
  | 'store_failed'
  | 'config_failed'
  | 'fetch_refused'
  | 'tool_failed';

/** An error whose origin is known; `cause` is kept for the log and never shown. */
export class ParleyError extends Error {
  override readonly name: string = 'ParleyError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Why a store takes nothing now. */
export type StoreTrouble = 'full' | 'unwritable';

/** An error whose message is a sentence for the person who asked: what, why, and the remedy. */
export class UserError extends ParleyError {
  override readonly name = 'UserError';
  /** Whether a Retry button can help. */
  readonly canRetry: boolean;
  /** What is wrong with the store; null if no store failed, or the reason is unknown. */
  readonly trouble: StoreTrouble | null;

  constructor(
    code: ErrorCode,
    sentence: string,
    options?: ErrorOptions & {
      readonly canRetry?: boolean;
      readonly trouble?: StoreTrouble | null;
    },
  ) {
    super(code, sentence, options);
    this.canRetry = options?.canRetry ?? false;
    this.trouble = options?.trouble ?? null;
  }
}

/** Why a store took nothing, where that is what failed, and it is known. */
export function toStoreTrouble(error: unknown): StoreTrouble | null {
  return error instanceof UserError ? error.trouble : null;
}

/** Whether the store failed, which may pass (a full disk, a locked file). */
export function isStoreFailure(error: unknown): boolean {
  const isStores = (cause: unknown) => cause instanceof UserError && cause.code === 'store_failed';
  return isStores(error) || (error instanceof WriteError && isStores(error.cause));
}

/** Why the model gave no answer. */
export type ModelFailure =
  | 'busy'
  | 'rate_limited'
  | 'day_quota'
  | 'no_credit'
  /** The plan of the API key does not include the model, or not where Parley runs. */
  | 'not_in_plan'
  | 'bad_key'
  | 'model_gone'
  /** It makes no pictures. */
  | 'cannot_draw'
  | 'too_long'
  | 'blocked'
  /** It would have repeated another person's words. */
  | 'recitation'
  | 'malformed'
  | 'empty'
  /** The longest answer that it can give was used up before there was one. */
  | 'out_of_tokens'
  | 'cut'
  | 'unreachable'
  | 'refused';

/** The model's server refused, failed, or said nothing usable. */
export class ModelError extends ParleyError {
  override readonly name = 'ModelError';
  readonly failure: ModelFailure;
  /** How long the server asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(
    failure: ModelFailure,
    message: string,
    options?: ErrorOptions & { readonly retryAfterMs?: number | null },
  ) {
    super('model_failed', message, options);
    this.failure = failure;
    this.retryAfterMs = options?.retryAfterMs ?? null;
  }
}

/**
 * No platform shuts anybody out for longer; what says so is no number to be believed, and is asked
 * once more after this.
 */
export const MAX_RETRY_AFTER_MS = 60 * 60_000;

/** Where a 429 does not say how long. */
const UNTOLD_MS = 1_000;

/** The platform said 429: nothing happened, and `rateLimits` learns the wait. */
export class RateLimitedError extends ParleyError {
  override readonly name = 'RateLimitedError';
  /** The rate limit that is used up. */
  readonly key: string;
  readonly retryAfterMs: number;

  constructor(code: ErrorCode, key: string, retryAfterMs: number, options?: ErrorOptions) {
    const waitMs = Math.min(Math.max(0, retryAfterMs || UNTOLD_MS), MAX_RETRY_AFTER_MS);
    super(code, `rate limited for ${waitMs} ms`, options);
    this.key = key;
    this.retryAfterMs = waitMs;
  }
}

/** A person who sees nothing yet should be told something before this has passed. */
const LONG_WAIT_MS = 5_000;

/** Whether a platform has asked to wait for so long that another way, or a word, is better. */
export function isLongWait(error: unknown): error is RateLimitedError {
  return error instanceof RateLimitedError && error.retryAfterMs > LONG_WAIT_MS;
}

/** What became of a write that failed. */
export type WriteFailure =
  /** The request may have been carried out: find out before repeating it. */
  | 'unknown'
  /** It was not carried out and may work later. */
  | 'unavailable'
  /** The platform answered that it does not take this now; it may take it later, or otherwise. */
  | 'denied'
  /** The message is gone (deleted by a person). */
  | 'message_gone'
  /** The channel is gone, or Parley may not write there any more. */
  | 'place_gone'
  /** The platform refuses this content for good. */
  | 'refused';

/** A platform write that failed; the adapter says what is known of its outcome. */
export class WriteError extends ParleyError {
  override readonly name = 'WriteError';
  readonly failure: WriteFailure;
  /** Why, where the platform tells. */
  readonly obstacle: Obstacle | null;
  /** What of the content was refused: without it the rest may be taken. */
  readonly extra: Extra | null;

  constructor(
    code: ErrorCode,
    failure: WriteFailure,
    message: string,
    options?: ErrorOptions & {
      readonly obstacle?: Obstacle | null;
      readonly extra?: Extra | null;
    },
  ) {
    super(code, message, options);
    this.failure = failure;
    this.obstacle = options?.obstacle ?? null;
    this.extra = options?.extra ?? null;
  }
}

/** Whether a message that was to be changed is not there any more. */
export function isMessageGone(error: unknown): boolean {
  return error instanceof WriteError && error.failure === 'message_gone';
}

/** Whether the platform answered that it does not take a write now. */
export function isDenied(error: unknown): boolean {
  return error instanceof WriteError && error.failure === 'denied';
}

/** Whether a write is known not to have been carried out, and would not be if it were repeated. */
export function isDefinite(error: unknown): error is WriteError {
  return error instanceof WriteError && !MAY_WORK_LATER.includes(error.failure);
}

const MAY_WORK_LATER: readonly WriteFailure[] = ['unknown', 'unavailable', 'denied'];

/**
 * What keeps Parley from writing somewhere, or from bringing something along, as far as the
 * platform has told.
 */
export type Obstacle =
  /** A permission that Parley lacks, by the name that the platform shows for it. */
  | { readonly type: 'permission'; readonly name: string }
  | {
      readonly type:
        | 'locked'
        | 'archived'
        | 'read_only'
        | 'not_a_member'
        | 'moderated'
        | 'too_large'
        | 'no_storage'
        | 'no_uploads'
        | 'too_many_threads';
    };

/**
 * What an answer brings along, or asks for, besides its words. If it is refused it is left out, and
 * the words stay.
 */
export type Extra = 'files' | 'reply' | 'thread' | 'layout' | 'buttons';

/** An extra that was left out. */
export type RefusedExtra = {
  readonly extra: Extra;
  /** Null if the platform does not tell. */
  readonly obstacle: Obstacle | null;
};
