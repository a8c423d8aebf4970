import { lazy } from '../../core/async.ts';

// How a text is cut into passages: each is about one thing, and its beginning repeats the end of
// the one before it, so that what stands at a cut is found whole.

/** About two hundred words: enough to be understood alone, few enough to be about one thing. */
const TARGET_CHARS = 1_200;

/** A paragraph up to this length is not cut. */
const MAX_CHARS = 2_000;

const OVERLAP_CHARS = 200;

/** What stands between the headings that a passage is under. */
const UNDER = ' › ';

type Block = { readonly text: string; readonly headings: readonly string[] };

/** A document as passages, in order; a document without words gives no passages. */
export function toDocumentPassages(text: string): readonly string[] {
  const passages: string[] = [];
  let body: string[] = [];
  let headings: readonly string[] = [];
  const flush = (): void => {
    if (body.length > 0) passages.push([...toHead(headings), body.join('\n\n')].join('\n\n'));
    body = [];
  };
  for (const block of toBlocks(text)) {
    const isUnderAnother = block.headings.join(UNDER) !== headings.join(UNDER);
    if (isUnderAnother || lengthOf(body) + block.text.length > TARGET_CHARS) {
      const last = isUnderAnother ? '' : toEnding(body.at(-1) ?? '');
      flush();
      if (last !== '') body.push(last);
    }
    headings = block.headings;
    body.push(block.text);
  }
  flush();
  return passages;
}

function toHead(headings: readonly string[]): string[] {
  return headings.length > 0 ? [headings.join(UNDER)] : [];
}

function lengthOf(body: readonly string[]): number {
  return body.reduce((sum, { length }) => sum + length, 0);
}

/** The last sentences of a paragraph, as far as they fit. */
function toEnding(paragraph: string): string {
  let ending = '';
  for (const sentence of toSentences(paragraph).toReversed()) {
    if (ending.length + sentence.length > OVERLAP_CHARS) break;
    ending = sentence + ending;
  }
  return ending.trim();
}

/** Paragraphs, each with the headings that it stands under. */
function toBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let headings: readonly { readonly level: number; readonly title: string }[] = [];
  for (const paragraph of toParagraphs(text)) {
    const [, marks = '', title = ''] = HEADING.exec(paragraph) ?? [];
    if (marks !== '') {
      headings = [
        ...headings.filter(({ level }) => level < marks.length),
        { level: marks.length, title },
      ];
      continue;
    }
    const titles = headings.map((heading) => heading.title);
    blocks.push(...toPieces(paragraph).map((piece) => ({ text: piece, headings: titles })));
  }
  return blocks;
}

const HEADING = /^(#{1,6})\s+(\S.*?)\s*#*$/;
const FENCE = /^\s{0,3}(?:```|~~~)/;

/** What blank lines divide, outside of code; a heading is a paragraph of its own. */
function toParagraphs(text: string): string[] {
  const paragraphs: string[][] = [[]];
  let isCode = false;
  for (const line of text.split(/\r?\n/)) {
    const isHeading = !isCode && HEADING.test(line);
    if (FENCE.test(line)) isCode = !isCode;
    if (isHeading) paragraphs.push([line], []);
    else if (line.trim() === '' && !isCode) paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.map((lines) => lines.join('\n').trim()).filter((paragraph) => paragraph !== '');
}

/** A paragraph that is too long, cut between sentences, else between characters. */
function toPieces(paragraph: string): string[] {
  if (paragraph.length <= MAX_CHARS) return [paragraph];
  const pieces: string[] = [];
  let piece = '';
  for (const sentence of toSentences(paragraph).flatMap(toShort)) {
    if (piece.length + sentence.length > TARGET_CHARS && piece !== '') {
      pieces.push(piece.trim());
      piece = '';
    }
    piece += sentence;
  }
  return [...pieces, piece.trim()].filter((each) => each !== '');
}

function toShort(sentence: string): string[] {
  if (sentence.length <= TARGET_CHARS) return [sentence];
  const characters = [...sentence];
  const count = Math.ceil(characters.length / TARGET_CHARS);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * TARGET_CHARS, (index + 1) * TARGET_CHARS).join(''),
  );
}

/** So much is given to the segmenter at once: its time grows faster than a text. */
const SEGMENTED_CHARS = 20_000;

const segmenter = lazy(() => new Intl.Segmenter(undefined, { granularity: 'sentence' }));

/** Sentences with the blanks behind them, in any language; joined, they are the text. */
function toSentences(text: string): string[] {
  const sentences: string[] = [];
  for (let start = 0; start < text.length; start += SEGMENTED_CHARS)
    for (const { segment } of segmenter().segment(text.slice(start, start + SEGMENTED_CHARS)))
      sentences.push(segment);
  return sentences;
}
