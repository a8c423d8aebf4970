import type { Job, Posted } from '../job.ts';
import type { Journal } from './journal.ts';

/**
 * What an output begins with, where that is not the job's own text: its words, and whether they
 * are all that it will say.
 */
export type Words = {
  readonly text: string;
  readonly state: Extract<Job['state'], 'answering' | 'delivering'>;
};

/** Which output of its job a message belongs to: an answer is output 0. */
export function outputOf({ key }: Posted): number {
  return Number(key.split('/')[1] ?? 0);
}

/**
 * The journal as the reply that writes one output sees it: the messages of the other outputs are
 * none of its business. The job's text is that of output 0; all others have `words` of their own.
 */
export function toOutputJournal(
  journal: Journal,
  output: number,
  words: Words | null = null,
): Journal {
  const isOwn = (message: Posted) => outputOf(message) === output;

  const toWhole = ({ posted, text }: Partial<Job>): Partial<Job> => ({
    ...(text === undefined || words ? {} : { text }),
    ...(posted
      ? { posted: inOrder([...journal.job.posted.filter((each) => !isOwn(each)), ...posted]) }
      : {}),
  });

  return {
    get job() {
      const { job } = journal;
      // A reply names its messages by the job's id: here by that and the output.
      const id = output === 0 ? job.id : `${job.id}/${output}`;
      return { ...job, ...words, id, posted: job.posted.filter(isOwn) };
    },
    hold: (patch) => journal.hold(toWhole(patch)),
    write: (patch) => journal.write(toWhole(patch)),
  };
}

function inOrder(posted: readonly Posted[]): Posted[] {
  return posted.toSorted((a, b) => outputOf(a) - outputOf(b));
}
