import { type SaidLine, toFirstSentence } from './spoken.ts';

/** What somebody will do, as far as a sentence says so in plain words. */
export type FoundTask = {
  readonly task: string;
  readonly owner: string;
  /** The words that say by when; null where there are none. */
  readonly due: string | null;
  readonly number: number | null;
};

const WILL =
  /(?:^|[.!?]\s+|,\s+(?:and\s+)?)(?:(I|\p{Lu}[\p{L}’'-]{0,30})(?:['’]ll| will| has to| have to| shall))\s+([^.!?\n]{3,200})/gu;
const ASKED =
  /(?:^|[.!?]\s+)(\p{Lu}[\p{L}’'-]{0,30}), (?:can|could|would|will|please) (?:you )?(?:please )?([^.!?\n]{3,200})/gu;
const DUE = /\s*\b(?:by|until|before|on)\s+([^,;]{2,40})$/i;

/** Sentences of the kind “Ada will send the plan by Friday” and “Bob, can you …?”. */
export function toTasks(lines: readonly SaidLine[]): readonly FoundTask[] {
  return lines.flatMap(({ number, speaker, text }) =>
    [...text.matchAll(WILL), ...text.matchAll(ASKED)].map(([, who = '', what = '']) => {
      const due = DUE.exec(what)?.[1] ?? null;
      const task = (due === null ? what : what.replace(DUE, '')).trim();
      return { task, owner: who === 'I' ? speaker : who, due, number };
    }),
  );
}

const DECISION =
  /\b(?:decided|agreed|we(?:['’]ll| will)|let['’]s|settled on|going with|it is settled)\b/i;

export function toDecisionLines(lines: readonly SaidLine[]): readonly SaidLine[] {
  return lines.filter(({ text }) => DECISION.test(text));
}

const MAX_POINTS = 12;

/** A summary of first sentences, each with the number of its message. */
export function toFirstSentences(lines: readonly SaidLine[]): string {
  const points = lines.slice(-MAX_POINTS).map(({ speaker, text, number }) => {
    const mark = number === null ? '' : ` [${number}]`;
    return `- **${speaker}:** ${toFirstSentence(text)}${mark}`;
  });
  return points.join('\n');
}
