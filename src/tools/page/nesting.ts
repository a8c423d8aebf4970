/**
 * Which element may stand in which, as far as that decides where one ends.
 * https://html.spec.whatwg.org/multipage/parsing.html
 */

export const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;

export const INLINE =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;

/** Elements that stand for something although they are empty. */
export const TELLING = /^(?:td|th|img|br|hr)$/;

/** Blanks between what these hold are no text. */
export const BLANKLESS = /^(?:table|thead|tbody|tfoot|tr|ul|ol|dl|select)$/;

/** Blanks in these are shown as they are written. */
export const KEEPS_BLANKS = /^(?:pre|textarea)$/;

const CELL = /^(?:td|th)$/;
const TABLE_PART = /^(?:table|thead|tbody|tfoot|tr|td|th)$/;

const ENDS_PARAGRAPH =
  /^(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|main|menu|nav|ol|p|pre|section|summary|table|ul)$/;

/**
 * Which open element a start tag ends, and which ones keep it from doing so: HTML lets people
 * leave end tags out.
 */
type Implied = { readonly ends: RegExp; readonly within: RegExp };

const PARAGRAPH: Implied = { ends: /^p$/, within: /^(?:td|th|table|caption|button|object)$/ };
const ITEM: Implied = { ends: /^d[dt]$/, within: /^(?:dl|table|td|th)$/ };
const CELLS: Implied = { ends: CELL, within: /^(?:tr|table)$/ };
const ROWS: Implied = { ends: /^(?:thead|tbody|tfoot|caption)$/, within: /^table$/ };
const IMPLIED: ReadonlyMap<string, Implied> = new Map([
  ['li', { ends: /^li$/, within: /^(?:ul|ol|menu|table|td|th)$/ }],
  ['dt', ITEM],
  ['dd', ITEM],
  ['td', CELLS],
  ['th', CELLS],
  ['tr', { ends: /^(?:tr|caption)$/, within: /^table$/ }],
  ['thead', ROWS],
  ['tbody', ROWS],
  ['tfoot', ROWS],
  ['option', { ends: /^option$/, within: /^select$/ }],
  ['a', { ends: /^a$/, within: PARAGRAPH.within }],
  ['button', { ends: /^button$/, within: /^(?:td|th|table|form)$/ }],
]);

/** The outermost of the open elements that a start tag closes; -1 if it closes none. */
export function findEnded(open: readonly string[], name: string): number {
  const rules = [
    ...(ENDS_PARAGRAPH.test(name) ? [PARAGRAPH] : []),
    ...[IMPLIED.get(name)].filter((rule) => rule !== undefined),
  ];
  const ended = rules.flatMap(({ ends, within }) => {
    const index = open.findLastIndex((each) => ends.test(each) || within.test(each));
    return ends.test(open[index] ?? '') ? [index] : [];
  });
  return ended.length === 0 ? -1 : Math.min(...ended);
}

/**
 * The open element that an end tag closes; -1 if it closes none. Inside a cell it never closes an
 * element around the table.
 */
export function findClosed(open: readonly string[], name: string): number {
  const index = open.lastIndexOf(name);
  const cell = TABLE_PART.test(name) ? -1 : open.findLastIndex((each) => CELL.test(each));
  return index > cell ? index : -1;
}
