import { z } from 'zod';
import { commands } from '../../../commands/index.ts';
import { toManifest } from '../../../src/adapters/slack/manifest.ts';
import { Unreachable } from '../../probe/reach.ts';
import { createSlackCall, explainSlackToken } from '../../probe/slack.ts';
import { type Check, type Finding, fail, note, ok, skip, toList, warn } from '../check.ts';
import type { Context } from '../context.ts';
import { SHAPES, type Shape } from '../slack-shapes.ts';
import { readHello } from '../socket.ts';
import { check } from './slack.ts';

const TURN_ON = 'turn Socket Mode on: api.slack.com/apps → your app → Socket Mode';

/** How events come, which ones, and whether what Parley sends is taken. */
export const slackAppChecks: readonly Check[] = [
  { group: 'Slack', name: 'Events by', run: findWay },
  { group: 'Slack', name: 'Events', run: compareManifest },
  check('Layout', async ({ slack }, signal) => {
    const replies = await Promise.all(
      SHAPES.map(async (shape) => ({
        shape,
        ...(await slack.bot('blocks.validate', toArgs(shape), signal)),
      })),
    );
    if (replies.some(({ error }) => error === 'unknown_method')) return [await checkAtHome()];
    const refused = replies.filter(({ ok }) => !ok);
    if (refused.length === 0) return [ok(`Slack accepts all ${SHAPES.length} message layouts`)];
    return refused.map(({ shape, error, body }) =>
      fail(`${shape.name} was refused (${error}) ${toPointers(body)}`.trim(), REPORT),
    );
  }),
];

const REPORT = 'please report this with Parley’s version; until then plain text is sent';

function toArgs({ kind, payload }: Shape) {
  return { [kind]: JSON.stringify(payload) };
}

/** docs.slack.dev/reference/methods/blocks.validate */
const errorsSchema = z.object({
  errors: z
    .array(z.object({ pointer: z.string().catch(''), message: z.string().catch('') }))
    .catch([]),
});

function toPointers(body: unknown): string {
  const { errors } = errorsSchema.parse(body);
  return toList(
    errors.map(({ pointer, message }) => `${pointer} ${message}`.trim()),
    2,
  );
}

/** By the rules of the tests, if they are beside the program: the image does not contain them. */
async function checkAtHome(): Promise<Finding> {
  try {
    const { validBlocks } = await import('../../../test/emulators/slack/blocks.ts');
    for (const { kind, payload } of SHAPES) {
      const blocks = kind === 'view' ? blocksSchema.parse(payload).blocks : payload;
      validBlocks(z.array(z.looseObject({})).parse(blocks), kind === 'view' ? 'modal' : 'message');
    }
    return note('this Slack has no blocks.validate; all layouts pass its published rules');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
      return skip('this Slack has no blocks.validate');
    return fail('a layout breaks Slack’s published rules', REPORT);
  }
}

const blocksSchema = z.object({ blocks: z.unknown() });

async function findWay(context: Context, signal: AbortSignal): Promise<readonly Finding[]> {
  const { slack, config } = context;
  if (slack === null || config.slack === null) return [];
  if (slack.app === null) return [toHttpFinding(await context.running())];
  const running = (await context.running())?.slack;
  if (running?.isReady) return [ok(`Socket Mode, open in the running Parley: ${running.detail}`)];
  const opened = await slack.app('apps.connections.open', {}, signal);
  if (!opened.ok) return [toAppTokenFinding(opened.error)];
  const hello = await readHello(String(opened.body.url), signal);
  if (hello === 'hello') return [ok('Socket Mode: a test connection was opened')];
  if (hello === 'too_many_websockets')
    return [warn('ten connections are already open', 'stop other programs with this app token')];
  if (hello === 'link_disabled') return [fail('Socket Mode is turned off for the app', TURN_ON)];
  throw new Unreachable(`Slack can’t be reached by WebSocket: ${hello}`);
}

function toAppTokenFinding(error: string): Finding {
  const remedy = explainSlackToken(error, 'SLACK_APP_TOKEN');
  return fail(
    `SLACK_APP_TOKEN was rejected (${error})`,
    remedy ?? `make one under Basic Information, and ${TURN_ON}`,
  );
}

function toHttpFinding(running: Awaited<ReturnType<Context['running']>>): Finding {
  if (running?.slack?.isReady)
    return note('HTTP: Slack has to reach /slack/events from outside, which isn’t checked here');
  return note('HTTP: start Parley, then check the request URL under Event Subscriptions');
}

/** The app id is in the app-level token. */
const APP_ID = /^xapp-\d+-(A[A-Z0-9]+)-/;
const manifestSchema = z.object({
  manifest: z.object({
    settings: z
      .object({
        event_subscriptions: z
          .object({ bot_events: z.array(z.string()).catch([]) })
          .catch({ bot_events: [] }),
        interactivity: z
          .object({ is_enabled: z.boolean().catch(false) })
          .catch({ is_enabled: false }),
      })
      .catch({ event_subscriptions: { bot_events: [] }, interactivity: { is_enabled: false } }),
    features: z
      .object({
        slash_commands: z.array(z.object({ command: z.string() })).catch([]),
        shortcuts: z.array(z.object({ callback_id: z.string() })).catch([]),
      })
      .catch({ slash_commands: [], shortcuts: [] }),
  }),
});

const PASTE = 'paste the manifest again (npm run slack:manifest) under App Manifest';

/** No bot may read its app's settings: that takes a configuration token, which lives 12 hours. */
async function compareManifest(
  { slack, config, environment }: Context,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  if (slack === null || config.slack === null) return [];
  const token = environment.DOCTOR_SLACK_CONFIG_TOKEN?.trim();
  const appId = APP_ID.exec(config.slack.appToken ?? '')?.[1];
  if (!token || !appId)
    return [
      note(
        'a bot can’t see which events it gets. After an update, paste the manifest again, or set DOCTOR_SLACK_CONFIG_TOKEN (api.slack.com/apps, “Your App Configuration Tokens”) to compare',
      ),
    ];
  const call = createSlackCall({ token, apiUrl: config.slack.apiUrl });
  const reply = await call('apps.manifest.export', { app_id: appId }, signal);
  if (!reply.ok)
    return [
      warn(`the manifest couldn’t be read (${reply.error})`, 'make a new configuration token'),
    ];
  const found = manifestSchema.safeParse(reply.body).data;
  if (!found) return [note('the manifest that Slack sent couldn’t be read')];
  return toDifferences(found.manifest, config.slack.commandPrefix);
}

type Manifest = z.infer<typeof manifestSchema>['manifest'];

function toDifferences({ settings, features }: Manifest, prefix: string): readonly Finding[] {
  const wanted = toManifest({ commands, prefix, socketMode: true, url: null });
  const lacking = <Item>(all: readonly Item[], there: readonly Item[]) =>
    all.filter((each) => !there.includes(each));
  const events = lacking(
    wanted.settings.event_subscriptions.bot_events,
    settings.event_subscriptions.bot_events,
  );
  const slash = lacking(
    wanted.features.slash_commands.map(({ command }) => command),
    features.slash_commands.map(({ command }) => command),
  );
  const menus = lacking(
    wanted.features.shortcuts.map(({ callback_id: id }) => id),
    features.shortcuts.map(({ callback_id: id }) => id),
  );
  const findings = [
    ...(events.length > 0 ? [fail(`not subscribed: ${toList(events)}`, PASTE)] : []),
    ...(settings.interactivity.is_enabled ? [] : [fail('buttons and forms are off', PASTE)]),
    ...(slash.length > 0 ? [warn(`no slash command: ${toList(slash)}`, PASTE)] : []),
    ...(menus.length > 0 ? [warn(`not in the message menu: ${toList(menus)}`, PASTE)] : []),
  ];
  return findings.length > 0 ? findings : [ok('the app matches this version’s manifest')];
}
