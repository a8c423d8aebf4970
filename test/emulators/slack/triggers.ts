import { saidBy } from './chat.ts';
import { SlackError } from './errors.ts';
import { changeMessage, postMessage, removeMessage } from './messages.ts';
import type { Channel, Json, Message, Workspace } from './types.ts';
import { flagArg, textArg } from './wire.ts';
import type { World } from './world.ts';

// docs: interactivity/handling-user-interaction
const RESPONSE_USES = 5;
const RESPONSE_LIFETIME_MS = 30 * 60_000;

interface ResponseUrl {
  readonly workspace: Workspace;
  readonly channel: Channel;
  readonly user: string;
  readonly message: Message | undefined;
  readonly at: number;
  uses: number;
}

/** The trigger ids and response URLs that interactions hand out. */
export const createTriggers = (world: World) => {
  const triggers = new Map<string, { user: string; at: number; used: boolean }>();
  const urls = new Map<string, ResponseUrl>();

  const trigger = (user: string): string => {
    const id = `${world.now()}.${triggers.size + 1}.${world.nextId('t').toLowerCase()}`;
    triggers.set(id, { user, at: world.now(), used: false });
    return id;
  };

  /** Uses a trigger up and says whose it was. */
  const exchange = (id: string): string => {
    const found = triggers.get(id);
    if (!found) throw new SlackError('invalid_trigger_id');
    if (found.used) throw new SlackError('exchanged_trigger_id');
    if (world.now() - found.at > world.settings.triggerLifetimeMs)
      throw new SlackError('expired_trigger_id');
    found.used = true;
    return found.user;
  };

  const responseUrl = (
    workspace: Workspace,
    channel: Channel,
    user: string,
    message?: Message,
  ): string => {
    const id = world.nextId('R');
    urls.set(id, { workspace, channel, user, message, at: world.now(), uses: 0 });
    return `${world.baseUrl}/response/${id}`;
  };

  /** Serves a POST to a response URL; the answer is Slack's plain text and status. */
  const respond = (id: string, args: Json): { status: number; text: string } => {
    const url = urls.get(id);
    if (!url) return { status: 404, text: 'no_service' };
    if (world.now() - url.at > RESPONSE_LIFETIME_MS) return { status: 404, text: 'expired_url' };
    if (url.uses >= RESPONSE_USES) return { status: 404, text: 'used_url' };
    url.uses += 1;
    try {
      applyResponse(world, url, args);
    } catch (error) {
      if (error instanceof SlackError) return { status: 400, text: error.error };
      throw error;
    }
    return { status: 200, text: 'ok' };
  };

  /** Takes over a response URL that was handed out before. */
  const adopt = (id: string, url: ResponseUrl): void => void urls.set(id, url);

  return { trigger, exchange, responseUrl, respond, adopt };
};

export type Triggers = ReturnType<typeof createTriggers>;

const applyResponse = (world: World, url: ResponseUrl, args: Json): void => {
  const { workspace, channel, message } = url;
  const present = message && channel.messages.includes(message) ? message : undefined;
  if (flagArg(args, 'delete_original')) {
    if (present) removeMessage(world, workspace, channel, present);
    return;
  }
  const said = saidBy(args);
  if (!said.text && !said.blocks?.length) throw new SlackError('no_text');
  if (flagArg(args, 'replace_original') && present) {
    changeMessage(world, workspace, channel, present, (each) => {
      each.text = said.text;
      each.blocks = said.blocks ?? [];
      each.edited = { user: workspace.botUserId, ts: world.nextTs() };
    });
    return;
  }
  const { channel: place, ts, ...rest } = sayAs(world, workspace, channel, said, args, url.user);
  postMessage(world, workspace, channel, { channel: place, ts, ...rest });
};

/** What the app says in answer to an interaction: only to its person unless it says in_channel. */
export const sayAs = (
  world: World,
  workspace: Workspace,
  channel: Channel,
  said: ReturnType<typeof saidBy>,
  args: Json,
  user: string,
): Message => {
  const isPublic = args.response_type === 'in_channel';
  // docs: handling-user-interaction; only what all may read goes into a thread.
  const threadTs = isPublic ? textArg(args, 'thread_ts') : '';
  return {
    channel: channel.id,
    ts: world.nextTs(),
    user: workspace.botUserId,
    botId: workspace.botId,
    text: said.text,
    blocks: said.blocks ?? [],
    files: [],
    reactions: [],
    ...(threadTs ? { threadTs } : {}),
    ...(isPublic ? {} : { ephemeralFor: user }),
  };
};
