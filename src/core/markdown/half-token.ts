import { HALF_WRITTEN } from '../written-mentions.ts';
import { TAG_NAMES } from './html.ts';

/** The beginnings of what may stand in angle brackets, but for HTML's names. */
const ANGLE =
  /<(?:(?:[@#:!/]|a:|t:|id:|https?:|mailto:|tel:)[^<>\n]{0,600}|[a-z][a-z\d+.-]{0,30}:[^\s<>|]{0,600}(?:\|[^<>\n]{0,600})?|&[^\s<>]{0,100})$/i;
const HALF_TAG = new RegExp(
  String.raw`<\/?(?:$|[\w.+-]{1,64}(?:@[^\s<>]{0,200})?\s?\/?$|(?:${TAG_NAMES})\s[^<>\n]{0,300}$)`,
  'i',
);
const ENTITY = /&(?:lt;(?:[@#!][^<>&\s]{0,80}(?:&\w{0,3})?)?|(?:amp;|#38;)?#?\w{0,31})$/;
/** More than a token written with entities takes. */
const ENTITY_REACH = 120;

/** Brackets before one are written as it is. */
export const beforeAngles = (line: string, at: number): number => {
  let first = at;
  while (line[first - 1] === '<') first -= 1;
  return first;
};

/**
 * Where patterns that end with the text begin, read from a place; the text's end if there are none.
 */
export const findHalf = (text: string, from: number, ...patterns: readonly RegExp[]): number => {
  if (from < 0) return text.length;
  const tail = text.slice(from);
  return from + Math.min(...patterns.map((pattern) => pattern.exec(tail)?.index ?? tail.length));
};

/** Where a half of what stands in angle brackets, or of an entity, begins at the end of a line. */
export const findHalfToken = (tail: string): number => {
  const ampersand = tail.indexOf('&', Math.max(0, tail.length - ENTITY_REACH));
  // Neither has another bracket in it.
  const last = findHalf(tail, tail.lastIndexOf('<'), ANGLE, HALF_TAG, HALF_WRITTEN);
  const angle = beforeAngles(tail, last);
  return Math.min(angle, findHalf(tail, ampersand, ENTITY, HALF_WRITTEN));
};

/** Whether what stands in angle brackets was not shown before its end had come. */
export const isHeldBack = (text: string): boolean =>
  [ANGLE, HALF_TAG].some((half) => half.test(text.slice(0, -1)));
