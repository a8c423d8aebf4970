import type { OutgoingFile } from '../content.ts';
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
