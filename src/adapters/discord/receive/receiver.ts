import type { Form } from '../../../core/content.ts';
import type { Suggest } from '../../../core/jobs/command-suggestions.ts';
import type { Listener, Log } from '../../../core/ports.ts';
import { CODE, refusalOf } from '../failures.ts';
import { type Bag, textOf, toBag, toBags } from '../json.ts';
import type { ChannelLookup, Context, Identity } from '../places.ts';
import type { Api } from '../rest.ts';
import { toChoices } from './commands.ts';
import { findFlaw } from './flaws.ts';
import { type Frame, toEvents } from './inbound.ts';
import {
  CALLBACK,
  isAutocomplete,
  toAcknowledgement,
  toLateAcknowledgement,
} from './interactions.ts';
import { toModal } from './modal.ts';

export type Receiver = {
  onFrame(frame: Frame): void;
  /** Resolves when everything that has arrived is accepted. */
  idle(): Promise<void>;
};

export type ReceiverOptions = {
  readonly api: Api;
  readonly channels: ChannelLookup;
  readonly identity: () => Identity;
  readonly suggest: Suggest | undefined;
  readonly listener: Listener;
  /** An interaction, by its id, that cannot be answered in its own way. */
  readonly withdraw: (interaction: string) => void;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly now: () => number;
};

/** Takes the gateway's dispatches: acknowledges interactions at once, keeps each channel's order, and hands on events. */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { listener, log } = options;
  const guilds = createGuilds();
  const queue = createQueue();
  const running = new Set<Promise<void>>();

  const watch = (work: Promise<unknown>, type: string): void => {
    const run = work
      .then(() => undefined)
      .catch((error: unknown) => {
        if (!options.signal.aborted) log.error({ type, err: error }, 'an event was lost');
      })
      .finally(() => running.delete(run));
    running.add(run);
  };

  const hand = async (frame: Frame, context: Context): Promise<void> => {
    for (const event of toEvents(frame, context)) await listener(event);
  };

  return {
    onFrame(frame) {
      const { type, data } = frame;
      const flaw = findFlaw(frame);
      if (flaw) return log.warn({ type, flaw }, 'a malformed event was left');
      if (type === 'INTERACTION_CREATE') return watch(interact(options, data), type);
      if (type.startsWith('MESSAGE_')) {
        if (!isMessage(type) || isOwn(data, options.identity())) return undefined;
        const channel = textOf(data, 'channel_id');
        return watch(
          queue(channel, async () => hand(frame, await toContext(options, data))),
          type,
        );
      }
      if (guilds.isNews(frame)) {
        const guild = { workspace: textOf(data, 'id'), channel: '', thread: null };
        return watch(hand(frame, toPlain(options, guild)), type);
      }
      return undefined;
    },
    async idle() {
      await Promise.all(running);
    },
  };
}

const MESSAGES = ['MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE', 'MESSAGE_DELETE_BULK'];

function isMessage(type: string): boolean {
  return MESSAGES.includes(type);
}

/** Own writes come back by the hundred: they stop here, before anything is looked up. */
function isOwn(data: Bag, { userId }: Identity): boolean {
  const author = textOf(toBag(data.author), 'id');
  return author !== '' && author === userId;
}

function toPlain(
  { identity, now }: ReceiverOptions,
  location: Context['location'],
  roleId: string | null = null,
): Context {
  return { identity: identity(), location, roleId, receivedAt: now() };
}

async function toContext(options: ReceiverOptions, data: Bag): Promise<Context> {
  const { channels, identity, log, signal } = options;
  const guild = textOf(data, 'guild_id');
  const channel = textOf(data, 'channel_id');
  const location = await channels.locate(channel, guild, data, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    log.warn({ channel, err: error }, 'a channel could not be looked up; taking it for no thread');
    return { workspace: guild, channel, thread: null };
  });
  return toPlain(options, location, channels.ownRole(guild, identity().userId));
}

/**
 * The acknowledgement is sent before anything else is waited for: Discord allows three seconds. Accepting does not wait for its
 * outcome, which this process may not live to hear of.
 */
async function interact(options: ReceiverOptions, data: Bag): Promise<void> {
  const { commands } = options.identity();
  if (isAutocomplete(data)) {
    const choices = await toChoices(
      toBag(data.data),
      commands,
      options.suggest ?? (async () => []),
    );
    await answer(options, data, { type: CALLBACK.autocomplete, data: { choices } });
    return;
  }
  const ack = toAcknowledgement(data, commands);
  const acknowledged = ack ? acknowledge(options, data, ack) : Promise.resolve();
  const context = await toContext(options, data);
  const used = ack ?? toLateAcknowledgement(data, commands);
  const frame = { type: 'INTERACTION_CREATE', data };
  for (const event of toEvents(frame, context, used)) {
    const form = await options.listener(event);
    if (!ack && used) await acknowledge(options, data, form ? toFormAnswer(form) : used);
  }
  await acknowledged;
}

/** A form can only be the first answer. */
function toFormAnswer(form: Form): Answer {
  return { type: CALLBACK.modal, data: toModal(form) };
}

/** What was refused cannot be answered in its own way: its answer stands in the channel. */
async function acknowledge(options: ReceiverOptions, data: Bag, body: Answer): Promise<void> {
  if (!(await answer(options, data, body))) options.withdraw(textOf(data, 'id'));
}

type Answer = { readonly type: number; readonly data?: unknown };

/** Whether the interaction can be answered further; what is too late, or was answered before, is said in the log. */
async function answer(
  { api, log, signal }: ReceiverOptions,
  data: Bag,
  body: Answer,
): Promise<boolean> {
  const id = textOf(data, 'id');
  const path: `/${string}` = `/interactions/${id}/${textOf(data, 'token')}/callback`;
  try {
    await api.ask({ kind: 'callback', scope: id, method: 'POST', path, body }, signal);
    return true;
  } catch (error) {
    log.warn({ interaction: id, err: error }, 'an interaction could not be acknowledged');
    const refusal = refusalOf(error);
    // Delivered twice, or nobody knows: Discord may have accepted it.
    return !refusal || refusal.status === 0 || refusal.code === CODE.alreadyAcknowledged;
  }
}

/** Which guilds Parley is in: they all come again with every connect. */
function createGuilds() {
  const known = new Set<string>();
  return {
    isNews({ type, data }: Frame): boolean {
      const id = textOf(data, 'id');
      if (type === 'READY') {
        for (const guild of toBags(data.guilds)) known.add(textOf(guild, 'id'));
        return false;
      }
      if (type === 'GUILD_CREATE' && data.unavailable !== true && !known.has(id)) {
        known.add(id);
        return true;
      }
      return type === 'GUILD_DELETE' && data.unavailable !== true && known.delete(id);
    },
  };
}

/** Runs the work of one channel in the order in which it came, whatever each piece waits for. */
function createQueue() {
  const tails = new Map<string, Promise<void>>();
  return (channel: string, work: () => Promise<void>): Promise<void> => {
    const before = tails.get(channel) ?? Promise.resolve();
    const run = before.then(work);
    const tail = run
      .catch(() => {}) // Whoever asked for the work hears of it; the next one has its turn all the same.
      .finally(() => {
        if (tails.get(channel) === tail) tails.delete(channel);
      });
    tails.set(channel, tail);
    return run;
  };
}
