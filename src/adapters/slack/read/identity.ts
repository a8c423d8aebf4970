import { UserError, WriteError } from '../../../core/errors.ts';
import type { WebApi } from '../client.ts';
import { codeOf } from '../failures.ts';
import type { Identity } from '../places.ts';
import { selfSchema } from './payloads.ts';

/**
 * The token is wrong for good, so the start ends with a sentence
 * (docs.slack.dev/reference/methods/auth.test).
 */
const WRONG_TOKEN = [
  'account_inactive',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
];

/** Who Parley is, with what it and the workspace are called there. */
export type KnownIdentity = Identity & { readonly account: string; readonly team: string };

/** Who Parley is, asked once; also by a process that writes without listening. */
export function createIdentifier(api: WebApi, known: Pick<Identity, 'commands' | 'prefix'>) {
  let identity: KnownIdentity | null = null;
  return async (signal: AbortSignal): Promise<KnownIdentity> => {
    if (identity) return identity;
    try {
      const self = selfSchema.parse(await api.ask('', 'auth.test', {}, signal));
      const { user_id: userId, bot_id: botId, team_id: workspace, user, team } = self;
      const account = user === '' ? '' : `@${user}`;
      identity = { userId, botId, workspace, account, team, ...known };
      return identity;
    } catch (error) {
      if (!(error instanceof WriteError) || !WRONG_TOKEN.includes(codeOf(error))) throw error;
      throw toTokenError(error);
    }
  };
}

function toTokenError(cause: WriteError): UserError {
  const sentence = `SLACK_BOT_TOKEN was rejected by Slack (${codeOf(cause)}): copy the bot token (xoxb-…) from OAuth & Permissions after installing the app`;
  return new UserError('config_failed', sentence, { cause });
}
