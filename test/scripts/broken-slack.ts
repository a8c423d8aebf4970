import type { Broken } from './broken.ts';
import { MANIFEST } from './patient.ts';

const withoutScope = (gone: string) =>
  MANIFEST.oauth_config.scopes.bot.filter((scope) => scope !== gone);

function withoutEvent(gone: string) {
  const events = MANIFEST.settings.event_subscriptions.bot_events.filter((each) => each !== gone);
  return {
    ...MANIFEST,
    settings: { ...MANIFEST.settings, event_subscriptions: { bot_events: events } },
  };
}

/** What can be wrong with Slack. */
export const BROKEN_SLACK: readonly Broken[] = [
  {
    what: 'a list of those who may use Parley that leaves the workspace out',
    breaks: () => ({ PARLEY_ALLOW: 'T0STRANGER' }),
    line: 'warn Slack/Token',
    says: /PARLEY_ALLOW lists only other workspaces/,
    remedy: /add T1 to PARLEY_ALLOW/,
  },
  {
    what: 'a bot token that Slack does not know',
    breaks: () => ({ SLACK_BOT_TOKEN: 'xoxb-1-not-the-one' }),
    line: 'fail Slack/Token',
    says: /SLACK_BOT_TOKEN was rejected \(invalid_auth\)/,
    remedy: /OAuth & Permissions/,
  },
  {
    what: 'a workspace that forbids the app',
    breaks: ({ slack }) => slack.faults.every('auth.test', { error: 'team_access_not_granted' }),
    line: 'fail Slack/Token',
    says: /team_access_not_granted/,
    remedy: /doesn’t allow this app: ask an owner/,
  },
  {
    what: 'an app that was removed',
    breaks: ({ slack }) => slack.faults.every('auth.test', { error: 'account_inactive' }),
    line: 'fail Slack/Token',
    says: /account_inactive/,
    remedy: /install it again/,
  },
  {
    what: 'an app token that Slack does not know',
    breaks: () => ({ SLACK_APP_TOKEN: 'xapp-1-A1-not-the-one' }),
    line: 'fail Slack/Events by',
    says: /SLACK_APP_TOKEN was rejected/,
    remedy: /App-Level Tokens/,
  },
  {
    what: 'an app token without its scope',
    breaks: ({ slack }) => slack.faults.every('apps.connections.open', { error: 'missing_scope' }),
    line: 'fail Slack/Events by',
    says: /missing_scope/,
    remedy: /connections:write/,
  },
  {
    what: 'Socket Mode that is off',
    options: { slack: { socketMode: false } },
    line: 'fail Slack/Events by',
    says: /turned off/,
    remedy: /turn Socket Mode on/,
  },
  {
    what: 'a scope that is missing',
    options: { slack: { scopes: withoutScope('files:read') } },
    line: 'fail Slack/Scopes',
    says: /files:read \(files and voice notes can’t be read\)/,
    remedy: /manifest/,
  },
  {
    what: 'a scope for searching that is missing',
    options: { slack: { scopes: withoutScope('search:read.public') } },
    line: 'warn Slack/Scopes',
    says: /search:read\.public/,
  },
  {
    what: 'the same, where the search is asked',
    options: { slack: { scopes: withoutScope('search:read.public') } },
    line: 'warn Slack/Search',
    says: /not allowed/,
  },
  {
    what: 'an event that is not subscribed',
    options: { slack: { manifest: withoutEvent('message.channels') } },
    line: 'fail Slack/Events',
    says: /not subscribed: message\.channels/,
    remedy: /manifest/,
  },
  {
    what: 'a slash command that the app has not',
    options: {
      slack: { manifest: { ...MANIFEST, features: { ...MANIFEST.features, slash_commands: [] } } },
    },
    line: 'warn Slack/Events',
    says: /no slash command: \/parley/,
  },
  {
    what: 'a shape of message that Slack refuses',
    breaks: ({ slack }) =>
      slack.faults.when('blocks.validate', (args) => JSON.stringify(args).includes('actions'), {
        error: 'invalid_blocks',
      }),
    line: 'fail Slack/Layout',
    says: /buttons was refused \(invalid_blocks\)/,
  },
  {
    what: 'no channel that Parley is in',
    options: { slack: { workspaces: [{ id: 'T1', channels: [{ id: 'C2', botIn: false }] }] } },
    line: 'warn Slack/Channels',
    says: /isn’t in any channel yet/,
    remedy: /\/invite/,
  },
  {
    what: 'a channel in which Parley may not post',
    breaks: ({ slack }) => slack.restrict('C1'),
    line: 'warn Slack/Channels',
    says: /only some people may post in #general/,
  },
  {
    what: 'a Slack that is out of reach',
    breaks: () => ({ SLACK_API_URL: 'http://127.0.0.1:59999/api/' }),
    line: 'fail Slack/Token',
    says: /Slack can’t be reached: the connection was refused/,
    remedy: /network/,
  },
  {
    what: 'a Slack that answers with its own errors',
    breaks: ({ slack }) => slack.faults.every('auth.test', { http: 503 }),
    line: 'fail Slack/Token',
    says: /can’t be reached: it answered with HTTP 503/,
  },
];
