import { findWords } from './boundary.ts';
import { type Item, isCjk, MAX_SPAN } from './emphasis.ts';
import { toMasked } from './inline.ts';
import type { Block } from './scan.ts';
import type { Scanner } from './scanner.ts';
import { toHealedLine, toPrefix } from './unfinished.ts';

/** What is hidden may take so many lines, and characters; more is not meant to be hidden. */
const MAX_LINES = 40;
const MAX_CHARS = 4_000;

/** A message may end between such parts, and shows nothing of what is hidden. */
const MAX_PART = MAX_SPAN / 2;

const BARS = /(?<!\\)\|\|/g;

type Line = Extract<Block, { type: 'line' }>;
type Fence = Extract<Block, { type: 'fence' }>;

const withoutNewline = (text: string): string => (text.endsWith('\n') ? text.slice(0, -1) : text);

const mayBegin = (line: string, at: number): boolean => {
  const before = line.slice(Math.max(0, at - 2), at);
  const isApart = before === '' || /[\s\p{Ps}\p{Pi}"'*_~:：，。、]$/u.test(before);
  return (isApart || isCjk(before.slice(-1))) && !/^\s/u.test(line.slice(at + 2, at + 3));
};

const mayEnd = (line: string, at: number): boolean => {
  const after = line.slice(at + 2, at + 4);
  const isApart = !/^[\p{L}\p{N}]/u.test(after) || isCjk(after.slice(0, 1));
  return isApart && !/\s$/u.test(line.slice(Math.max(0, at - 1), at));
};

/** Where in a line bars stand that begin or end what is hidden, by turns. */
export const findBars = (body: string, isHidden: boolean): readonly number[] => {
  const masked = toMasked(body);
  const bars: number[] = [];
  let isOpen = isHidden;
  for (const { index } of masked.matchAll(BARS)) {
    const isTaken = isOpen ? mayEnd(masked, index) : mayBegin(masked, index);
    if (isTaken) bars.push(index);
    if (isTaken) isOpen = !isOpen;
    else if (isOpen) return [];
  }
  return bars;
};

/** Words in parts that are each hidden. */
const toHidden = (words: string): string => {
  const text = words.trim();
  if (text === '') return words;
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > MAX_PART) {
    const places = findWords(text, from, from + MAX_PART, { sentence: 0, word: 0 });
    const at = places.at(-1)?.at ?? text.length;
    parts.push(text.slice(from, at).trimEnd());
    from = at;
  }
  parts.push(text.slice(from));
  return words.replace(text, () => parts.map((part) => `||${part}||`).join(' '));
};

/** A line whose bars are known, each part of what is hidden between bars of its own. */
const toWritten = (text: string, isHidden: boolean, isClosed: boolean): string => {
  const line = withoutNewline(text);
  const prefix = toPrefix(line);
  const body = line.slice(prefix.length);
  const bars = [...findBars(body, isHidden), ...(isClosed ? [] : [body.length])];
  let written = '';
  let from = 0;
  let isOpen = isHidden;
  for (const at of [...bars, body.length]) {
    const words = body.slice(from, at);
    written += isOpen ? toHidden(words) : words;
    from = Math.min(at + 2, body.length);
    isOpen = !isOpen;
  }
  // Lines that hold only bars are removed.
  const isNothing = written.trim() === '' && body.trim() !== '';
  return isNothing ? '' : prefix + written + text.slice(line.length);
};

/** Whether a line, behind the ones before it, ends in what is hidden. */
const isHiddenAfter = (text: string, isHidden: boolean): boolean => {
  const line = withoutNewline(text);
  const bars = findBars(line.slice(toPrefix(line).length), isHidden);
  return bars.length % 2 === 0 ? isHidden : !isHidden;
};

const isProse = (block: Block): block is Line => block.type === 'line' && !block.isCode;

const toCodeSpan = (code: string): string =>
  code.includes('`') ? `\`\` ${code.replaceAll(/``(?=`)/g, '``\u200b')} \`\`` : `\`${code}\``;

/** A block of code in which a message may end cannot be hidden as a whole: each line is hidden. */
const toHiddenCode = ({ part, text, prefix }: Fence): Line[] => {
  if (part !== 'inside') return [];
  const line = withoutNewline(text);
  const code = line.startsWith(prefix) ? line.slice(prefix.length) : line.trimStart();
  const parts = Array.from(code.matchAll(CODE_PART), ([each]) => `||${toCodeSpan(each)}||`);
  const shown = code.trim() === '' || HALF_FENCE.test(code) ? '' : parts.join(' ');
  return [{ type: 'line', text: prefix + shown + text.slice(line.length) }];
};

/** A line that may open or close a fence says nothing yet. */
const HALF_FENCE = /^[>\s]*(?:\|\|)?(?:`{1,2}|~{1,2}|(?:`{3,}|~{3,})\|?)$/;

const withoutHalfFence = (block: Block): Block =>
  isProse(block) && block.isOpen && HALF_FENCE.test(block.text) ? { ...block, text: '' } : block;

const CODE_PART = new RegExp(`.{1,${MAX_PART}}`, 'gu');

const isHidable = (block: Block): block is Hidable => isProse(block) || block.type === 'fence';

/** Lines up to the one that ends what is hidden, or all that is known of them. */
const toSpoilers = (blocks: readonly Hidable[]): Block[] => {
  let isHidden = false;
  return blocks.flatMap((block) => {
    if (block.type === 'fence') return toHiddenCode(block);
    const before = isHidden;
    isHidden = isHiddenAfter(block.text, before);
    return { ...block, text: toWritten(block.text, before, !isHidden) };
  });
};

/** The first of two bars says nothing yet, and what is open in what is hidden ends in it. */
const toEnded = (block: Block, isHidden: boolean): Block => {
  if (!isProse(block) || !block.isOpen) return block;
  const text = block.text.replace(/(?<![|\\])((?:\|\|)*)\|$/, '$1');
  if (!isHiddenAfter(text, isHidden)) return { ...block, text };
  const at = text.includes('||') ? text.lastIndexOf('||') + 2 : 0;
  return { ...block, text: text.slice(0, at) + toHealedLine(text.slice(at)) };
};

/** What can be hidden: prose, and code in a fence. */
type Hidable = Line | Fence;
type Held = readonly Hidable[];

/** A fence may have the bars beside its marks, or stand between them. */
const goesOnInFence = ([first]: Held, { part, text }: Fence): 'open' | 'closed' | null => {
  if (!first) return part === 'open' && /\|\|[`~]{3}/.test(text) ? 'open' : null;
  return first.type === 'fence' && part === 'close' ? 'closed' : 'open';
};

/** Whether a line ends what the lines before it hide; null if it cannot be part of that. */
const goesOn = (held: Held, block: Block): 'open' | 'closed' | null => {
  if (!isHidable(block)) return null;
  const { length } = [...held, block].map(({ text }) => text).join('');
  if (held.length >= MAX_LINES || length > MAX_CHARS) return null;
  if (block.type === 'fence') return goesOnInFence(held, block);
  const line = withoutNewline(block.text);
  const body = line.slice(toPrefix(line).length);
  const isBarred = /(?<!\\)\|\|/.test(toMasked(body));
  if (held.length > 0 && isBarred && findBars(body, true).length === 0) return null;
  return isHiddenAfter(block.text, held.length > 0) ? 'open' : 'closed';
};

const isLong = (text: string): boolean => text.includes('||') && text.length > MAX_PART;

/** What a block becomes behind those that are held, and what is held then. */
const pass = (held: Held, block: Block, out: Block[]): Held => {
  const state = goesOn(held, block);
  if (state === null || !isHidable(block)) {
    out.push(...held);
    if (held.length > 0) return pass([], block, out);
    out.push(block);
    return [];
  }
  if (state === 'open') return [...held, block];
  out.push(...(held.length > 0 || isLong(block.text) ? toSpoilers([...held, block]) : [block]));
  return [];
};

/**
 * A scanner for a platform on which two bars hide what is between them, also over several lines:
 * each line, and each part of a long one, gets bars of its own. Lines are held back until it is
 * known whether they are hidden, and `peek` shows them as hidden meanwhile.
 */
export const withSpoilers = (scanner: Scanner): Scanner => {
  let held: Held = [];
  const passAll = (blocks: readonly Block[]): Block[] => {
    const out: Block[] = [];
    for (const block of blocks) held = pass(held, block, out);
    return out;
  };
  return {
    push: (text) => passAll(scanner.push(text)),
    peek() {
      const out: Block[] = [];
      let open = held;
      for (const block of scanner.peek()) {
        const isBehindBars = open.length > 0 || block.text.includes('||');
        const shown = isBehindBars ? withoutHalfFence(block) : block;
        open = pass(open, toEnded(shown, open.length > 0), out);
      }
      return [...out, ...toSpoilers(open)];
    },
    stable() {
      if (held.length > 0) return [];
      const out: Block[] = [];
      let open: Held = [];
      for (const block of scanner.stable()) open = pass(open, block, out);
      return out;
    },
    end() {
      const out = [...passAll(scanner.end()), ...held];
      held = [];
      return out;
    },
  };
};

/** Whether two bars at a place begin or end what is to be hidden, and are no operator. */
const isSpoiler = (items: readonly Item[], open: number, close: number): boolean => {
  const inner = items
    .slice(open + 1, close)
    .map(({ text }) => text)
    .join('');
  if (inner.trim() === '' || /^\s|\s$/.test(inner)) return false;
  const before = items[open - 1]?.text ?? '';
  const after = items[close + 1]?.text ?? '';
  return !/\s/.test(inner) || !(/[\p{L}\p{N})\]]$/u.test(before) || /^[\p{L}\p{N}(]/u.test(after));
};

const isBars = (item: Item | undefined): boolean => item?.type === 'marks' && item.text === '||';

/** The bars that hide what is between them. */
export const toBarred = (items: readonly Item[]): ReadonlySet<Item> => {
  const kept = new Set<Item>();
  let open = -1;
  for (const [index, item] of items.entries()) {
    if (!isBars(item)) continue;
    const first = items[open];
    if (first && item.at - first.at <= MAX_SPAN && isSpoiler(items, open, index)) {
      kept.add(first).add(item);
      open = -1;
    } else open = index;
  }
  return kept;
};
