import { z } from 'zod';
import { commands } from '../../../commands/index.ts';
import { toManifest } from '../../../src/adapters/slack/manifest.ts';
import { isListedElsewhere } from '../../../src/adapters/slack/receive/workspace-allowlist.ts';
import { Unreachable } from '../../probe/reach.ts';
import {
  explainSlackToken,
  type SlackReply,
  slackChannelsSchema,
  slackSelfSchema,
} from '../../probe/slack.ts';
import {
  type Check,
  type Finding,
  fail,
  note,
  ok,
  skip,
  toList,
  UNREACHABLE,
  unlessUnreachable,
  warn,
} from '../check.ts';
import type { Context, SlackProbe } from '../context.ts';
import { OPTIONAL_SCOPES, SCOPE_REASONS } from '../scope-reasons.ts';

const OFF = 'off: SLACK_BOT_TOKEN isn’t set';
const NEEDS_TOKEN = 'not checked: it needs a working token';

const AGAIN =
  'paste the manifest again (npm run slack:manifest) under App Manifest, then reinstall the app';

export const slackChecks: readonly Check[] = [
  {
    group: 'Slack',
    name: 'Token',
    async run({ slack, config }) {
      if (slack === null) return [skip(OFF)];
      const self = await slack.self();
      return [toTokenFinding(self), ...toAccessFindings(self, config.allow)];
    },
  },
  check('Scopes', async ({ self, config }) => toScopeFindings(self, config.slack?.commandPrefix)),
  check('Channels', findChannels),
  check('Streaming', async ({ slack }, signal) => [
    toStreamFinding(await slack.bot('chat.stopStream', NOWHERE, signal)),
  ]),
  check('Search', async ({ slack }, signal) => [
    toSearchFinding(await slack.bot('assistant.search.info', {}, signal)),
  ]),
];

type Asked = Context & { readonly slack: SlackProbe; readonly self: SlackReply };

/** A check that needs a bot token that works; without one it says so. */
export function check(
  name: string,
  run: (context: Asked, signal: AbortSignal) => Promise<readonly Finding[]>,
): Check {
  return {
    group: 'Slack',
    name,
    async run(context, signal) {
      const { slack } = context;
      if (slack === null) return [];
      const self = await unlessUnreachable(slack.self());
      if (self === null) return [skip(UNREACHABLE)];
      return self.ok ? run({ ...context, slack, self }, signal) : [skip(NEEDS_TOKEN)];
    },
  };
}

function toAccessFindings(
  { ok: isAccepted, body }: SlackReply,
  allow: readonly string[] | null,
): readonly Finding[] {
  const { team, team_id: id } = slackSelfSchema.parse(body);
  if (!isAccepted || !isListedElsewhere(allow, id)) return [];
  const remedy = `add ${id} to PARLEY_ALLOW, or ids of its channels or people`;
  return [warn(`PARLEY_ALLOW lists only other workspaces: nobody in ${team} may use it`, remedy)];
}

function toTokenFinding(reply: SlackReply): Finding {
  const { team, user, bot_id: bot } = slackSelfSchema.parse(reply.body);
  if (reply.ok && bot === '')
    return fail(
      'SLACK_BOT_TOKEN is a person’s token, not a bot’s',
      'copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions',
    );
  if (reply.ok) return ok(`works: @${user} in the workspace ${team}`);
  const remedy = explainSlackToken(reply.error, 'SLACK_BOT_TOKEN');
  return fail(
    `SLACK_BOT_TOKEN was rejected (${reply.error})`,
    remedy ?? 'copy it again from OAuth & Permissions (xoxb-…)',
  );
}

function toScopeFindings({ scopes }: SlackReply, prefix = ''): readonly Finding[] {
  if (scopes === null) return [note('Slack didn’t say which scopes the token has')];
  const manifest = toManifest({ commands, prefix, socketMode: true, url: null });
  const wanted = manifest.oauth_config.scopes.bot;
  const missing = wanted.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0)
    return [ok(`all ${wanted.length} scopes of this version’s manifest are granted`)];
  const toLine = (scope: string) => `${scope} (${SCOPE_REASONS[scope] ?? 'used by Parley'})`;
  const needed = missing.filter((scope) => !OPTIONAL_SCOPES.includes(scope));
  const others = missing.filter((scope) => OPTIONAL_SCOPES.includes(scope));
  return [
    ...needed.map((scope) => fail(`missing: ${toLine(scope)}`, AGAIN)),
    ...others.map((scope) => warn(`missing: ${toLine(scope)}`, AGAIN)),
  ];
}

/** Pages are asked for until there are this many channels: enough to say what is to be said. */
const MAX_CHANNELS = 1_000;

async function findChannels({ slack }: Asked, signal: AbortSignal): Promise<readonly Finding[]> {
  const found: z.infer<typeof slackChannelsSchema>['channels'] = [];
  let cursor = '';
  do {
    const args = {
      types: 'public_channel,private_channel',
      limit: '200',
      exclude_archived: 'true',
    };
    const reply = await slack.bot('users.conversations', { ...args, cursor }, signal);
    if (!reply.ok) return [note(`couldn’t be listed (${reply.error})`)];
    const page = slackChannelsSchema.parse(reply.body);
    found.push(...page.channels);
    cursor = page.response_metadata.next_cursor;
  } while (cursor !== '' && found.length < MAX_CHANNELS);
  if (found.length === 0)
    return [
      warn(
        'Parley isn’t in any channel yet',
        'type /invite @Parley in a channel, then mention it there',
      ),
    ];
  const closed = found.filter((channel) => channel.is_read_only);
  return [
    ok(
      `in ${found.length} ${found.length === 1 ? 'channel' : 'channels'}: ${toList(found.map(({ name }) => `#${name}`))}`,
    ),
    ...(closed.length === 0
      ? []
      : [
          warn(
            `only some people may post in ${toList(closed.map(({ name }) => `#${name}`))}`,
            'let Parley post there (channel settings → posting permissions), or remove it there',
          ),
        ]),
  ];
}

/** A place that is nowhere: a method that is served refuses it, and writes nothing. */
const NOWHERE = { channel: 'C00000000', ts: '1.000000' };
const NOT_SERVED = [
  'deprecated_endpoint',
  'feature_disabled',
  'feature_not_enabled',
  'method_deprecated',
  'not_agent_app',
  'not_allowed',
  'not_allowed_token_type',
  'unknown_method',
];

function toStreamFinding({ error }: SlackReply): Finding {
  if (error === 'missing_scope') return warn('not allowed without chat:write', AGAIN);
  if (NOT_SERVED.includes(error))
    return note(`not available in this workspace (${error}): Parley edits the message instead`);
  return ok('available; --live CHANNEL tries it');
}

const searchSchema = z.object({ is_ai_search_enabled: z.boolean().catch(false) });

function toSearchFinding(reply: SlackReply): Finding {
  if (reply.ok)
    return searchSchema.parse(reply.body).is_ai_search_enabled
      ? ok('Slack’s search works and understands questions')
      : note('Slack’s search works by words only: AI search is off in this workspace');
  if (reply.error === 'missing_scope')
    return warn('not allowed: messages from before Parley came aren’t found', AGAIN);
  if (reply.error === 'ratelimited')
    throw new Unreachable('Slack asks us to try again later (429)');
  return note(
    `not available in this workspace (${reply.error}): only Parley’s own memory is searched`,
  );
}
