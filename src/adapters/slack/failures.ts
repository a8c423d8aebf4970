import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import {
  type Obstacle,
  RateLimitedError,
  WriteError,
  type WriteFailure,
} from '../../core/errors.ts';
import { toNetworkCode, toNetworkReason } from '../../core/net/network-reason.ts';
import { part, text } from './schema.ts';

/**
 * What Slack answered, without anything that was sent: the errors of the SDK carry texts, tokens
 * and addresses.
 */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';
  /**
   * Slack's error code (`channel_not_found`), `http_500`, or the code of the network
   * (`ECONNRESET`).
   */
  readonly code: string;

  constructor(method: string, code: string) {
    super(`${method}: ${code}`);
    this.code = code;
  }
}

const MESSAGE_GONE = ['message_not_found'];

/** For every method: the place no longer exists for Parley, or Parley has no valid token. */
const NOTHING_LEFT = [
  'access_denied',
  'account_inactive',
  'channel_not_found',
  'ekm_access_denied',
  'invalid_auth',
  'is_archived',
  'is_inactive',
  'not_authed',
  'org_login_required',
  'token_expired',
  'token_revoked',
];

/** For a new message: the place does not accept it. */
const TAKES_NO_MESSAGE = [
  'cannot_dm_bot',
  'cannot_reply_to_message',
  'messages_tab_disabled',
  'missing_scope',
  'no_permission',
  'not_in_channel',
  'posting_to_channel_denied',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'team_not_found',
  'thread_not_found',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
];

/**
 * Methods that create something. Their codes are about the place; those of an update are about a
 * message, those of a stream about its reader.
 */
const CREATES = [
  'chat.postEphemeral',
  'chat.postMessage',
  'conversations.open',
  'files.completeUploadExternal',
];

/** Methods that read, and the codes that say that their place can no longer be read. */
const READS = ['conversations.history', 'conversations.replies'];
const NOTHING_TO_READ = ['no_permission', 'not_in_channel', 'thread_not_found'];

const OBSTACLES: Readonly<Record<string, Obstacle>> = {
  file_upload_size_restricted: { type: 'too_large' },
  file_uploads_disabled: { type: 'no_uploads' },
  file_uploads_except_images_disabled: { type: 'no_uploads' },
  is_archived: { type: 'archived' },
  is_inactive: { type: 'archived' },
  not_in_channel: { type: 'not_a_member' },
  posting_to_channel_denied: { type: 'read_only' },
  restricted_action: { type: 'read_only' },
  restricted_action_read_only_channel: { type: 'read_only' },
  restricted_action_thread_locked: { type: 'locked' },
  restricted_action_thread_only_channel: { type: 'read_only' },
  storage_limit_reached: { type: 'no_storage' },
};

/**
 * Codes about the layout of a message, or about what goes with its words: plain text may be
 * accepted.
 */
const LAYOUT = [
  'block_mismatch',
  'cannot_parse_attachment',
  'invalid_arguments',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'markdown_text_conflict',
  'msg_blocks_too_long',
  'msg_blocks_too_many',
  'msg_too_long',
  'no_text',
];

/** It does not say which of them. */
const VAGUE = 'invalid_arguments';

/** Codes about what names the job on a message, which a reader never sees. */
const METADATA = [
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
];

/** Codes about a message that cannot be changed, or about who may write: no layout helps. */
const ABOUT_OTHERS = [
  ...TAKES_NO_MESSAGE,
  'cannot_update_message',
  'cant_update_message',
  'edit_window_closed',
  'expired_url',
  'is_inactive_message',
  'no_address',
  'not_allowed_token_type',
  'streaming_mode_mismatch',
  'streaming_state_conflict',
  'used_url',
];

/** "Some aspect of the operation may have succeeded" (docs.slack.dev, errors of every method). */
const UNKNOWN = ['fatal_error', 'internal_error', 'request_timeout'];
const UNAVAILABLE = [
  'accesslimited',
  'service_unavailable',
  'streaming_state_conflict', // Slack has not noticed yet that the stream has ended.
  'team_added_to_org',
];
const RATE_LIMITED = ['ratelimited', 'rate_limited'];
/** The members of a workspace, not the calls of an app, have used up what they may post. */
const DENIED = ['message_limit_exceeded'];

/** The request never left, or never arrived. */
const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** For a rate limit that comes without the time to wait. */
const DEFAULT_WAIT_MS = 30_000;

/** The core's error for a failed call; `key` names the rate limit that a 429 is about. */
export function toFailure(
  method: string,
  key: string,
  error: unknown,
): RateLimitedError | WriteError {
  if (error instanceof WebAPIRateLimitedError) {
    const cause = new SlackRefusal(method, 'ratelimited');
    return new RateLimitedError('slack_failed', key, error.retryAfter * 1000, { cause });
  }
  if (error instanceof WebAPIPlatformError) return toPlatformFailure(method, key, error.data);
  if (error instanceof WebAPIHTTPError) {
    const failure = error.statusCode >= 500 ? 'unknown' : 'unavailable';
    return toWriteError(failure, new SlackRefusal(method, `http_${error.statusCode}`));
  }
  if (error instanceof WebAPIRequestError) {
    const code = toNetworkCode(error.original);
    const failure = UNSENT.includes(code) ? 'unavailable' : 'unknown';
    return toWriteError(failure, new SlackRefusal(method, code));
  }
  return toWriteError('unknown', new SlackRefusal(method, nameOf(error)));
}

/** Slack's error code behind an error of this adapter; empty for other errors. */
export function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof SlackRefusal ? cause.code : '';
}

/** Why something was refused, if Slack tells. */
export function obstacleOf(error: unknown): Obstacle | null {
  return error instanceof WriteError ? error.obstacle : null;
}

/** The same failure, marked as one for which trying again is useless. */
export function toRefused(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof SlackRefusal ? toWriteError('refused', cause) : error;
}

/** Whether the channel or thread that was written to is gone. */
export function isPlaceGone(error: unknown): boolean {
  return error instanceof WriteError && error.failure === 'place_gone';
}

/**
 * Whether a message may have been refused for its layout. Slack has more codes than are listed
 * here: one of those may be about the layout, too, and the words come before that.
 */
export function isLayoutRefused(error: unknown): boolean {
  const code = codeOf(error);
  if (LAYOUT.includes(code) || METADATA.includes(code)) return true;
  const isRefused = error instanceof WriteError && error.failure === 'refused';
  return isRefused && /^(?!http_)\w/.test(code) && !ABOUT_OTHERS.includes(code);
}

/**
 * Whether a message may have been refused for what goes with it unseen: what names its job, and
 * that its links are not unfurled. A code that is about the layout, and says so, is not.
 */
export function isUnseenRefused(error: unknown): boolean {
  const code = codeOf(error);
  return isLayoutRefused(error) && (code === VAGUE || !LAYOUT.includes(code));
}

export function toWriteError(
  failure: WriteFailure,
  cause: SlackRefusal,
  obstacle: Obstacle | null = OBSTACLES[cause.code] ?? null,
): WriteError {
  const network = toNetworkReason(cause.code);
  const message =
    network === null ? `Slack refused ${cause.message}` : `Slack cannot be reached: ${network}`;
  return new WriteError('slack_failed', failure, message, { cause, obstacle });
}

/** `needed` is the scope that is missing. */
const refusalSchema = part({ error: text, needed: text });

function toPlatformFailure(method: string, key: string, data: unknown) {
  const { error: code, needed } = refusalSchema.parse(data);
  const cause = new SlackRefusal(method, /^\w{1,80}$/.test(code) ? code : 'unreadable_reply');
  if (RATE_LIMITED.includes(code))
    return new RateLimitedError('slack_failed', key, DEFAULT_WAIT_MS, { cause });
  if (cause.code === 'unreadable_reply') return toWriteError('unknown', cause);
  const scope = /^[\w:.]{1,80}$/.test(needed)
    ? { type: 'permission' as const, name: needed }
    : undefined;
  return toWriteError(toWriteFailure(method, code), cause, scope);
}

/**
 * What a code means depends on the method that gave it (docs.slack.dev/reference/methods, each
 * with its errors).
 */
function toWriteFailure(method: string, code: string): WriteFailure {
  if (MESSAGE_GONE.includes(code)) return 'message_gone';
  if (NOTHING_LEFT.includes(code)) return 'place_gone';
  if (CREATES.includes(method) && TAKES_NO_MESSAGE.includes(code)) return 'place_gone';
  if (READS.includes(method) && NOTHING_TO_READ.includes(code)) return 'place_gone';
  if (UNKNOWN.includes(code)) return 'unknown';
  if (DENIED.includes(code)) return 'denied';
  return UNAVAILABLE.includes(code) ? 'unavailable' : 'refused';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown_error';
}
