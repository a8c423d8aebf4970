import { z } from 'zod';
import {
  type Obstacle,
  RateLimitedError,
  WriteError,
  type WriteFailure,
} from '../../core/errors.ts';
import { toNetworkCode, toNetworkReason } from '../../core/net/network-reason.ts';
import { part } from './schema.ts';

export type Sdk = typeof import('discord.js');

/** What Discord answered, without what was sent: SDK errors carry texts, addresses and tokens. */
export class DiscordRefusal extends Error {
  override readonly name = 'DiscordRefusal';
  /** Discord's JSON error code; 0 if there is none. */
  readonly code: number;
  /** The HTTP status; 0 if no answer came. */
  readonly status: number;
  /** The code as a word: Discord's, the HTTP status, or the network's. */
  readonly word: string;
  /** The names of the fields that were refused (docs: Error Messages). */
  readonly fields: readonly string[];

  constructor(
    call: string,
    refused: { code: number; status: number; word: string; fields?: readonly string[] },
  ) {
    super(`${call}: ${refused.word}`);
    this.word = refused.word;
    this.code = refused.code;
    this.status = refused.status;
    this.fields = refused.fields ?? [];
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
  explicitContent: 20009,
  slowmode: 20016,
  channelWriteLimit: 20028,
  attachmentLimit: 30015,
  threadLimit: 30033,
  editLimit: 30046,
  sendingDisabled: 40004,
  tooLarge: 40005,
  featureDisabled: 40006,
  alreadyAcknowledged: 40060,
  serviceLimit: 40062,
  missingAccess: 50001,
  cannotDm: 50007,
  notATextChannel: 50008,
  missingPermissions: 50013,
  wrongChannelType: 50024,
  invalidWebhookToken: 50027,
  invalidForm: 50035,
  threadArchived: 50083,
  noMutualGuild: 50278,
  overloaded: 130_000,
  noReadHistory: 160_002,
  threadExists: 160_004,
  threadLocked: 160_005,
  activeThreadLimit: 160_006,
  blockedByRule: 200_000,
  titleBlockedByRule: 200_001,
  blockedLink: 240_000,
  noUploads: 400_001,
  pollStands: 520_003,
} as const;

const FAILURES: Readonly<Record<number, WriteFailure>> = {
  [CODE.unknownMessage]: 'message_gone',
  [CODE.unknownChannel]: 'place_gone',
  [CODE.unknownGuild]: 'place_gone',
  [CODE.missingAccess]: 'place_gone',
  [CODE.cannotDm]: 'place_gone',
  [CODE.noMutualGuild]: 'place_gone',
  [CODE.notATextChannel]: 'place_gone',
  [CODE.missingPermissions]: 'place_gone',
  [CODE.threadArchived]: 'place_gone',
  [CODE.threadLocked]: 'place_gone',
  [CODE.slowmode]: 'denied',
  [CODE.channelWriteLimit]: 'denied',
  [CODE.editLimit]: 'denied',
  [CODE.sendingDisabled]: 'denied',
  [CODE.featureDisabled]: 'denied',
  [CODE.serviceLimit]: 'denied',
  [CODE.overloaded]: 'unavailable',
  // It comes with a 401, which says nothing of the bot's own token here.
  [CODE.invalidWebhookToken]: 'refused',
};

const OBSTACLES: Readonly<Record<number, Obstacle>> = {
  [CODE.threadLocked]: { type: 'locked' },
  [CODE.threadArchived]: { type: 'archived' },
  [CODE.threadLimit]: { type: 'too_many_threads' },
  [CODE.activeThreadLimit]: { type: 'too_many_threads' },
  [CODE.tooLarge]: { type: 'too_large' },
  [CODE.noUploads]: { type: 'no_uploads' },
  [CODE.explicitContent]: { type: 'moderated' },
  [CODE.blockedByRule]: { type: 'moderated' },
  [CODE.titleBlockedByRule]: { type: 'moderated' },
  [CODE.blockedLink]: { type: 'moderated' },
};

/** What a message has besides its words, as far as Discord may refuse it for that. */
export type MessageExtra = 'poll' | 'files' | 'reply' | 'buttons' | 'thread' | 'nonce';

const ANY: readonly MessageExtra[] = ['poll', 'files', 'reply', 'thread'];

/** What a refusal may be about, the likeliest first; those about words and places are left out. */
const BLAMED: Readonly<Record<number, readonly MessageExtra[]>> = {
  [CODE.unknownMessage]: ['reply'], // A create knows of no other message.
  [CODE.explicitContent]: ['files'],
  [CODE.attachmentLimit]: ['files'],
  [CODE.tooLarge]: ['files'],
  [CODE.missingAccess]: ['thread'],
  [CODE.notATextChannel]: ['thread'],
  [CODE.missingPermissions]: ANY,
  [CODE.invalidForm]: ['poll', 'reply', 'files', 'buttons', 'nonce'],
  [CODE.threadArchived]: ['thread'],
  [CODE.noReadHistory]: ['reply'],
  [CODE.threadLocked]: ['thread'],
  [CODE.noUploads]: ['files'],
};

/** The part that an invalid form is about, by the name of its field. */
const FIELDS: Readonly<Record<string, MessageExtra>> = {
  attachments: 'files',
  components: 'buttons',
  files: 'files',
  enforce_nonce: 'nonce',
  message_reference: 'reply',
  nonce: 'nonce',
  poll: 'poll',
};

/** The parts of a message that an error may be about, the likeliest first. */
export function blamedParts(error: unknown): readonly MessageExtra[] {
  const refusal = refusalOf(error);
  if (!refusal) return [];
  const { code, status, fields } = refusal;
  if (code === CODE.invalidForm && fields.length > 0) return blamedFields(fields);
  const blamed = BLAMED[code];
  if (blamed) return blamed;
  if (code === 0 && status === TOO_LARGE) return ['files'];
  const isRefused = error instanceof WriteError && error.failure === 'refused';
  return isRefused && !LISTED.includes(code) ? CARRIED : [];
}

/**
 * Discord has more codes than are listed here, and answers without any at its door: such a refusal
 * may be about each thing that goes with the words, which come last.
 */
const CARRIED: readonly MessageExtra[] = ['poll', 'reply', 'files', 'buttons', 'nonce'];
const LISTED: readonly number[] = Object.values(CODE);

function blamedFields(fields: readonly string[]): readonly MessageExtra[] {
  const parts = fields.flatMap((field) => FIELDS[field] ?? []);
  return parts.length > 0 || fields.includes('content') ? parts : CARRIED;
}

const FORBIDDEN = 403;
const UNAUTHORIZED = 401;
const TOO_LARGE = 413;

/** The request never left, or never arrived. */
const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** Discord's answer to an invalid form names the fields that it refuses. */
const refusalSchema = part({ errors: z.record(z.string(), z.unknown()).default({}).catch({}) });

/** The core's error for a failed call; `call` names it in the log, `key` is its own rate limit. */
export function toFailure(
  { DiscordAPIError, HTTPError, RateLimitError }: Sdk,
  { call, key, globalKey }: { call: string; key: string; globalKey: string },
  error: unknown,
): RateLimitedError | WriteError {
  if (error instanceof RateLimitError) {
    const { global, sublimitTimeout, timeToReset, retryAfter } = error;
    // A sublimit (renames, old edits) is in no header but this one.
    const waitMs = Math.max(0, sublimitTimeout || timeToReset || retryAfter);
    const cause = new DiscordRefusal(call, { code: 0, status: 429, word: '429' });
    return new RateLimitedError('discord_failed', global ? globalKey : key, waitMs, { cause });
  }
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code) || 0;
    const word = code === 0 ? `http_${error.status}` : String(code);
    const fields = Object.keys(refusalSchema.parse(error.rawError).errors);
    const cause = new DiscordRefusal(call, { code, status: error.status, word, fields });
    const isOther = call === 'create' && code === CODE.unknownMessage; // It makes one.
    const failure = isOther ? 'refused' : FAILURES[code];
    return toWriteError(failure ?? toStatusFailure(error.status, code), cause);
  }
  if (error instanceof HTTPError) {
    const { status } = error;
    const cause = new DiscordRefusal(call, { code: 0, status, word: `http_${status}` });
    return toWriteError('unknown', cause); // It may have been done before the reply was lost.
  }
  const word = toNetworkCode(error);
  const failure = UNSENT.includes(word) ? 'unavailable' : 'unknown';
  return toWriteError(failure, new DiscordRefusal(call, { code: 0, status: 0, word }));
}

export function toWriteError(
  failure: WriteFailure,
  cause: DiscordRefusal,
  obstacle: Obstacle | null = OBSTACLES[cause.code] ?? null,
): WriteError {
  const network = cause.status === 0 ? toNetworkReason(cause.word) : null;
  const message =
    network === null ? `Discord refused ${cause.message}` : `Discord cannot be reached: ${network}`;
  return new WriteError('discord_failed', failure, message, { cause, obstacle });
}

/** The same failure with more detail: why, and which part of the message it is about. */
export function toExplained(
  error: unknown,
  {
    obstacle,
    extra = null,
  }: { readonly obstacle: Obstacle | null; readonly extra?: 'files' | null },
): unknown {
  if (!(error instanceof WriteError)) return error;
  const { code, message, cause } = error;
  const failure = extra === null ? error.failure : 'refused';
  const why = { cause, extra, obstacle: obstacle ?? error.obstacle };
  return new WriteError(code, failure, message, why);
}

/** The same failure, known to have written nothing, and which may work later. */
export function toUnavailable(error: unknown): WriteError {
  const reason = error instanceof WriteError ? error.message : 'Discord could not be reached';
  const cause = refusalOf(error) ?? error;
  return new WriteError('discord_failed', 'unavailable', reason, { cause });
}

/** The refusal behind an error of this adapter; null for any other error. */
export function refusalOf(error: unknown): DiscordRefusal | null {
  const cause = error instanceof WriteError ? error.cause : null;
  return cause instanceof DiscordRefusal ? cause : null;
}

/** Whether Discord refused with one of these JSON error codes. */
export function isRefusedWith(error: unknown, ...codes: readonly number[]): boolean {
  const refusal = refusalOf(error);
  return refusal !== null && codes.includes(refusal.code);
}

/**
 * Codes that are not in the table are about this request, unless it never reached Discord itself.
 */
function toStatusFailure(status: number, code: number): WriteFailure {
  if (status === UNAUTHORIZED) return 'unavailable';
  return status === FORBIDDEN && code === 0 ? 'denied' : 'refused';
}
