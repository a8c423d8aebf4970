import type { Button } from '../content.ts';
import type { Ending, Job } from '../job.ts';
import type { Json } from '../messages.ts';
import type { Destination } from '../ports.ts';
import type { JobRun } from './job-run.ts';

/** The buttons under a static text, made from what its job keeps. */
export type ToButtons = (job: Job) => Button[];

const toNone: ToButtons = () => [];

/** A text that is no answer of the model's. */
export type StaticReply = {
  readonly text: string;
  readonly note?: string | null;
  readonly data?: Json;
};

/**
 * Whether a job's static text, or why there is none, was finalized by an earlier process: nothing
 * is worked out twice.
 */
export function isFinalized({ state, ending }: Job): boolean {
  return state === 'delivering' && ['fixed', 'failed'].includes(ending?.kind ?? '');
}

/** Writes the static text that an earlier process had finalized; false if there is none. */
export async function resumeStaticReply(
  jobRun: JobRun,
  destination: Destination,
): Promise<boolean> {
  const { job } = jobRun.journal;
  // What is kept is for others to go on with.
  if (!isFinalized(job) || job.data !== null) return false;
  await postFinalized(jobRun, destination);
  return true;
}

/**
 * Writes a static text whole, buttons included, with its first write: some answers can be written
 * only once.
 */
export async function postStaticReply(
  jobRun: JobRun,
  destination: Destination,
  fixed: StaticReply,
  toButtons: ToButtons = toNone,
): Promise<void> {
  const { text, note = null, data = null } = fixed;
  const ending: Ending = { kind: 'fixed', note, canRetry: false };
  await jobRun.journal.write({ state: 'delivering', text, data, ending });
  await postFinalized(jobRun, destination, toButtons);
}

/** Writes what is finalized; what an earlier process has written of it stays. */
export async function postFinalized(
  jobRun: JobRun,
  { place, audience }: Destination,
  toButtons: ToButtons = toNone,
): Promise<void> {
  const { job } = jobRun.journal;
  if (!job.ending) return;
  const reply = jobRun.reply(place, audience);
  // It has begun already, with word that a model is slow.
  if (reply.text === '') reply.push(job.text);
  const isFixed = job.ending.kind === 'fixed';
  await jobRun.finish(reply, job.ending, ...(isFixed ? [toButtons(job)] : []));
}
