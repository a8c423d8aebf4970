import type { CommandSpec } from '../../core/jobs/command.ts';
import { toSlackName, UMBRELLA } from './commands.ts';
import { slackStrings } from './strings/index.ts';

export type ManifestOptions = {
  readonly commands: readonly CommandSpec[];
  readonly prefix: string;
  readonly socketMode: boolean;
  /**
   * Where Slack reaches this installation (`https://parley.example.org/slack/events`). Needed
   * without Socket Mode.
   */
  readonly url: string | null;
};

/** What a person who opens Parley's page is offered to ask. */
export function toPrompts() {
  const { promptSummarize, promptExplain, promptWrite, promptHelp } = slackStrings;
  // At most four (docs.slack.dev, assistant.threads.setSuggestedPrompts).
  return [
    { title: promptSummarize, message: slackStrings.promptSummarizeMessage },
    { title: promptExplain, message: slackStrings.promptExplainMessage },
    { title: promptWrite, message: slackStrings.promptWriteMessage },
    { title: promptHelp, message: slackStrings.promptHelpMessage },
  ];
}

/** Slack: slash command, description and usage hint. */
const MAX_DESCRIPTION = 2_000;
const MAX_HINT = 1_000;
const MAX_COMMANDS = 50;

const SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'reactions:read',
  'reactions:write',
  // What was said before Parley came; without them that is not searched. Those for private
  // conversations are not for bots (docs.slack.dev/apis/web-api/real-time-search-api).
  'search:read.files',
  'search:read.public',
  'search:read.users',
  'usergroups:read', // Without it the names of groups stay unknown.
  'users:read',
];

const EVENTS = [
  'agent_session_stopped',
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_rename',
  'channel_unarchive',
  'group_rename',
  'group_unarchive',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'subteam_updated',
  'tokens_revoked',
  'user_change',
];

/** Where Parley takes what Slack sends by HTTP. */
export const WEBHOOK_PATH = '/slack/events';

/** The address that Slack is to send to, of the one at which it reaches Parley. */
export function toRequestUrl(host: string): string {
  const root = host.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return root.endsWith(WEBHOOK_PATH) ? root : `${root}${WEBHOOK_PATH}`;
}

/** Slack's app manifest for this installation (docs.slack.dev/reference/app-manifest). */
export function toManifest({ commands, prefix, socketMode, url }: ManifestOptions) {
  const request = socketMode || url === null ? {} : { request_url: url };
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Parley',
      description: slackStrings.appDescription,
      background_color: '#1f1f1f',
    },
    features: {
      agent_view: {
        agent_description: slackStrings.agentDescription,
        suggested_prompts: toPrompts(),
      },
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Parley', always_online: true },
      shortcuts: toShortcuts(commands),
      slash_commands: toSlashCommands(commands, prefix, socketMode ? null : url),
    },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: {
      event_subscriptions: { ...request, bot_events: EVENTS },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  };
}

const MAX_SHORTCUTS = 10;
const MAX_SHORTCUT_DESCRIPTION = 150;

/** What can be chosen from the menu of a message. */
function toShortcuts(commands: readonly CommandSpec[]) {
  return commands
    .flatMap(({ name, description, menu }) => (menu ? [{ name, description, menu }] : []))
    .slice(0, MAX_SHORTCUTS)
    .map(({ name, description, menu }) => ({
      type: 'message',
      name: menu.label,
      callback_id: name,
      description: description.slice(0, MAX_SHORTCUT_DESCRIPTION),
    }));
}

function toSlashCommands(commands: readonly CommandSpec[], prefix: string, url: string | null) {
  const umbrella = {
    command: `/${prefix}${UMBRELLA}`,
    description: slackStrings.umbrella,
    usage_hint: `[${commands.map(({ name }) => name).join(' | ')}]`.slice(0, MAX_HINT),
  };
  const own = commands.map(({ name, description, options }) => ({
    command: `/${toSlackName(name, prefix)}`,
    description: description.slice(0, MAX_DESCRIPTION),
    ...(options.length > 0 ? { usage_hint: toHint(options).slice(0, MAX_HINT) } : {}),
  }));
  return [umbrella, ...own.slice(0, MAX_COMMANDS - 1)].map((command) => ({
    ...command,
    should_escape: true,
    ...(url === null ? {} : { url }),
  }));
}

function toHint(options: CommandSpec['options']): string {
  const first = options.find(({ type }) => type === 'string');
  return options
    .filter(({ type }) => type !== 'attachment')
    .map((option) => (option === first ? `[${option.name}]` : `[${option.name}:…]`))
    .join(' ');
}
