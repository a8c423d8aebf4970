import type { EventContext, Identity } from '../places.ts';
import { acceptInteraction, type InteractionOptions } from './acknowledge.ts';
import { fillIn, readRetitled, withTitle } from './complete.ts';
import { toContext, toContextIn } from './context.ts';
import { findFlaw } from './flaws.ts';
import { createFormMemory } from './form-memory.ts';
import { createGuilds } from './guild-allowlist.ts';
import { toEvents, toOpened } from './inbound.ts';
import type { MessagePayload } from './message-payloads.ts';
import type { ChangedPayload, Dispatch, GuildDeletionPayload } from './payloads.ts';

export type Receiver = {
  onDispatch(dispatch: Dispatch): void;
  /** Resolves when everything that has arrived is accepted. */
  idle(): Promise<void>;
};

/**
 * Takes the gateway's dispatches: acknowledges interactions at once, keeps each channel's order,
 * and hands on events.
 */
export function createReceiver(options: InteractionOptions): Receiver {
  const { listener, log } = options;
  const guilds = createGuilds();
  const forms = createFormMemory();
  const queue = createQueue();
  const running = new Set<Promise<void>>();

  const watch = createWatch(options, running);

  const onChannelEvent = (dispatch: Extract<Dispatch, { data: ChannelEvent }>): void => {
    const { type, data } = dispatch;
    const run = async () => {
      const context = await toContext(options, toOrigin(data));
      const whole = await fillIn(options, dispatch);
      await handOn(options, whole, await withTitle(options, dispatch, context));
    };
    watch(queue(data.channel_id, run), type);
  };

  const onChanged = ({ type, data }: Extract<Dispatch, { data: ChangedPayload }>): void => {
    options.names.forget(data.id);
    watch(listener(toOpened(options.now())), type);
    const retitle = toRetitle(options, data);
    if (retitle) watch(queue(data.id, retitle), type);
  };

  const onGuild = (dispatch: Dispatch, { id: workspace }: GuildDeletionPayload): void => {
    const guild = { workspace, channel: '', thread: null };
    watch(handOn(options, dispatch, toContextIn(options, guild)), dispatch.type);
  };

  return {
    onDispatch(dispatch) {
      const { type } = dispatch;
      const flaw = findFlaw(dispatch);
      if (flaw) return log.warn({ type, flaw }, 'skipped a malformed event');
      switch (dispatch.type) {
        case 'INTERACTION_CREATE':
          return watch(acceptInteraction(options, forms, dispatch.data), type);
        case 'MESSAGE_CREATE':
        case 'MESSAGE_UPDATE':
          // Own writes come back by the hundred: they stop here, before anything is looked up.
          if (isOwn(dispatch.data, options.identity())) return undefined;
          return onChannelEvent(dispatch);
        case 'MESSAGE_DELETE':
        case 'MESSAGE_DELETE_BULK':
          return onChannelEvent(dispatch);
        case 'READY':
          return guilds.onReady(dispatch.data);
        case 'GUILD_CREATE':
          return guilds.isJoined(dispatch.data) ? onGuild(dispatch, dispatch.data) : undefined;
        case 'GUILD_DELETE':
          return guilds.isLeft(dispatch.data) ? onGuild(dispatch, dispatch.data) : undefined;
        case 'CHANNEL_UPDATE':
        case 'THREAD_UPDATE':
          return onChanged(dispatch);
        default:
          return watch(listener(toOpened(options.now())), type);
      }
    },
    async idle() {
      await Promise.all(running);
    },
  };
}

/** Keeps work until it has ended; what it fails with is logged. */
function createWatch(
  { signal, log }: Pick<InteractionOptions, 'signal' | 'log'>,
  running: Set<Promise<void>>,
) {
  return (work: Promise<unknown>, type: string): void => {
    const run = work
      .then(() => undefined)
      .catch((error: unknown) => {
        if (!signal.aborted) log.error({ type, err: error }, 'lost an event');
      })
      .finally(() => running.delete(run));
    running.add(run);
  };
}

async function handOn(
  { listener, names }: Pick<InteractionOptions, 'names' | 'listener'>,
  dispatch: Dispatch,
  context: EventContext,
): Promise<void> {
  for (const event of toEvents(dispatch, context)) {
    const told = event.type === 'message' || event.type === 'edit' ? event.message : event;
    const found = 'names' in told ? told.names : undefined;
    names.note(context.location.workspace, found ?? {}, 'event');
    await listener(event);
  }
}

/**
 * The message that opened a post in a forum carries the title of the post: it is told once more
 * where that may be another one. Null if no message does.
 */
function toRetitle(
  options: InteractionOptions,
  changed: ChangedPayload,
): (() => Promise<void>) | null {
  const { channels } = options;
  if (!channels.isForum(changed.parent_id)) return null;
  const before = channels.knownTitle(changed.id); // discord.js takes the event in after this.
  return async () => {
    const opening = await readRetitled(options, changed, before);
    if (!opening) return;
    const context = await toContext(options, toOrigin(opening.data));
    await handOn(options, opening, await withTitle(options, opening, context));
  };
}

type ChannelEvent = {
  readonly guild_id: string;
  readonly channel_id: string;
  readonly channel_type: number | null;
};

function isOwn({ author }: MessagePayload, { userId }: Identity): boolean {
  return author.id !== '' && author.id === userId;
}

/** A message tells at most its channel's type. */
function toOrigin({ guild_id: guild, channel_id: channel, channel_type: type }: ChannelEvent) {
  return { guild, channel, told: type === null ? null : { type, parent: null } };
}

/** Runs the work of one channel in the order in which it came, whatever each piece waits for. */
function createQueue() {
  const tails = new Map<string, Promise<void>>();
  return (channel: string, work: () => Promise<void>): Promise<void> => {
    const before = tails.get(channel) ?? Promise.resolve();
    const run = before.then(work);
    const tail = run
      .catch(() => {}) // The caller gets the error; the next event still gets its turn.
      .finally(() => {
        if (tails.get(channel) === tail) tails.delete(channel);
      });
    tails.set(channel, tail);
    return run;
  };
}
