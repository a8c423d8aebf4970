import { contain, containEach, timeNow } from './async.ts';
import { asksForm, type Form, parseAction } from './content.ts';
import type { AmbientTalk, Places } from './conversation/known-places.ts';
import type { SettingsStore } from './conversation/settings.ts';
import {
  type ActionEvent,
  type CommandEvent,
  type DeleteEvent,
  type EditEvent,
  type FormEvent,
  type IncomingEvent,
  type MessageEvent,
  toEventBase,
} from './events.ts';
import { findPresence } from './jobs/admission.ts';
import type { Cleanup } from './jobs/cleanup.ts';
import {
  type ActionQueue,
  type CommandQueue,
  createParticipation,
  enqueue,
  enqueueAction,
  enqueueCommand,
  enqueueForm,
} from './jobs/enqueue.ts';
import { createSendEphemeral, type EphemeralServices } from './jobs/ephemeral.ts';
import type { Handlers } from './jobs/feature.ts';
import { isEnded } from './jobs/handover.ts';
import {
  createIncomingMessages,
  createOnLeaveWord,
  createShowQueued,
  createTakeMarkOff,
  type IncomingMessages,
} from './jobs/incoming-messages.ts';
import { type FindLocales, toOwnForm } from './jobs/locales.ts';
import {
  createFindConversation,
  createOrphanedReplies,
  type OrphanedReplies,
} from './jobs/orphaned-replies.ts';
import { createRevisions, type Revisions } from './jobs/revisions.ts';
import type { Turns } from './jobs/run.ts';
import { createStopping, type Stopping } from './jobs/stopping.ts';
import { toPlaceOf } from './messages.ts';
import { adapterOf } from './platform.ts';
import type { Log } from './ports.ts';
import type { Signals } from './store-ports.ts';

/** Event in; durably accepted, or what is running interrupted, by the time it resolves. */
export type Bot = {
  onEvent(event: IncomingEvent): Promise<Form | null>;
  /**
   * A message that was said while Parley was not listening: accepted like any other, several of a
   * conversation for one answer.
   */
  onMissed(event: IncomingEvent): Promise<void>;
  /** Whether a person waits for the result; works also while the store does not. */
  isAsked(event: IncomingEvent): Promise<boolean>;
};

/** An older message may be a question from before Parley's time here. */
const ASKED_LATE_MS = 24 * 60 * 60 * 1000;

/** Slack opens a form for three seconds after the press. */
const FORM_WAITS_MS = 1_000;

/** What Slack could not deliver comes again at once, and a third time after a minute. */
const ON_ITS_WAY_MS = 90_000;

export type BotServices = CommandQueue &
  Omit<ActionQueue, 'actions'> &
  Omit<EphemeralServices, 'commands'> & {
    readonly settings: SettingsStore;
    readonly cleanup: Cleanup;
    readonly ambientTalk: AmbientTalk;
    readonly findLocales: FindLocales;
    /**
     * Where other processes use the same store: each may be told a part of what belongs together.
     */
    readonly signals?: Signals;
  };

export function createBot(
  services: BotServices,
  { actions, messageHooks, observerHooks }: Handlers,
  turns: Turns,
  places: Places,
): Bot {
  const { adapters, inbox, policy, commands, settings, cleanup, ambientTalk } = services;
  const { log, shutdown, findLocales, signals } = services;
  const queue = { adapters, inbox, policy, commands, actions, findLocales };
  const sendEphemeral = createSendEphemeral(services);
  const orphanedReplies = createOrphanedReplies(timeNow, signals);
  const onOpened = contain(log, 'clean-up', cleanup.onOpened);
  const onObserved = createOnObserved(log, observerHooks);
  const onUsed = createOnUsed(log, places);
  const participation = createParticipation({ settings, inbox, places });
  const revisions = createRevisions({
    ...{ inbox, messageHooks, participation },
    onWithdrawn: createTakeMarkOff(adapters, shutdown),
  });
  const stopping = createStopping({
    ...{ adapters, inbox, policy, turns, cleanup, sendEphemeral, findLocales, shutdown, signals },
    log,
  });
  const messages = createIncomingMessages({
    ...{ inbox, places, messageHooks, participation, orphanedReplies, ambientTalk, revisions },
    findConversation: createFindConversation({ inbox, turns, shutdown }),
    onStopWord: stopping.onStopWord,
    onLeaveWord: createOnLeaveWord({ settings, adapters, sendEphemeral, findLocales }),
    showQueued: createShowQueued(adapters, inbox, shutdown),
    ...{ signals, log },
  });
  orphanedReplies.onTaken(contain(log, 'replies', (replies) => tellAgain(messages, replies)));

  return {
    async onMissed(event) {
      onObserved(event);
      if (event.type === 'message') await messages.onMissed(event);
      else await enqueue(inbox, event, { lane: event.conversation });
      onUsed(event);
    },
    isAsked: participation.isAsked,
    async onEvent(event) {
      onObserved(event);
      switch (event.type) {
        case 'message':
          await messages.onMessage(event);
          return null;
        case 'action':
          return onAction({ ...queue, shutdown }, stopping, event);
        case 'form':
          return onForm(queue, stopping, event);
        case 'edit':
        case 'delete':
          await onRevision({ queue, revisions, orphanedReplies, messages }, event);
          return null;
        case 'command':
          return onCommand({ queue, orphanedReplies, revisions, onUsed }, event);
        case 'left':
          return null; // Nothing waits in a place that Parley cannot write to.
        case 'opened':
          void onOpened(event.place);
          return null;
        case 'joined':
          await enqueue(inbox, event, { lane: event.conversation });
          void onOpened(event.place);
          return null;
        default:
          await enqueue(inbox, event, { lane: event.conversation });
          return null;
      }
    },
  };
}

function createOnObserved(log: Log, hooks: Handlers['observerHooks']) {
  const tell = containEach(log, 'what is told', hooks);
  return (event: IncomingEvent): void => {
    if (event.type === 'message' || event.type === 'edit' || event.type === 'delete') tell(event);
  };
}

/**
 * Notes where a command was used, so that deletions and questions there are found after a downtime.
 * The command has been accepted by then, whether or not the note succeeds.
 */
function createOnUsed(log: Log, places: Places) {
  return contain(log, 'places', async ({ type, conversation }: IncomingEvent) => {
    if (type === 'command') await places.note(toPlaceOf(conversation));
  });
}

/** What was said before the message that opens their thread, which another process was told. */
async function tellAgain(
  messages: IncomingMessages,
  replies: readonly MessageEvent[],
): Promise<void> {
  for (const reply of replies) await messages.onMessage(reply);
}

type ActServices = CommandQueue & ActionQueue & { readonly shutdown: AbortSignal };

async function onAction(
  services: ActServices,
  stopping: Stopping,
  event: ActionEvent,
): Promise<Form | null> {
  const { verb } = parseAction(event.action);
  if (verb === 'stop') {
    await stopping.onStop(event);
    return null;
  }
  const form = await findForm(services, event);
  if (form) return form;
  const { accepted, holder, behind } = await enqueueAction(services, event);
  if (behind !== null) stopping.onBehind(event, behind);
  const isWritten = accepted.status === 'new' && holder !== null && !isEnded(holder);
  if (verb === 'remove' && isWritten) stopping.onRemove(event, holder);
  return null;
}

async function onForm(
  queue: CommandQueue & ActionQueue,
  stopping: Stopping,
  event: FormEvent,
): Promise<null> {
  const { behind } = await enqueueForm(queue, event);
  if (behind !== null) stopping.onBehind(event, behind);
  return null;
}

/** A form shows what stands in the place: only who is known to be there gets it. */
async function findForm(
  { adapters, inbox, policy, actions, findLocales, shutdown }: ActServices,
  event: ActionEvent,
): Promise<Form | null> {
  const { verb, jobId } = parseAction(event.action);
  if (!asksForm(event.action) || event.isFormRefused) return null;
  if (!policy.isAllowed(event.place, event.speaker)) return null;
  const adapter = adapterOf(adapters, event.place);
  if ((await findPresence(adapter, event, shutdown, FORM_WAITS_MS)) !== 'here') return null;
  const job = await inbox.find({ jobId });
  const { toForm } = actions.get(verb) ?? {};
  return job && toForm ? toOwnForm(findLocales, event, () => toForm(job, event)) : null;
}

type CommandServices = {
  readonly queue: CommandQueue;
  readonly orphanedReplies: OrphanedReplies;
  readonly revisions: Revisions;
  readonly onUsed: (event: IncomingEvent) => void;
};

async function onCommand(
  { queue, orphanedReplies, revisions, onUsed }: CommandServices,
  event: CommandEvent,
): Promise<Form | null> {
  if (orphanedReplies.droppedBy(event)) return null;
  const form = await enqueueCommand(queue, event);
  onUsed(event);
  const deletion = orphanedReplies.droppedBy(event);
  if (deletion) await revisions.revise(deletion); // It came while this was accepted.
  await revisions.retellCommand(event);
  return form;
}

type RevisionServices = {
  readonly queue: CommandQueue;
  readonly revisions: Revisions;
  readonly orphanedReplies: OrphanedReplies;
  readonly messages: IncomingMessages;
};

async function onRevision(
  { queue, revisions, orphanedReplies, messages }: RevisionServices,
  event: EditEvent | DeleteEvent,
): Promise<void> {
  // Noted before anything is waited for: the message itself may be on its way in at this moment.
  if (event.type === 'delete') orphanedReplies.drop(event);
  const isKnown = await revisions.revise(event);
  if (event.type === 'delete') return messages.onDeleted(event);
  if (isKnown) return;
  orphanedReplies.revise(event.message);
  if (!isFirstTelling(event)) return;
  if (event.command) await enqueueCommand(queue, event.command);
  else await messages.onMessage(toMessageEvent(event));
}

/**
 * Whether an edit of an unknown message is to be taken for the message itself: either it mentions
 * Parley only since the edit, or it has overtaken the message, which is then an older version.
 */
function isFirstTelling({ message }: EditEvent): boolean {
  const { where, sentAt, editedAt, isProxied } = message;
  if (editedAt === undefined || isProxied) return false;
  return timeNow() - sentAt < (where === 'mention' ? ASKED_LATE_MS : ON_ITS_WAY_MS);
}

function toMessageEvent({ message }: EditEvent): MessageEvent {
  const { id, place, sentAt } = message;
  return { ...toEventBase(place, { id, kind: 'message', at: sentAt }), type: 'message', message };
}
