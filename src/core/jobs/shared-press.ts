import { createRecent, pause, type Recent, toPauseMs } from '../async.ts';
import type { ActionEvent, FormEvent } from '../events.ts';
import type { Job } from '../job.ts';
import type { AcceptOptions, Inbox, Signals } from '../store-ports.ts';
import { isEnded } from './handover.ts';

/*
 * One press of several people counts for all of them: the first that something comes of. One that
 * is refused, or that comes to nothing, claims nothing from those that wait behind it.
 */

type Find = Pick<Inbox, 'find'>;

/** What a job keeps whose person was told that nothing is done. */
export const REFUSED = { type: 'refused' };

export function isRefused({ data }: Job): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === REFUSED.type;
}

/** Whether a job holds anything that it has made, or was given. */
export function isBegun(job: Job): boolean {
  const { posted, text, rounds, data } = job;
  const hasData = data !== null && !isRefused(job);
  return posted.length > 0 || text !== '' || rounds.length > 0 || hasData;
}

/** So many presses of one button are kept behind one that is still waiting for its turn. */
const MAX_INSTEAD = 20;

/** A press that another person's has forestalled. */
export type QueuedPress = {
  /** The job of the press that it waits behind. */
  readonly jobId: string;
  /** It is kept, to be done if nothing comes of those before it. */
  readonly isKept: boolean;
};

/**
 * Stores a press to be done in its turn if nothing comes of those before it, unless too many are
 * waiting. Null if its person has pressed already.
 */
export async function enqueueBehind(
  inbox: Pick<Inbox, 'find' | 'accept'>,
  event: ActionEvent | FormEvent,
  { lane, once }: Required<Pick<AcceptOptions, 'lane' | 'once'>>,
): Promise<QueuedPress | null> {
  const own = await inbox.find({ messageKey: toOwnName(once, event) });
  if (own && !isEnded(own)) return null;
  let name = once;
  let before: string | null = null;
  for (let tries = 0; tries < MAX_INSTEAD; tries += 1) {
    const first = await inbox.find({ messageKey: name });
    if (!first || isPressOf(first, event.speaker.id)) return null;
    before = first.id;
    const instead = { ...event, key: `${event.key}/instead/${before}`, insteadOf: before };
    name = `${name}/instead/${before}`;
    const options = { lane, once: name, name: toOwnName(once, event) };
    const accepted = await inbox.accept(instead, { ...options, notBefore: 0, merge: false });
    if (accepted.status === 'new') return { jobId: before, isKept: true };
  }
  return before === null ? null : { jobId: before, isKept: false };
}

const PUT_BEHIND = '/behind/';

/** The key of a press that is put behind an edit. */
export function toKeyBehind({ key }: ActionEvent | FormEvent, edit: Job): string {
  return `${key}${PUT_BEHIND}${edit.id}`;
}

/** Whether a press was put behind an edit: nothing waits for it any more to tell its person. */
export function isPutBehind({ key }: ActionEvent | FormEvent): boolean {
  return key.includes(PUT_BEHIND);
}

/** The key of a person's own press: by then its job may hold another person's question. */
export function toOwnName(once: string, { speaker }: ActionEvent | FormEvent): string {
  return `${once}/by/${speaker.id}`;
}

function isPressOf({ events: [event] }: Job, person: string): boolean {
  return (event?.type === 'action' || event?.type === 'form') && event.speaker.id === person;
}

/**
 * Whether something has come of a press, or of one that it waited behind. A job that is no longer
 * known ended days ago.
 */
export async function hasCounted(inbox: Find, jobId: string): Promise<boolean> {
  const job = await inbox.find({ exactJobId: jobId });
  if (!job || counts(job)) return true;
  const [event] = job.events;
  const isPress = event?.type === 'action' || event?.type === 'form';
  return isPress && event.insteadOf !== undefined && hasCounted(inbox, event.insteadOf);
}

function counts(job: Job): boolean {
  const { state, successor, removedAt } = job;
  const isAtWork = state === 'answering' || state === 'delivering';
  return isAtWork || isBegun(job) || successor !== null || removedAt !== null;
}

const LOOKS = { firstMs: 50, longestMs: 2_000, factor: 1.5 };

/** Resolves to whether it has a result, as soon as that is known. */
export async function waitUntilCounted(
  inbox: Find,
  jobId: string,
  signal: AbortSignal,
): Promise<boolean> {
  for (let looks = 1; !signal.aborted; looks += 1) {
    const job = await inbox.find({ exactJobId: jobId });
    if (await hasCounted(inbox, jobId)) return true;
    if (!job || isEnded(job)) return false;
    await pause(toPauseMs(looks, LOOKS), signal);
  }
  return false;
}

/** The latest keys of all processes: what is noted in one the others know a moment later. */
export function createSharedRecent(max: number, topic: string, signals?: Signals): Recent {
  const recent = createRecent(max);
  signals?.on(topic, (key) => {
    if (typeof key === 'string') recent.isNew(key);
  });
  return {
    has: recent.has,
    isNew(key) {
      const isNew = recent.isNew(key);
      if (isNew) signals?.send(topic, key);
      return isNew;
    },
  };
}
