import type { Job, Posted } from '../inbox.ts';
import type { Ledger } from '../ledger.ts';

/** What a section begins with, where that is not the job's own text: its words, and whether they are all that it will say. */
export type Words = {
  readonly text: string;
  readonly state: Extract<Job['state'], 'answering' | 'delivering'>;
};

/** Which output of its job a message belongs to: an answer is output 0. */
export function outputOf({ key }: Posted): number {
  return Number(key.split('/')[1] ?? 0);
}

/**
 * The ledger as the reply that writes one output sees it: the messages of the other outputs are none of its business. The job's
 * text is that of output 0; all others have `words` of their own.
 */
export function toSection(ledger: Ledger, output: number, words: Words | null = null): Ledger {
  const isOwn = (message: Posted) => outputOf(message) === output;

  const toWhole = ({ posted, text }: Partial<Job>): Partial<Job> => ({
    ...(text === undefined || words ? {} : { text }),
    ...(posted
      ? { posted: inOrder([...ledger.job.posted.filter((each) => !isOwn(each)), ...posted]) }
      : {}),
  });

  return {
    get job() {
      const { job } = ledger;
      // A reply names its messages by the job's id: here by that and the output.
      const id = output === 0 ? job.id : `${job.id}/${output}`;
      return { ...job, ...words, id, posted: job.posted.filter(isOwn) };
    },
    note: (patch) => ledger.note(toWhole(patch)),
    journal: (patch) => ledger.journal(toWhole(patch)),
  };
}

function inOrder(posted: readonly Posted[]): Posted[] {
  return posted.toSorted((a, b) => outputOf(a) - outputOf(b));
}
