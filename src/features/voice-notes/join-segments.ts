import { lazy } from '../../core/async.ts';
import type { Transcript } from '../../core/model-ports.ts';

/** What was said, with times from the beginning of the whole recording. */
export type Segment = Transcript['segments'][number];

/** The stretch of a recording that is in both of two pieces. */
export type Overlap = { readonly fromMs: number; readonly toMs: number };

/** A word, where it stands in which segment, and about when it was said. */
type Word = {
  readonly word: string;
  readonly segment: number;
  readonly to: number;
  readonly atMs: number;
};

/**
 * Words in both pieces that are the same: `length` of them, from `first` in the one and `second`
 * in the other.
 */
type Run = { readonly first: number; readonly second: number; readonly length: number };

/** Times are the model's, and within a segment only guessed. */
const MARGIN_MS = 30_000;
const MAX_WORDS = 150;

const splitter = lazy(() => new Intl.Segmenter('en', { granularity: 'word' }));

/**
 * Joins the transcripts of two pieces of a recording that overlap: the words said in both are
 * found by what they are, and kept once. At the edges, where a piece begins or ends within a word,
 * the other piece is believed.
 */
export function joinSegments(
  before: readonly Segment[],
  after: readonly Segment[],
  overlap: Overlap,
): Segment[] {
  const tail = toWords(before, overlap.toMs)
    .filter(({ atMs }) => atMs >= overlap.fromMs - MARGIN_MS)
    .slice(-MAX_WORDS);
  const head = toWords(after, overlap.toMs + MARGIN_MS)
    .filter(({ atMs }) => atMs <= overlap.toMs + MARGIN_MS)
    .slice(0, MAX_WORDS);
  const run = findRun(tail, head);
  if (!run) return [...before, ...after];
  const last = tail[run.first + run.length - 1];
  const same = head[run.second + run.length - 1];
  if (!last || !same) return [...before, ...after];
  return splice(before, after, last, same);
}

/** The words of segments; a segment is taken to be spoken evenly until the next begins. */
function toWords(segments: readonly Segment[], endMs: number): Word[] {
  return segments.flatMap(({ text, startMs }, segment) => {
    const untilMs = Math.max(startMs, segments[segment + 1]?.startMs ?? endMs);
    return [...splitter().segment(text)].flatMap((each) => {
      if (!each.isWordLike) return [];
      const share = each.index / Math.max(1, text.length);
      return [
        {
          word: each.segment.normalize('NFKC').toLowerCase(),
          segment,
          to: each.index + each.segment.length,
          atMs: startMs + (untilMs - startMs) * share,
        },
      ];
    });
  });
}

/** The run of equal words that is most likely the shared stretch; null if no run is reliable. */
function findRun(tail: readonly Word[], head: readonly Word[]): Run | null {
  let best: (Run & { readonly score: number }) | null = null;
  for (const run of toRuns(tail, head)) {
    const score = toScore(run, tail, head);
    if (score !== null && (best === null || score > best.score)) best = { ...run, score };
  }
  return best;
}

/** Every run that cannot be made longer. */
function toRuns(tail: readonly Word[], head: readonly Word[]): Run[] {
  const runs: Run[] = [];
  let above = new Array<number>(head.length + 1).fill(0);
  for (let row = 0; row < tail.length; row += 1) {
    const lengths = new Array<number>(head.length + 1).fill(0);
    for (let column = 0; column < head.length; column += 1) {
      if (tail[row]?.word !== head[column]?.word) continue;
      const length = (above[column] ?? 0) + 1;
      lengths[column + 1] = length;
      if (tail[row + 1]?.word === head[column + 1]?.word && row + 1 < tail.length) continue;
      runs.push({ first: row - length + 1, second: column - length + 1, length });
    }
    above = lengths;
  }
  return runs;
}

/**
 * What is left over at both edges is given up, so that it has to be little beside what agrees; two
 * words that agree by chance are told by their times.
 */
function toScore(
  { first, second, length }: Run,
  tail: readonly Word[],
  head: readonly Word[],
): number | null {
  const lost = tail.length - first - length + second;
  const apartMs = Math.abs((tail[first]?.atMs ?? 0) - (head[second]?.atMs ?? 0));
  if (lost > (length < 3 ? length : 2 * length)) return null;
  return 2 * length - lost - apartMs / MARGIN_MS;
}

/** The one up to the last word of the run, then the other from there on. */
function splice(
  before: readonly Segment[],
  after: readonly Segment[],
  last: Word,
  same: Word,
): Segment[] {
  const [cut, from] = [before[last.segment], after[same.segment]];
  if (!cut || !from) return [...before, ...after];
  const rename = toRenaming(cut.speaker, from.speaker);
  const joined = { ...cut, text: cut.text.slice(0, last.to) + from.text.slice(same.to) };
  const rest = after.slice(same.segment + 1);
  return [
    ...before.slice(0, last.segment),
    joined,
    ...rest.map((segment) => ({ ...segment, speaker: rename(segment.speaker) })),
  ];
}

/**
 * "Speaker 1" of one piece may be "Speaker 2" of the next: who says the same words at the same
 * time is the same.
 */
function toRenaming(known: string | null, heard: string | null) {
  return (speaker: string | null): string | null => {
    if (known === null || heard === null) return speaker;
    if (speaker === heard) return known;
    return speaker === known ? heard : speaker;
  };
}
