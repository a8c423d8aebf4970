import { writeFileSync } from 'node:fs';
import { commands } from '../../commands/index.ts';
import { toManifest } from '../../src/adapters/slack/manifest.ts';
import { findAppTokenMistake, findBotTokenMistake } from '../../src/config/forms.ts';
import { SCOPE_REASONS } from '../doctor/scope-reasons.ts';
import { readHello } from '../doctor/socket.ts';
import { Unreachable } from '../probe/reach.ts';
import {
  createSlackCall,
  explainSlackToken,
  type SlackCall,
  type SlackReply,
  slackSelfSchema,
} from '../probe/slack.ts';
import type { Dialog } from './dialog.ts';
import { greetOnSlack } from './slack-hello.ts';
import {
  askForSecret,
  keepOrChange,
  type Refused,
  type Step,
  toFlaw,
  type Values,
} from './step.ts';

const APPS = 'https://api.slack.com/apps';

/** Browsers and servers take longer ones, but not all of them. */
const MAX_LINK = 8_000;
const SLACK_API = 'https://slack.com/api/';

/** The app, its two tokens, and a hello in a channel. */
export const setUpSlack: Step = async (context) => {
  const { dialog, values, save } = context;
  dialog.title('Slack');
  const { SLACK_BOT_TOKEN: old } = values();
  if (old) {
    dialog.say('Checking your current settings…');
    const refused = await checkBot(old, values());
    if (refused === null) dialog.done('The bot token works.');
    else dialog.problem(refused.text);
    const next = await keepOrChange(dialog, 'Slack');
    if (next === 'remove')
      return save({ SLACK_BOT_TOKEN: null, SLACK_APP_TOKEN: null, SLACK_SIGNING_SECRET: null });
    if (next === 'keep') return refused === null ? greetOnSlack(context) : undefined;
  } else if (!(await dialog.confirm('Connect Slack?', true))) return;
  const tokens = await askForTokens(dialog, values());
  if (tokens === null) return dialog.say('Slack stays off.');
  save({ SLACK_BOT_TOKEN: tokens.bot, SLACK_APP_TOKEN: tokens.app, SLACK_SIGNING_SECRET: null });
  await greetOnSlack(context);
};

async function askForTokens(dialog: Dialog, values: Values) {
  if (!(await dialog.confirm('Does the workspace already have an app for Parley?', false)))
    showCreation(dialog, values.SLACK_COMMAND_PREFIX ?? '');
  dialog.say('OAuth & Permissions → Bot User OAuth Token.');
  const bot = await askForSecret(dialog, {
    message: 'Bot token (xoxb-…)',
    findFlaw: (value) => toFlaw('That', findBotTokenMistake(value)),
    check: (given) => checkBot(given, values, dialog),
  });
  if (bot === '') return null;
  dialog.say('Basic Information → App-Level Tokens → Generate, with the scope connections:write.');
  const app = await askForSecret(dialog, {
    message: 'App-level token (xapp-…)',
    findFlaw: (value) => toFlaw('That', findAppTokenMistake(value)),
    check: (given) => checkApp(given, values),
  });
  return app === '' ? null : { bot, app };
}

/** By a link that brings the manifest along; where it is too long, by pasting a file. */
function showCreation(dialog: Dialog, prefix: string): void {
  const manifest = toManifest({ commands, prefix, socketMode: true, url: null });
  const link = `${APPS}?new_app=1&manifest_json=${toQuery(JSON.stringify(manifest))}`;
  if (link.length <= MAX_LINK) {
    dialog.say('This link creates the app with everything it needs:');
    dialog.link(link);
    dialog.open(link);
  } else {
    const file = 'slack-manifest.json';
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
    dialog.say(`Create New App → From a manifest → paste the contents of the file ${file} here:`);
    dialog.link(`${APPS}?new_app=1`);
    dialog.open(`${APPS}?new_app=1`);
  }
  dialog.say(
    'Then: Install App → install it to the workspace. If an owner has to approve it, ask them, and run this again later.',
  );
}

/**
 * What may stand in a query as it is stays so (RFC 3986, 3.4), and a space is a plus, as in forms:
 * the link is a sixth shorter. Spaces stand in descriptions alone.
 */
function toQuery(text: string): string {
  const kept: Readonly<Record<string, string>> = { '%3A': ':', '%2C': ',', '%2F': '/', '%20': '+' };
  return encodeURIComponent(text).replaceAll(/%(?:3A|2C|2F|20)/g, (code) => kept[code] ?? code);
}

function toCall(token: string, { SLACK_API_URL }: Values): SlackCall {
  return createSlackCall({ token, apiUrl: SLACK_API_URL || SLACK_API });
}

/** Null if the token is a bot's and works; what its app lacks is told. */
export async function checkBot(
  token: string,
  values: Values,
  dialog?: Pick<Dialog, 'done' | 'problem'>,
): Promise<Refused | null> {
  const flaw = toFlaw('SLACK_BOT_TOKEN', findBotTokenMistake(token));
  if (flaw !== null) return { text: flaw, isUnreachable: false };
  return orUnreachable(async () => {
    const reply = await toCall(token, values)('auth.test');
    if (!reply.ok) return toRefused('SLACK_BOT_TOKEN', reply);
    const { team, user, bot_id: bot } = slackSelfSchema.parse(reply.body);
    if (bot === '')
      return {
        text: 'That is a person’s token: copy the Bot User OAuth Token (xoxb-…).',
        isUnreachable: false,
      };
    dialog?.done(`It works: @${user} in the workspace ${team}.`);
    for (const line of findMissingScopes(reply)) dialog?.problem(line);
    return null;
  });
}

/** Compared with this version's manifest. */
function findMissingScopes({ scopes }: SlackReply): readonly string[] {
  if (scopes === null) return [];
  const manifest = toManifest({ commands, prefix: '', socketMode: true, url: null });
  const missing = manifest.oauth_config.scopes.bot.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return [];
  const lines = missing.map((scope) => `  ${scope}: ${SCOPE_REASONS[scope] ?? 'used by Parley'}`);
  return [
    `The app is missing some scopes:\n${lines.join('\n')}\nPaste this version’s manifest (npm run slack:manifest) under App Manifest, and reinstall the app.`,
  ];
}

/** Long enough for a slow network: Slack greets at once. */
const GREETED_MS = 10_000;

/** Null if a connection opens with the token, and Slack greets on it. */
export async function checkApp(token: string, values: Values): Promise<Refused | null> {
  const flaw = toFlaw('SLACK_APP_TOKEN', findAppTokenMistake(token));
  if (flaw !== null) return { text: flaw, isUnreachable: false };
  return orUnreachable(async () => {
    const reply = await toCall(token, values)('apps.connections.open');
    if (!reply.ok) return toRefused('SLACK_APP_TOKEN', reply);
    const hello = await readHello(String(reply.body.url), AbortSignal.timeout(GREETED_MS));
    return findSocketFlaw(hello);
  });
}

/** Ten connections that are open already are another Parley's, and say nothing of the token. */
function findSocketFlaw(hello: string): Refused | null {
  if (hello === 'hello' || hello === 'too_many_websockets') return null;
  if (hello === 'link_disabled')
    return {
      text: 'Socket Mode is turned off for the app: turn it on (your app → Socket Mode), then enter the token again.',
      isUnreachable: false,
    };
  return { text: `Slack can’t be reached by WebSocket: ${hello}.`, isUnreachable: true };
}

function toRefused(name: string, { error }: SlackReply): Refused {
  const why = explainSlackToken(error, name) ?? 'see docs/slack.md';
  return { text: `Slack rejected it (${error}): ${why}.`, isUnreachable: false };
}

/** A network that fails says nothing of a token. */
export async function orUnreachable(check: () => Promise<Refused | null>): Promise<Refused | null> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return { text: `${error.message}.`, isUnreachable: true };
  }
}
