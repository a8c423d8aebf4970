import { toEveryone } from '../audience.ts';
import { messageOf } from '../events.ts';
import type { Job, Posted } from '../job.ts';
import type { Json, Turn } from '../messages.ts';
import { createBackoff } from '../reply/backoff.ts';
import { createJournal } from '../reply/journal.ts';
import { recover } from '../reply/recover.ts';
import { sleep } from '../sleep.ts';
import { toIds } from './answered.ts';
import type { JobRun } from './job-run.ts';

/** Takes away what was written for a question, and all that buttons made from it. */
export async function removeAll(jobRun: JobRun, answered: Job): Promise<void> {
  const seen = new Set<string>();
  const removeOne = async (job: Job): Promise<void> => {
    seen.add(job.id);
    for (const id of job.derived) {
      const made = await jobRun.parts.inbox.find({ jobId: id });
      if (made && !seen.has(made.id)) await removeOne(made);
    }
    await removeAnswer(jobRun, job);
  };
  await removeOne(answered);
}

/**
 * Takes an answer's messages away, and what is remembered of its question. False where a message had to be left. `via` is how the
 * interaction that asked for it is answered: some messages can be reached in no other way.
 */
export async function removeAnswer(
  jobRun: JobRun,
  answered: Job,
  via: Json = null,
): Promise<boolean> {
  const isWhole = await removeMessages(jobRun, answered, answered.posted, via);
  const nothing = { posted: [], text: '', rounds: [], files: [], memo: null, proposals: [] };
  await jobRun.parts.inbox.journal({ ...answered, ...nothing, removedAt: Date.now() });
  await forget(jobRun, answered.conversation, toIds(answered));
  return isWhole;
}

/** Takes some of a job's messages away; false where one had to be left. */
export async function removeMessages(
  jobRun: JobRun,
  answered: Job,
  messages: readonly Posted[],
  via: Json = null,
): Promise<boolean> {
  const {
    parts,
    adapter,
    signals: { writing },
  } = jobRun;
  const [event] = answered.events;
  if (!event) return true;
  const channel = adapter.channel(event.place, { ...toEveryone(), via });
  const question = questionOf(answered);
  const take = async (posted: Posted): Promise<void> => {
    // One that was being created when its job ended may exist all the same.
    const lost = { place: event.place, question, journal: createJournal(answered, parts.inbox) };
    const id = posted.id ?? (await recover(adapter, { ...lost, posted, signal: writing }));
    if (id === null) return;
    const message = { ...posted, id };
    const settle = await parts.rateLimits.pass(channel.rateLimits(message, 'close'), writing);
    await channel.remove(message, writing).finally(settle);
  };
  let isWhole = true;
  for (const posted of messages) isWhole = (await persist(jobRun, () => take(posted))) && isWhole;
  return isWhole;
}

/** The message that was answered; null where it was a press, a form or a command, which are none. */
function questionOf({ events: [event] }: Job): string | null {
  if (event?.type === 'message') return event.message.id;
  if (event?.type === 'due') return messageOf(event)?.id ?? null;
  return event?.type === 'command' ? event.messageId : null;
}

/** Tries until it is done, or can never be (false): what was to go is not left because a platform has a bad minute. */
async function persist(
  { parts, journal, signals: { writing } }: JobRun,
  jobRun: () => Promise<void>,
): Promise<boolean> {
  const backoff = createBackoff(() => performance.now());
  for (;;) {
    try {
      await jobRun();
      return true;
    } catch (error) {
      writing.throwIfAborted();
      const { learned, isFatal } = backoff.note(error);
      parts.rateLimits.learn(learned);
      if (isFatal) {
        const { id } = journal.job;
        parts.log.warn({ job: id, err: error }, 'a message could not be removed');
        return false;
      }
    }
    await sleep(backoff.backoff(), writing);
  }
}

/** Forgets turns and the bytes that only they showed. */
export async function forget(
  { parts }: JobRun,
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
