import { toAction } from '../content.ts';
import {
  type CommandEvent,
  type DeleteEvent,
  type EditEvent,
  type MessageEvent,
  toEventKey,
  toMessageKey,
} from '../events.ts';
import type { Job } from '../job.ts';
import { hasContent, type Message } from '../messages.ts';
import type { AcceptOptions, Inbox } from '../store-ports.ts';
import { enqueue, type Participation, toAskedKeys, toEditName } from './enqueue.ts';
import { type Handlers, toActionName } from './feature.ts';
import { commandIn, isOtherCommand, isRead, messageIn, toChange, toDigest } from './version.ts';

/** What is told of a message that is known already. */
export type Revisions = {
  /**
   * An edit or a deletion ends the answer it concerns at once, then takes its turn behind it. False
   * if no job has the message.
   */
  revise(event: EditEvent | DeleteEvent): Promise<boolean>;
  /**
   * A message that is known was told once more; what this telling adds is taken into the answer.
   */
  retell(event: MessageEvent): Promise<void>;
  /** The same of a command that was typed as a message; only its options are known of that. */
  retellCommand(command: CommandEvent): Promise<void>;
};

type RevisionServices = {
  readonly inbox: Inbox;
  readonly messageHooks: Handlers['messageHooks'];
  readonly participation: Pick<Participation, 'takesPart'>;
  /** An edit has withdrawn a question that was still waiting. */
  readonly onWithdrawn: (message: Message) => void;
};

export function createRevisions(services: RevisionServices): Revisions {
  const { inbox, messageHooks, participation, onWithdrawn } = services;
  const findJob = async ({ place, ...event }: EditEvent | DeleteEvent): Promise<Job | null> => {
    const id = event.type === 'edit' ? event.message.id : event.messageId;
    for (const toKey of [toMessageKey, ...messageHooks.map((hook) => hook.toKey)]) {
      const key = toKey(place, id);
      const job = await inbox.find({ messageKey: key });
      if (job && isAbout(job, key)) return job;
    }
    return null;
  };

  const accept = async (job: Job, event: EditEvent | DeleteEvent): Promise<void> => {
    const change = event.type === 'edit' ? toChangeOf(job, event) : 'content';
    if (change === 'none') return;
    const lane = job.conversation;
    const revision = event.type === 'edit' ? toRevision(event) : event;
    const accepted = await enqueue(
      inbox,
      { ...revision, conversation: lane },
      { lane, ...toNames(event) },
    );
    // Delivered again: by now the job is the one that answers the edit.
    if (accepted.status === 'new' && change === 'content') await endAnswers(inbox, job, event);
  };

  const revise: Revisions['revise'] = async (event) => {
    const job = await findJob(event);
    if (!job) return false;
    if (event.type === 'delete') {
      await accept(job, event);
      return true;
    }
    const edit = await toTakenBack(participation, job, event);
    if (await isOver(inbox, job, edit)) return true;
    await accept(job, edit);
    if (edit.message.isWithdrawn) onWithdrawn(edit.message);
    return true;
  };

  return {
    revise,
    async retell({ message, ...event }) {
      await revise({ ...event, type: 'edit', message });
    },
    async retellCommand(command) {
      const told = toTold(command);
      if (told) await revise(told);
    },
  };
}

/**
 * Whether a job answers a message, or was planned for it. It is found by the messages it wrote as
 * well: that one of those goes, which may be its own doing, does not end it.
 */
function isAbout(job: Job, messageKey: string): boolean {
  const isPlanned = job.events.some(({ key }) => key === messageKey);
  return isPlanned || toAskedKeys(job).includes(messageKey);
}

/** What an edit or a deletion is found by, also while it waits for its turn. */
function toNames(event: EditEvent | DeleteEvent): Partial<AcceptOptions> {
  const { place } = event;
  return event.type === 'delete'
    ? { once: toDeletionName(toMessageKey(place, event.messageId)) }
    : { name: toEditName(toMessageKey(place, event.message.id)) };
}

/**
 * Whether a message was deleted, or its words forgotten: a late event for it, as when a preview is
 * made, does not bring it back.
 */
async function isOver(inbox: Inbox, job: Job, { place, message }: EditEvent): Promise<boolean> {
  const known = messageIn(job.events, message.id);
  const command = commandIn(job.events, message.id);
  const isEmpty =
    known === null ? Object.keys(command?.options ?? {}).length === 0 : !hasContent(known);
  if (job.removedAt !== null && isEmpty) return true;
  return isTakenBack(inbox, toMessageKey(place, message.id));
}

const toDeletionName = (messageKey: string): string => `deletion/${messageKey}`;

/**
 * Whether everything that a job answers has been deleted, even if the deletion is still waiting for
 * its turn.
 */
export async function isDeleted(inbox: Inbox, job: Job): Promise<boolean> {
  const asked = toAskedKeys(job);
  if (asked.length < job.events.length || asked.length === 0) return false;
  const deletions = await Promise.all(asked.map((key) => isTakenBack(inbox, key)));
  return deletions.every((each) => each);
}

/** Whether a message has been deleted, even if the deletion is still waiting for its turn. */
export async function isTakenBack(inbox: Inbox, messageKey: string): Promise<boolean> {
  return (await inbox.find({ messageKey: toDeletionName(messageKey) })) !== null;
}

/** Ends the answer, and one that was asked for with a button and has not begun. */
async function endAnswers(
  inbox: Inbox,
  { id }: Job,
  event: EditEvent | DeleteEvent,
): Promise<void> {
  const messageKey = toMessageKey(
    event.place,
    event.type === 'edit' ? event.message.id : event.messageId,
  );
  await inbox.interrupt({ jobId: id, messageKey }, event.type);
  await inbox.interrupt({ messageKey: toActionName(toAction('again', id)) }, event.type);
}

/**
 * A command that was typed as a message, as another version of that message; null if it was not
 * typed.
 */
function toTold(command: CommandEvent): EditEvent | null {
  const { place, speaker, at, options, messageId, conversation, key } = command;
  if (messageId === null) return null;
  const files = Object.values(options).filter((value) => typeof value === 'object');
  const message: Message = {
    ...{ id: messageId, place, speaker, text: command.name, attachments: files, replyTo: null },
    ...{ quoted: [], where: 'mention', isToOthers: false, sentAt: at },
  };
  return { type: 'edit', key, conversation, place, at, message, command };
}

function toChangeOf(
  { events, repeats }: Job,
  { message, command }: EditEvent,
): ReturnType<typeof toChange> {
  const known = messageIn(events, message.id);
  if (known) {
    const change = toChange(known, message);
    return change === 'content' && isRead(known, message, repeats) ? 'none' : change;
  }
  const isEdit = message.editedAt !== undefined;
  const knownCommand = commandIn(events, message.id);
  const isOther = !knownCommand || !command || isOtherCommand(knownCommand, command, isEdit);
  return isOther && (isEdit || command) ? 'content' : 'none';
}

/**
 * Keyed by content: several versions may have the same time, or no time, and each may add
 * something.
 */
function toRevision(event: EditEvent): EditEvent {
  const { message, place } = event;
  const key = toEventKey(place, message.id, 'edit', message.editedAt ?? 0);
  return { ...event, key: `${key}/${toDigest(message)}` };
}

/**
 * The edit as it is to be taken: where it takes back that a waiting message addresses Parley, the
 * message is withdrawn. What is being answered already stays a question.
 */
export async function toTakenBack(
  { takesPart }: Pick<Participation, 'takesPart'>,
  job: Job,
  event: EditEvent,
): Promise<EditEvent> {
  const { message } = event;
  const known = messageIn(job.events, message.id);
  const isPending = known?.isWithdrawn === true || isWaiting(job);
  if (message.editedAt === undefined || !isPending) return event;
  if (!mayBeWithdrawn(known, job, message)) return event;
  if (await takesPart({ ...event, type: 'message', conversation: job.conversation })) return event;
  const { command: _, ...told } = event;
  return { ...told, message: { ...message, isWithdrawn: true } };
}

function isWaiting({ state, attempts, posted }: Job): boolean {
  return state === 'accepted' && attempts === 0 && posted.length === 0;
}

/**
 * A reply or a direct message addresses Parley whatever it says, and some tellings of a message on
 * Discord leave out what it replies to.
 */
function mayBeWithdrawn(known: Message | null, { events }: Job, told: Message): boolean {
  const isReplyUntold =
    told.replyTo !== null && !told.quoted.some(({ origin }) => origin === 'reply');
  if (isReplyUntold) return false;
  if (known === null) return commandIn(events, told.id) !== null && told.where !== 'dm';
  return known.where === 'mention' || (known.where === 'thread' && told.isToOthers);
}
