import { toEveryone, toPrivately } from '../audience.ts';
import { sleep } from '../budget.ts';
import { createSetbacks } from '../delivery/setbacks.ts';
import type { FormEvent, IncomingEvent, PressEvent } from '../event.ts';
import type { Job, Posted } from '../inbox.ts';
import { createLedger } from '../ledger.ts';
import type { Place, Speaker, Turn } from '../message.ts';
import { noteOf } from '../voice/note.ts';
import { recover, type Work, whisper } from '../work.ts';

/** Takes over another job's question and messages, so that they are written anew by this one, also after a crash. */
export async function adopt(
  { ledger, parts }: Work,
  from: Job,
  events: readonly IncomingEvent[],
  kept: Partial<Pick<Job, 'rounds' | 'files' | 'proposals' | 'addresses'>> = {},
): Promise<void> {
  const posted = from.posted.map((message) => ({
    ...message,
    state: message.id === null ? ('opening' as const) : ('open' as const),
    cut: null,
  }));
  await ledger.journal({
    events: [...events],
    posted,
    text: from.text,
    state: 'answering',
    rounds: [],
    files: [],
    proposals: [],
    ending: null,
    ...kept,
  });
  await parts.inbox.journal({ ...from, posted: [] });
}

/** Takes an answer's messages away, and what is remembered of its question. */
export async function removeAnswer(work: Work, answered: Job): Promise<void> {
  await removeMessages(work, answered, answered.posted);
  await work.parts.inbox.journal({ ...answered, posted: [] });
  await forget(work, answered.conversation, toIds(answered));
}

/** Takes some of a job's messages away. */
export async function removeMessages(
  work: Work,
  answered: Job,
  messages: readonly Posted[],
): Promise<void> {
  const { parts, adapter, writing } = work;
  const [event] = answered.events;
  if (!event) return;
  const channel = adapter.channel(event.place, toEveryone());
  const question = questionOf(answered);
  const take = async (posted: Posted): Promise<void> => {
    // One that was being created when its job ended may exist all the same.
    const lost = { place: event.place, question, ledger: createLedger(answered, parts.inbox) };
    const id = posted.id ?? (await recover(adapter, { ...lost, posted, signal: writing }));
    if (id === null) return;
    const message = { ...posted, id };
    const settle = await parts.budget.pass(channel.costs(message, 'close'), writing);
    await channel.remove(message, writing).finally(settle);
  };
  for (const posted of messages) await persist(work, () => take(posted));
}

/** The message that was answered; null where it was a press, a form or a command, which are none. */
function questionOf({ events: [event] }: Job): string | null {
  if (event?.type === 'message') return event.message.id;
  if (event?.type === 'due') return noteOf(event)?.id ?? null;
  return event?.type === 'command' ? event.messageId : null;
}

/** Tries until it is done, or can never be: what was to go is not left because a platform has a bad minute. */
async function persist({ parts, ledger, writing }: Work, work: () => Promise<void>): Promise<void> {
  const setbacks = createSetbacks(() => performance.now());
  for (;;) {
    try {
      return await work();
    } catch (error) {
      writing.throwIfAborted();
      const { learned, isFatal } = setbacks.note(error);
      parts.budget.learn(learned);
      if (isFatal) {
        const { id } = ledger.job;
        return parts.log.warn({ job: id, err: error }, 'a message could not be removed');
      }
    }
    await sleep(setbacks.backoff(), writing);
  }
}

/** Forgets turns and the bytes that only they showed. */
export async function forget(
  { parts }: Work,
  conversation: string,
  ids: readonly string[],
): Promise<void> {
  const { turns } = await parts.history.load(conversation);
  const isGone = (turn: Turn) => turn.ids.some((id) => ids.includes(id));
  const kept = new Set(turns.filter((turn) => !isGone(turn)).flatMap(toHashes));
  await parts.history.forget(conversation, ids);
  for (const hash of turns.filter(isGone).flatMap(toHashes))
    if (!kept.has(hash)) await parts.blobs.forget(hash);
}

/** The hashes of the bytes that a turn shows. */
export function toHashes({ parts }: Turn): string[] {
  return parts.flatMap((part) => (part.type === 'text' ? [] : [part.hash]));
}

/** Whether somebody asked what this job answers, or is an admin. */
export async function isOwner(
  { parts, adapter, writing }: Work,
  job: Job,
  place: Place,
  speaker: Speaker,
): Promise<boolean> {
  return (
    isAsker(job, speaker.id) || parts.policy.isAdmin(place, speaker, adapter.directory, writing)
  );
}

/** Whether somebody asked what this job answers. */
export function isAsker({ events }: Job, person: string): boolean {
  return events.some((event) => {
    if (event.type === 'message') return event.message.speaker.id === person;
    if (event.type === 'due') return noteOf(event)?.speaker.id === person;
    return 'speaker' in event && event.speaker?.id === person;
  });
}

/** The ids under which history knows what a job answered. */
export function toIds({ events }: Job): string[] {
  return events.flatMap((event) => {
    if (event.type === 'message') return [event.message.id];
    if (event.type === 'due') return noteOf(event)?.id ?? [];
    if (event.type === 'press' || event.type === 'form') return [event.key];
    return event.type === 'command' ? [event.messageId ?? event.key] : [];
  });
}

/** A sentence for the person who pressed or wrote, and nobody else. */
export function tell(work: Work, event: PressEvent | FormEvent, text: string): Promise<void> {
  const audience = toPrivately(event.speaker.id, event.via);
  return whisper(work.parts, work.adapter.channel(event.place, audience), text);
}
