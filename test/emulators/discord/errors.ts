import type { Json } from './types.ts';

/** A refusal as Discord words it: HTTP status, JSON error code, message and form errors. */
export type Refusal = {
  readonly type: 'refusal';
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly errors?: Json;
  readonly retryAfter?: number;
};

/** Thrown by every rule; the HTTP layer turns it into Discord's error body. */
export class DiscordRefusal extends Error {
  override readonly name = 'DiscordRefusal';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(`${refusal.code}: ${refusal.message}`, options);
    this.refusal = refusal;
  }
}

// Codes and wording: Discord docs, "Opcodes and Status Codes", JSON error codes.
const KNOWN = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10014: [400, 'Unknown Emoji'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  30032: [400, 'Maximum number of application commands reached (100).'],
  40001: [401, '401: Unauthorized'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50016: [400, 'Provided too few or too many messages to delete.'],
  50021: [403, 'Cannot execute action on a system message'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50034: [400, 'You can only bulk delete messages that are under 14 days old.'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [403, 'Thread is locked'],
  160006: [400, 'Maximum number of active threads reached'],
  200000: [400, 'Message was blocked by automatic moderation'],
  200001: [400, 'Title was blocked by automatic moderation'],
  520003: [400, 'Cannot edit a poll message'],
  160014: [400, 'You cannot forward a message whose content you cannot read.'],
} as const satisfies Record<number, readonly [number, string]>;

/** Builds the refusal for a documented code. */
export const refuse = (code: keyof typeof KNOWN): DiscordRefusal => {
  const [status, message] = KNOWN[code];
  return new DiscordRefusal({ type: 'refusal', status, code, message });
};

/** HTTP-level refusals that carry code 0. */
export const refuseHttp = (status: 401 | 404 | 405): DiscordRefusal => {
  const wording = { 401: 'Unauthorized', 404: 'Not Found', 405: 'Method Not Allowed' }[status];
  return new DiscordRefusal({ type: 'refusal', status, code: 0, message: `${status}: ${wording}` });
};

/** A 429 that has a JSON error code of its own and is not announced by headers. */
export const refuseForNow = (code: number, message: string, retryAfter: number): DiscordRefusal =>
  new DiscordRefusal({ type: 'refusal', status: 429, code, message, retryAfter });

// Discord docs, "API Reference", Error Messages: `errors` nests one object per JSON key.
const nest = (path: readonly (string | number)[], leaf: Json): Json => {
  const [head, ...rest] = path;
  return head === undefined ? { _errors: [leaf] } : { [String(head)]: nest(rest, leaf) };
};

/** Builds a 50035 that names the offending field. */
export const invalidForm = (
  path: readonly (string | number)[],
  code: string,
  message: string,
): DiscordRefusal =>
  new DiscordRefusal({
    type: 'refusal',
    status: 400,
    code: 50035,
    message: 'Invalid Form Body',
    errors: nest(path, { code, message }),
  });
