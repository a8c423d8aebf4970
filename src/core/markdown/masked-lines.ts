import { findElements } from './html.ts';
import { MASK, toMasked } from './inline.ts';

/** What begins at one place and ends at another: emphasis, code, a link. */
export type Span = { readonly start: number; readonly end: number };

const MASKS = new RegExp(`${MASK}+`, 'g');

/** The text without what stands in code, which is open from `from` on, in as many lines. */
const toMaskedLines = (text: string, from = text.length): string => {
  const toMask = (code: string) => code.replaceAll(/[^\n]/g, MASK);
  const before = toMasked(text.slice(0, from));
  return (
    before.replaceAll(MASKS, (masks, at: number) => toMask(text.slice(at, at + masks.length))) +
    toMask(text.slice(from))
  );
};

const SIGN = String.raw`\\(?:[^\n]|(?=\n|$))|[^\\[\]\n]`;

/** A part of a label, which may have brackets in it. */
const LABEL = String.raw`(?:${SIGN}|\[(?:${SIGN}){0,80}\]){0,160}`;

/** What may be the beginning of a link over some lines; no box. */
const HALF_LINK = new RegExp(
  [
    String.raw`(?<![\\\]])!?\[(?![ xX]?\])${LABEL}(?:\n${LABEL}){0,4}`,
    String.raw`(?:(?<=\n[^\n]*)\](?:\([^\s()]{0,500})?|\[(?:${SIGN}){0,80})?$`,
  ].join(''),
);

/**
 * Where such a link begins in a text in which code is open from a place on; -1 if there is none.
 */
export const findHalfLink = (text: string, codeAt: number): number =>
  text.includes('[') ? toMaskedLines(text, codeAt).search(HALF_LINK) : -1;

/** Where elements stand. Lines are formatted one by one: no element goes on behind its line. */
export const findElementSpans = (text: string): Span[] => {
  if (!text.includes('<')) return [];
  const lines = toMaskedLines(text).split('\n');
  let at = 0;
  return lines.flatMap((line, index): Span[] => {
    const from = at;
    at += line.length + 1;
    const isLast = index === lines.length - 1;
    return findElements(line)
      .filter(([, end]) => isLast || end !== Number.POSITIVE_INFINITY)
      .map(([start, end]) => ({ start: from + start, end: from + end }));
  });
};
