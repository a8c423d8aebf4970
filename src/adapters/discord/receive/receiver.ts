import type { Form } from '../../../core/content.ts';
import type { Suggest } from '../../../core/jobs/command-form.ts';
import type { MentionNames, Place } from '../../../core/messages.ts';
import type { Listener, Log } from '../../../core/ports.ts';
import { CODE, refusalOf } from '../failures.ts';
import type { ChannelInfo, EventContext, Identity } from '../places.ts';
import type { RestApi } from '../rest.ts';
import { toChoices } from './commands.ts';
import { type Completing, fillIn, readRetitled, withMenuFiles, withTitle } from './complete.ts';
import { findFlaw } from './flaws.ts';
import { createFormMemory, type FormMemory, toCustomId } from './form-memory.ts';
import { createGuilds } from './guild-allowlist.ts';
import { toEvents, toOpened } from './inbound.ts';
import {
  CALLBACK,
  isAutocomplete,
  toAcknowledgement,
  toLateAcknowledgement,
} from './interactions.ts';
import type { MessagePayload } from './message-payloads.ts';
import { toModal } from './modal.ts';
import type {
  ChangedPayload,
  Dispatch,
  GuildDeletionPayload,
  InteractionPayload,
} from './payloads.ts';

export type Receiver = {
  onDispatch(dispatch: Dispatch): void;
  /** Resolves when everything that has arrived is accepted. */
  idle(): Promise<void>;
};

/** What things are called, as far as events tell it. */
export type NamesOnTheWay = {
  known(token: string, here: Omit<Place, 'platform'>): string | null;
  note(workspace: string, names: MentionNames, from: 'event'): void;
  /** A channel may be called otherwise from now on. */
  forget(channel: string): void;
};

export type ReceiverOptions = Completing & {
  readonly api: RestApi;
  readonly names: NamesOnTheWay;
  readonly identity: () => Identity;
  readonly suggest: Suggest | undefined;
  readonly listener: Listener;
  /** An interaction, by its id, that cannot be answered in its own way. */
  readonly withdraw: (interaction: string) => void;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly now: () => number;
};

/**
 * Takes the gateway's dispatches: acknowledges interactions at once, keeps each channel's order,
 * and hands on events.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
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
    watch(handOn(options, dispatch, toPlain(options, guild)), dispatch.type);
  };

  return {
    onDispatch(dispatch) {
      const { type } = dispatch;
      const flaw = findFlaw(dispatch);
      if (flaw) return log.warn({ type, flaw }, 'a malformed event was left');
      switch (dispatch.type) {
        case 'INTERACTION_CREATE':
          return watch(interact(options, forms, dispatch.data), type);
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
function createWatch({ signal, log }: ReceiverOptions, running: Set<Promise<void>>) {
  return (work: Promise<unknown>, type: string): void => {
    const run = work
      .then(() => undefined)
      .catch((error: unknown) => {
        if (!signal.aborted) log.error({ type, err: error }, 'an event was lost');
      })
      .finally(() => running.delete(run));
    running.add(run);
  };
}

async function handOn(
  { listener, names }: ReceiverOptions,
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
 * where that may be another one. Null where no message does.
 */
function toRetitle(
  options: ReceiverOptions,
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

function toPlain(
  { identity, names, now }: ReceiverOptions,
  location: EventContext['location'],
  roleId: string | null = null,
): EventContext {
  const { thread, ...rest } = location;
  const here = thread === null ? rest : { ...rest, thread };
  const nameOf = (token: string) => names.known(token, here);
  return { identity: identity(), location, roleId, nameOf, title: null, receivedAt: now() };
}

/** Where an event comes from, as it tells itself. */
type Origin = {
  readonly guild: string;
  readonly channel: string;
  readonly told: ChannelInfo | null;
};

/** A message tells at most its channel's type. */
function toOrigin({ guild_id: guild, channel_id: channel, channel_type: type }: ChannelEvent) {
  return { guild, channel, told: type === null ? null : { type, parent: null } };
}

/** An interaction carries its channel. */
function toInteractionOrigin(interaction: InteractionPayload): Origin {
  const { guild_id: guild, channel_id: channel } = interaction;
  const { type, parent_id: parent } = interaction.channel;
  return { guild, channel, told: type === null ? null : { type, parent: parent || null } };
}

async function toContext(
  options: ReceiverOptions,
  { guild, channel, told }: Origin,
): Promise<EventContext> {
  const { channels, identity, log, signal } = options;
  const location = await channels.locate(channel, guild, told, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    log.warn({ channel, err: error }, 'a channel could not be looked up; taking it for no thread');
    return { workspace: guild, channel, thread: null };
  });
  return toPlain(options, location, channels.ownRole(guild, identity().userId));
}

/**
 * The acknowledgement is sent before anything else is waited for: Discord allows three seconds.
 * Accepting does not wait for its outcome, because this process may not live to hear of it.
 */
async function interact(
  options: ReceiverOptions,
  forms: FormMemory,
  interaction: InteractionPayload,
): Promise<void> {
  const { commands } = options.identity();
  if (isAutocomplete(interaction)) {
    const { suggest = async () => [] } = options;
    const choices = await toChoices(interaction.data, commands, suggest);
    await answer(options, interaction, { type: CALLBACK.autocomplete, data: { choices } });
    return;
  }
  const ack = toAcknowledgement(interaction, commands);
  const acknowledged = ack ? acknowledge(options, interaction, ack) : Promise.resolve();
  const context = await toContext(options, toInteractionOrigin(interaction));
  const used = ack ?? toLateAcknowledgement(interaction, commands);
  for (const event of toEvents({ type: 'INTERACTION_CREATE', data: interaction }, context, used)) {
    const form = await options.listener(
      await withMenuFiles(options, forms.withFiles(event), interaction),
    );
    if (form) forms.keep(event, form.action);
    const shown = form && toFormAnswer(form, toCustomId(event, form.action));
    if (!ack && used) await acknowledge(options, interaction, shown ?? used);
  }
  await acknowledged;
}

/** A form can only be the first answer. */
function toFormAnswer(form: Form, customId: string): Answer {
  return { type: CALLBACK.modal, data: toModal(form, customId) };
}

/** What was refused cannot be answered in its own way: its answer stands in the channel. */
async function acknowledge(
  options: ReceiverOptions,
  interaction: InteractionPayload,
  body: Answer,
): Promise<void> {
  if (!(await answer(options, interaction, body))) options.withdraw(interaction.id);
}

type Answer = { readonly type: number; readonly data?: unknown };

/** Whether the interaction can be answered further; a late or second answer is logged. */
async function answer(
  { api, log, signal }: ReceiverOptions,
  { id, token }: InteractionPayload,
  body: Answer,
): Promise<boolean> {
  const path: `/${string}` = `/interactions/${id}/${token}/callback`;
  try {
    await api.ask({ kind: 'callback', scope: id, method: 'POST', path, body }, signal);
    return true;
  } catch (error) {
    log.warn({ interaction: id, err: error }, 'an interaction could not be acknowledged');
    const refusal = refusalOf(error);
    // It was delivered twice, or the outcome is unknown: Discord may have accepted it.
    return !refusal || refusal.status === 0 || refusal.code === CODE.alreadyAcknowledged;
  }
}

/** Runs the work of one channel in the order in which it came, whatever each piece waits for. */
function createQueue() {
  const tails = new Map<string, Promise<void>>();
  return (channel: string, work: () => Promise<void>): Promise<void> => {
    const before = tails.get(channel) ?? Promise.resolve();
    const run = before.then(work);
    const tail = run
      .catch(() => {}) // The caller hears of it; the next one has its turn all the same.
      .finally(() => {
        if (tails.get(channel) === tail) tails.delete(channel);
      });
    tails.set(channel, tail);
    return run;
  };
}
