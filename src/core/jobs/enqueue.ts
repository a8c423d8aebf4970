import { createHash } from 'node:crypto';
import { type Form, parseAction, toAction } from '../content.ts';
import type { Places } from '../conversation/known-places.ts';
import type { Policy } from '../conversation/policy.ts';
import { type SettingsStore, toChannelScope } from '../conversation/settings.ts';
import {
  type ActionEvent,
  type CommandEvent,
  type FormEvent,
  type IncomingEvent,
  type MessageEvent,
  messageOf,
  toMessageKey,
} from '../events.ts';
import type { Job } from '../job.ts';
import { hasContent, type Message, type Place } from '../messages.ts';
import { adapterOf } from '../platform.ts';
import type { Adapter } from '../ports.ts';
import type { Accepted, AcceptOptions, Inbox } from '../store-ports.ts';
import type { CommandSpec } from './command.ts';
import { askMissing, lacks, toCompleted } from './command-form.ts';
import { type ActionHandler, type Handlers, toActionName } from './feature.ts';
import { isEnded } from './handover.ts';
import { type FindLocales, toOwnForm } from './locales.ts';
import { enqueueBehind, type QueuedPress, toKeyBehind, toOwnName } from './shared-press.ts';

/** Stores an event as work to be done; `lane` says behind what. */
export function enqueue(
  inbox: Inbox,
  event: IncomingEvent,
  options: Partial<AcceptOptions> & { lane: string },
): Promise<Accepted> {
  return inbox.accept(event, { notBefore: 0, merge: false, ...options });
}

export type CommandQueue = {
  readonly inbox: Inbox;
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly commands: readonly CommandSpec[];
  readonly findLocales: FindLocales;
};

/**
 * A command that was used by itself waits for nothing that is said around it. One that lacks
 * something asks for it with a form first.
 */
export async function enqueueCommand(
  { inbox, adapters, commands, findLocales }: CommandQueue,
  typed: CommandEvent,
): Promise<Form | null> {
  const event = await toThreadsConversation(inbox, typed);
  const { messageId, conversation, place, key, name, options } = event;
  if (messageId !== null) {
    await enqueue(inbox, event, { lane: conversation });
    return null;
  }
  const lane = `${conversation}#${key}`;
  const adapter = adapterOf(adapters, place);
  const isOne = place.thread !== undefined || adapter.platform.isOneConversation(place);
  const command = commands.find((each) => each.name === name);
  if (command && !event.isFormRefused && lacks(command, options))
    return toOwnForm(findLocales, event, () => askMissing(command, event, adapter));
  const begins = command?.beginsConversation === true && !isOne;
  await enqueue(inbox, begins ? { ...event, conversation: lane } : event, { lane });
  return null;
}

/**
 * A command in a thread is about the conversation that the thread's first message belongs to,
 * which may be an answer of Parley's.
 */
async function toThreadsConversation(inbox: Inbox, event: CommandEvent): Promise<CommandEvent> {
  const { place, messageId } = event;
  const { thread } = place;
  if (thread === undefined || thread === messageId) return event;
  const job = await inbox.find({ messageKey: toMessageKey(place, thread) });
  return job ? { ...event, conversation: job.conversation } : event;
}

/** A form completes a command, or belongs to the conversation whose button opened it. */
export async function enqueueForm(
  queue: CommandQueue & ActionQueue,
  event: FormEvent,
): Promise<Pick<Enqueued, 'behind'>> {
  const completed = toCompleted(event);
  if (!completed) return enqueueAction(queue, event);
  await enqueueCommand(queue, completed);
  return { behind: null };
}

export type ActionQueue = {
  readonly inbox: Inbox;
  readonly policy: Policy;
  readonly actions: Handlers['actions'];
};

export type Enqueued = {
  readonly accepted: Accepted;
  readonly holder: Job | null;
  /** What is known of the press of another person that has forestalled this one. */
  readonly behind: QueuedPress | null;
};

/** A press, or the form that it opened, is work of the conversation that its button belongs to. */
export async function enqueueAction(
  { inbox, policy, actions }: ActionQueue,
  event: ActionEvent | FormEvent,
): Promise<Enqueued> {
  const holder = await inbox.find({ jobId: parseAction(event.action).jobId });
  const conversation = holder?.conversation ?? event.conversation;
  const handler = actions.get(parseAction(event.action).verb);
  const pressed = { ...event, conversation, action: toShownAction(event, holder, handler) };
  const isShared = isForAll(policy, handler, event);
  const lane = toActionLane(pressed, holder, handler);
  const { once } = await toOnceAfter(inbox, pressed, holder, toOnce(pressed, handler, isShared));
  const accepted = await enqueue(inbox, pressed, {
    lane,
    ...(once === undefined ? {} : { once }),
    ...(once !== undefined && isShared ? { name: toOwnName(once, pressed) } : {}),
  });
  const waits = isShared && accepted.status === 'seen' && once !== undefined;
  const behind = waits ? await enqueueBehind(inbox, pressed, { lane, once }) : null;
  return { accepted, holder, behind };
}

/**
 * Whether a press counts for all: one that will be refused in any case counts for its own person.
 */
function isForAll(
  policy: Policy,
  handler: ActionHandler | undefined,
  { place, speaker, isAdmitted }: ActionEvent | FormEvent,
): boolean {
  return handler?.once === 'anybody' && isAdmitted !== false && policy.isAllowed(place, speaker);
}

/**
 * Puts a press behind the edit of what its message answers, so that it means what stands there
 * then. False if it stands behind it already.
 */
export async function postpone(
  { inbox, policy, actions }: ActionQueue,
  { event, job }: { readonly event: ActionEvent | FormEvent; readonly job: Job },
  edit: Job,
): Promise<boolean> {
  const handler = actions.get(parseAction(event.action).verb);
  const { once: name } = toOnce(event, handler, isForAll(policy, handler, event));
  const { insteadOf: _, ...own } = event;
  const first = name === undefined ? null : await inbox.find({ messageKey: name });
  const isBehind = first !== null && first.id !== job.id && !isEnded(first);
  const accepted = await enqueue(
    inbox,
    {
      ...own,
      ...(isBehind ? { insteadOf: first.id } : {}),
      ...{ key: toKeyBehind(event, edit), conversation: edit.conversation },
    },
    { lane: edit.conversation, ...(name === undefined || isBehind ? {} : { name }) },
  );
  return accepted.status === 'new';
}

/**
 * The action with the job whose answer was the latest on the screen when the button was pressed: an
 * answer that another job is still writing is not what the person wants to have written again.
 */
function toShownAction(
  { action }: ActionEvent | FormEvent,
  holder: Job | null,
  handler: ActionHandler | undefined,
): string {
  const { verb } = parseAction(action);
  const isFollowed = handler?.once === 'anybody' && holder !== null && isEnded(holder);
  return isFollowed ? toAction(verb, holder.id) : action;
}

/** Opinions and votes wait for each other, and for nothing that is said. */
function toActionLane(
  { action, conversation }: ActionEvent | FormEvent,
  holder: Job | null,
  handler: ActionHandler | undefined,
): string {
  if (handler?.waitsFor !== 'message') return conversation;
  return `${conversation}#vote/${holder?.id ?? parseAction(action).jobId}`;
}

/**
 * The name of what a press asks for, so that it is done once; nothing if each press counts. A
 * person who may not press it does not press it for the others, nor for themselves later.
 */
function toOnce(
  event: ActionEvent | FormEvent,
  handler: ActionHandler | undefined,
  isShared: boolean,
): { readonly once?: string } {
  const { action, speaker, isAdmitted } = event;
  const once = handler?.once ?? 'person';
  if (once === 'never') return {};
  const person = isShared ? [] : [speaker.id, ...(isAdmitted === false ? ['gone'] : [])];
  const said = event.type === 'form' ? [digest(event.fields)] : [];
  return { once: [toActionName(action), ...person, ...said].join('/') };
}

/**
 * To delete what stands there before an edit and what stands there after it are two things; all
 * else is put behind the edit, and is one.
 */
async function toOnceAfter(
  inbox: Inbox,
  { action }: ActionEvent | FormEvent,
  holder: Job | null,
  { once }: Pick<AcceptOptions, 'once'>,
): Promise<Pick<AcceptOptions, 'once'>> {
  if (once === undefined) return {};
  if (holder === null || parseAction(action).verb !== 'remove') return { once };
  const edit = await findWaitingEdit(inbox, holder);
  return { once: edit === null ? once : `${once}/${edit.id}` };
}

function digest(fields: FormEvent['fields']): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
}

/** What the latest edit of a message is found by. */
export const toEditName = (messageKey: string): string => `edit/${messageKey}`;

/** The keys of the messages that a job answers or has put into words. */
export function toAskedKeys({ events }: Job): string[] {
  return events.flatMap((event) => {
    if (event.type === 'message') return [toMessageKey(event.place, event.message.id)];
    const id =
      event.type === 'scheduled'
        ? messageOf(event)?.id
        : event.type === 'command' && event.messageId;
    return id ? [toMessageKey(event.place, id)] : [];
  });
}

/** The edit of what a job answers that waits for its turn; null if there is none. */
export async function findWaitingEdit(inbox: Inbox, job: Job): Promise<Job | null> {
  const names = toAskedKeys(job).map((key) => ({ messageKey: toEditName(key) }));
  const edits = await Promise.all(names.map((name) => inbox.find(name)));
  return edits.findLast((edit) => edit !== null && !isEnded(edit)) ?? null;
}

/** In what Parley takes part. */
export type Participation = {
  /** Whether Parley is to answer what was said. */
  takesPart(event: MessageEvent): Promise<boolean>;
  /** Whether a person waits for the result of an event; works also while the store does not. */
  isAsked(event: IncomingEvent): Promise<boolean>;
};

type ParticipationServices = {
  readonly settings: SettingsStore;
  readonly inbox: Inbox;
  readonly places: Places;
};

export function createParticipation({
  settings,
  inbox,
  places,
}: ParticipationServices): Participation {
  const takesPart = async ({ message, conversation }: MessageEvent): Promise<boolean> => {
    if (message.isProxied) return false;
    switch (message.where) {
      case 'mention':
      case 'dm':
        return true;
      case 'reply':
        return !message.isToOthers;
      case 'thread':
        return !message.isToOthers && hasContent(message) && follows(message, conversation);
      default:
        return false;
    }
  };

  /**
   * Parley follows threads that it opened or whose first message addressed it, until it is told to
   * leave.
   */
  const follows = async ({ place }: Message, conversation: string): Promise<boolean> => {
    const channel = await settings.get(toChannelScope(place));
    if (channel.follows === false) return false;
    const own = await settings.get(conversation);
    if (own.follows !== null) return own.follows;
    if (place.thread === undefined) return false;
    return (await inbox.find({ messageKey: toMessageKey(place, place.thread) })) !== null;
  };

  const isAsked = async (event: IncomingEvent): Promise<boolean> => {
    switch (event.type) {
      case 'message':
        return takesPart(event).catch(() => isKnown(places, event.place));
      case 'edit':
        return isAsked({ ...event, type: 'message' });
      case 'action':
        return parseAction(event.action).verb !== 'stop'; // That works without the store.
      default:
        return event.type === 'command' || event.type === 'form';
    }
  };

  return { takesPart, isAsked };
}

/** Whether Parley has been spoken to in a thread lately, as far as this process remembers. */
async function isKnown(places: Places, { platform, channel, thread }: Place): Promise<boolean> {
  const known = await places.list(platform);
  return known.some(({ place }) => place.channel === channel && place.thread === thread);
}
