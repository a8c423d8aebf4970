import { type SaidLine, toFirstSentence } from './spoken.ts';

/** What a person will do, as far as a sentence says so in plain words. */
export type FoundTask = {
  readonly task: string;
  readonly owner: string;
  /** The words that name a deadline; null if there are none. */
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

/**
 * The few lines that share most with a question, in their order: pairs of letters, so that it works
 * in any script, with the rarer ones counting for more. Empty if no line shares anything.
 */
export function toNearest(lines: readonly SaidLine[], question: string): readonly SaidLine[] {
  const pairs = lines.map(({ text }) => toPairs(text));
  const wanted = [...toPairs(question)].map((pair) => {
    const held = pairs.filter((each) => each.has(pair)).length;
    return { pair, weight: held === 0 ? 0 : Math.log(1 + lines.length / held) };
  });
  const scores = pairs.map((held) =>
    wanted.reduce((sum, { pair, weight }) => sum + (held.has(pair) ? weight : 0), 0),
  );
  const best =
    scores
      .toSorted((a, b) => b - a)
      .slice(0, MAX_NEAREST)
      .at(-1) ?? 0;
  return lines
    .filter((_, index) => (scores[index] ?? 0) > 0 && (scores[index] ?? 0) >= best)
    .slice(-MAX_NEAREST);
}

const MAX_NEAREST = 3;

function toPairs(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.flatMap((word) => {
      const letters = [...word];
      return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
    }),
  );
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
