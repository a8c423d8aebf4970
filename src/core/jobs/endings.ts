import { type Button, type OutgoingFile, toAction } from '../content.ts';
import type { Ending, Job } from '../job.ts';
import type { Reply } from '../reply/reply.ts';
import type { Blobs } from '../store-ports.ts';
import { strings } from '../strings/index.ts';

type Finished = Pick<Job, 'ending'> & Partial<Pick<Job, 'state' | 'text' | 'files' | 'oldFiles'>>;

/**
 * What is noted of a job that has ended, or waits for the model: then it has still to answer.
 * Unless the answer is whole, an older one stays that it has not reached.
 */
export function toFinished(
  { state, files, oldFiles }: Job,
  reply: Reply,
  ending: Ending,
): Finished {
  const mayKeep = ending.kind !== 'complete' && ending.kind !== 'fixed';
  const keepsOld = mayKeep && reply.keepOld();
  if (ending.kind === 'waiting') return { ending };
  const finished = { state: 'delivering', text: reply.text, ending } as const;
  if (state === 'delivering') return finished; // By a former process, its files too.
  return keepsOld
    ? { ...finished, files: oldFiles ?? files }
    : { ...finished, files, oldFiles: null };
}

/** What of an answer did not fit into its messages. */
export async function toFile(blobs: Blobs, { id }: Job, rest: string): Promise<OutgoingFile> {
  const hash = await blobs.put(new TextEncoder().encode(rest), id);
  return { name: 'answer.md', hash, mimeType: 'text/markdown', alt: strings.restOfAnswer };
}

/** A button of a job: `verb` says what it does. */
export function button(
  label: string,
  verb: string,
  jobId: string,
  style: Button['style'] = 'plain',
): Button {
  return { label, action: toAction(verb, jobId), style };
}

/** What a message carries once it has ended. */
export function toEndingButtons(job: Job, ending: Ending): Button[] {
  if (ending.kind === 'fixed') return [];
  if (ending.kind === 'failed' || ending.kind === 'cut') {
    const remove = button(strings.remove, 'remove', job.id);
    if (ending.canRetry) return [button(strings.retry, 'retry', job.id, 'primary'), remove];
    const isOld = job.oldFiles !== null; // An older answer stands.
    return isOld ? [button(strings.regenerate, 'again', job.id), remove] : [remove];
  }
  if (job.proposals.some(({ state }) => state === 'open')) {
    return [
      button(strings.approve, 'approve', job.id, 'primary'),
      button(strings.deny, 'deny', job.id, 'danger'),
      button(strings.remove, 'remove', job.id),
    ];
  }
  const isRefused = ['denied', 'expired'].includes(job.proposals.at(-1)?.state ?? '');
  const opinions = [button(strings.good, 'good', job.id), button(strings.bad, 'bad', job.id)];
  return [
    button(strings.regenerate, 'again', job.id),
    ...(isRefused ? [] : opinions), // Nothing was answered that one could have an opinion on.
    button(strings.remove, 'remove', job.id),
  ];
}
