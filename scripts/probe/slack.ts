import { z } from 'zod';
import { type Ask, createAsk, type Tick, Unreachable } from './reach.ts';

/** What Slack answered to one call. */
export type SlackReply = {
  readonly ok: boolean;
  /** Slack's word for what went wrong; empty if nothing did. */
  readonly error: string;
  /** The scope that was missing. */
  readonly needed: string;
  /** How long Slack asks to wait; 0 where it does not. */
  readonly retryAfterMs: number;
  /** The scopes of the token; null if Slack did not say. */
  readonly scopes: readonly string[] | null;
  readonly body: Readonly<Record<string, unknown>>;
};

export type SlackCall = (
  method: string,
  args?: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
) => Promise<SlackReply>;

const bodySchema = z.looseObject({
  ok: z.boolean().catch(false),
  error: z.string().catch(''),
  needed: z.string().catch(''),
});

/** Nothing is waited for longer, where the caller says nothing else. */
const TIMEOUT_MS = 8_000;

/** Calls Slack's Web API with one token: once, without a rate limit of its own. */
export function createSlackCall(
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string },
  onTick?: (tick: Tick) => void,
): SlackCall {
  const ask: Ask = createAsk('Slack', onTick);
  const base = apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;
  return async (method, args = {}, signal = AbortSignal.timeout(TIMEOUT_MS)) => {
    const { status, headers, body } = await ask(`${base}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: toForm(args),
      signal,
    });
    if (status === 429) return toReply({ ok: false, error: 'ratelimited' }, headers);
    if (body === null || status >= 500)
      throw new Unreachable(`Slack can’t be reached: it answered with HTTP ${status} and no JSON`);
    return toReply(body, headers);
  };
}

function toReply(raw: unknown, headers: Headers): SlackReply {
  const body = bodySchema.parse(raw);
  const scopes = headers.get('x-oauth-scopes');
  return {
    ok: body.ok,
    error: body.ok ? '' : body.error || 'no_reason',
    needed: body.needed,
    retryAfterMs: 1_000 * (Number(headers.get('retry-after')) || 0),
    scopes: scopes === null ? null : scopes.split(',').flatMap((scope) => scope.trim() || []),
    body,
  };
}

/** As the official clients write it: nested values are JSON. */
function toForm(args: Readonly<Record<string, unknown>>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(args).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

/** Who a bot token belongs to. */
export const slackSelfSchema = z.object({
  team: z.string().catch('a workspace'),
  team_id: z.string().catch(''),
  user: z.string().catch('a bot'),
  user_id: z.string().catch(''),
  bot_id: z.string().catch(''),
  url: z.string().catch(''),
});

/** A page of `users.conversations` or `conversations.list`. */
export const slackChannelsSchema = z.object({
  channels: z
    .array(
      z.object({
        id: z.string(),
        name: z.string().catch(''),
        is_private: z.boolean().catch(false),
        is_archived: z.boolean().catch(false),
        is_read_only: z.boolean().catch(false),
      }),
    )
    .catch([]),
  response_metadata: z.object({ next_cursor: z.string().catch('') }).catch({ next_cursor: '' }),
});

/** Why Slack does not take a token, and what to do; null for other words. */
export function explainSlackToken(error: string, name: string): string | null {
  return TOKEN_ERRORS[error]?.(name) ?? null;
}

const AGAIN = (name: string) =>
  name === 'SLACK_APP_TOKEN'
    ? 'copy it again from Basic Information → App-Level Tokens (xapp-…)'
    : 'copy it again from OAuth & Permissions (xoxb-…)';

/** docs.slack.dev/reference/methods/auth.test and apps.connections.open, errors. */
const TOKEN_ERRORS: Readonly<Record<string, (name: string) => string>> = {
  invalid_auth: (name) => `Slack doesn’t recognize it: ${AGAIN(name)}`,
  not_authed: (name) => `Slack doesn’t recognize it: ${AGAIN(name)}`,
  account_inactive: () => 'the app was removed from the workspace: install it again',
  token_revoked: () => 'it was revoked: install the app again and copy the new token',
  token_expired: () => 'it has expired: turn off token rotation for the app, and install it again',
  not_allowed_token_type: (name) => `it’s another kind of token: ${AGAIN(name)}`,
  missing_scope: () => 'it lacks the scope connections:write: make a new one with that scope',
  org_login_required: () => 'the workspace is being moved into an organization: try again later',
  team_access_not_granted: () => 'the workspace doesn’t allow this app: ask an owner to approve it',
  forbidden_team: () => 'the workspace doesn’t allow this app: ask an owner to approve it',
  access_denied: () => 'the workspace doesn’t allow this app: ask an owner to approve it',
  ekm_access_denied: () => 'an administrator has suspended tokens: ask them',
};
