import { sleep } from '../async.ts';
import type { IncomingEvent } from '../events.ts';
import type { Job } from '../job.ts';
import type { Json } from '../messages.ts';
import { type Journal, toReopened } from '../reply/journal.ts';
import type { Inbox } from '../store-ports.ts';
import type { JobRun } from './job-run.ts';

type TakenOver = Pick<
  Job,
  | 'state'
  | 'posted'
  | 'rounds'
  | 'readings'
  | 'files'
  | 'oldFiles'
  | 'proposals'
  | 'addresses'
  | 'ending'
>;

/**
 * Takes over another job's question and messages, so that they are written again by this one, also
 * after a crash. Both jobs are stored at once: at no moment do the messages belong to both, or to
 * neither.
 */
export async function takeOverJob(
  inbox: Inbox,
  journal: Journal,
  from: Job,
  { events, ...kept }: { readonly events: readonly IncomingEvent[] } & Partial<TakenOver>,
): Promise<void> {
  const taken = {
    events: [...events],
    posted: from.posted.map(toReopened),
    ...toStanding(from),
    state: 'answering' as const,
    rounds: [],
    readings: [],
    files: [],
    proposals: [],
    ending: null,
    derived: [...new Set([...journal.job.derived, ...from.derived])],
    people: [...new Set([...journal.job.people, ...from.people])],
    repeats: [...new Set([...journal.job.repeats, ...from.repeats])],
    ...kept,
  };
  const { id } = journal.job;
  // The old job answers what the new one does: what is asked no more leads to neither, and what
  // was answered to it is kept by neither.
  const gone = { posted: [], text: '', oldFiles: null, rounds: [], readings: [] };
  const old = { ...from, ...gone, events: taken.events, successor: id };
  await inbox.journal({ ...journal.job, ...taken }, old);
  journal.hold(taken);
}

/**
 * What a reader sees of a job until there is something new: an answer, with its files. Parley's own
 * sentence, such as an error, is not an answer, and goes as soon as there is anything else to say.
 */
function toStanding({ ending, text, files, oldFiles }: Job): Pick<Job, 'text' | 'oldFiles'> {
  if (ending?.isSentence || ending?.kind === 'fixed') return { text: '', oldFiles: null };
  const isShown = ending !== null && ending.kind !== 'waiting';
  return { text, oldFiles: oldFiles ?? (isShown ? [...files] : []) };
}

/**
 * The question as it was asked, to be answered by way of the interaction that brings it up again.
 */
export function withInteraction(
  events: readonly IncomingEvent[],
  interaction: Json,
): IncomingEvent[] {
  return events.map((event) => {
    const hadInteraction =
      event.type === 'action' ||
      event.type === 'form' ||
      (event.type === 'command' && event.messageId === null);
    return hadInteraction ? { ...event, interaction } : event;
  });
}

/**
 * Notes that this job makes something else from what another one holds, so that both go with the
 * question.
 */
export async function recordDerived(inbox: Inbox, { journal }: JobRun, from: Job): Promise<void> {
  const { id } = journal.job;
  if (!from.derived.includes(id)) await inbox.journal({ ...from, derived: [...from.derived, id] });
}

/**
 * Notes that another job goes on with something of this one's, and goes with its question: by its
 * id, or by the key of its event.
 */
export async function noteDerived(journal: Journal, name: string): Promise<void> {
  const { derived } = journal.job;
  if (!derived.includes(name)) await journal.write({ derived: [...derived, name] });
}

/** The job that was noted so; null if it is gone, or was never accepted. */
export async function findDerived(inbox: Pick<Inbox, 'find'>, name: string): Promise<Job | null> {
  return (await inbox.find({ jobId: name })) ?? inbox.find({ messageKey: name });
}

const END_TRIES = 200;
const END_EVERY_MS = 50;

/**
 * A button can be pressed as soon as it is seen, which is before its own job has noted its end:
 * until then that job is not to be changed by another. Resolves to the job that holds the messages
 * then.
 */
export async function waitUntilEnded(
  inbox: Inbox,
  { journal, signals: { writing } }: JobRun,
  job: Job,
): Promise<Job> {
  let found = job;
  for (let tries = 0; !isEnded(found) && tries < END_TRIES; tries += 1) {
    if (found.id === journal.job.id) return found;
    await sleep(END_EVERY_MS, writing);
    found = (await inbox.find({ jobId: job.id })) ?? job;
  }
  return found;
}

/** Whether nothing more will come of a job by itself. */
export function isEnded({ state }: Job): boolean {
  return state === 'done' || state === 'dropped';
}
