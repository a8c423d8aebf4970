/*
 * What people write, and what it is called in a few words. Nothing here needs a document, so that
 * it can be tested by itself.
 */

/** A line that begins or ends a block of code. */
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/s;

/**
 * A person’s text in blocks: code between two fences, and everything else as it was typed. A fence
 * that is never closed is text like any other.
 */
export function toTypedBlocks(text) {
  const lines = text.split(/\r\n?|\n/);
  const ends = toFenceEnds(lines);
  const blocks = [];
  let words = [];
  const flush = () => {
    if (words.some((line) => line.trim() !== ''))
      blocks.push({ isCode: false, text: words.join('\n') });
    words = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const end = ends.get(at);
    if (end === undefined) words.push(lines[at]);
    else {
      flush();
      const [, , info] = FENCE.exec(lines[at]);
      blocks.push({ isCode: true, info: info.trim(), text: lines.slice(at + 1, end).join('\n') });
      at = end;
    }
  }
  flush();
  return blocks;
}

/** The lines that open a block of code, each with the line that closes it. */
function toFenceEnds(lines) {
  const ends = new Map();
  let open = null;
  for (const [at, line] of lines.entries()) {
    const [, marks, info] = FENCE.exec(line) ?? [];
    if (marks === undefined) continue;
    if (open === null) {
      // Backticks behind it: code within a line.
      if (marks[0] === '~' || !info.includes('`')) open = { at, marks };
    } else if (
      info.trim() === '' &&
      marks[0] === open.marks[0] &&
      marks.length >= open.marks.length
    ) {
      ends.set(open.at, at);
      open = null;
    }
  }
  return ends;
}

/** Scripts that do not part words by spaces: an address ends where the sentence goes on. */
const UNPARTED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー`;
/** Of their letters those of a host belong to it, and what begins a later part of its path. */
const WITHIN = String.raw`(?<=:\/\/(?:[^\s/]{1,250}\.)?|\/\/[^\s/]{1,250}\/\S{1,500}[/=#])[${UNPARTED}]+`;
const REST = String.raw`(?:[^\s<>"，。、；：！？「」『』【】（）《》〈〉\u200b\u2060\ufeff${UNPARTED}]|${WITHIN}){1,2000}`;

/** Addresses, and channels by their id. */
const LINKED = new RegExp(
  String.raw`\bhttps?:\/\/${REST}|(?<![\w.])www\.${REST}|<#[\p{L}\p{N}-]{1,40}>`,
  'giu',
);

/**
 * A text in parts: plain ones, and those that lead somewhere. `nameOf` knows what a channel is
 * called; one that it does not know is only text. Joined, the texts are what was typed, but for
 * the names of channels.
 */
export function toTypedParts(text, nameOf) {
  const parts = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(LINKED)) {
    const link = found.startsWith('<#') ? toChannelLink(found, nameOf) : toLink(found);
    if (link === null) continue;
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push(link.part);
    from = index + link.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

function toChannelLink(found, nameOf) {
  const channel = found.slice(2, -1);
  const name = nameOf(channel);
  return name === null ? null : { part: { text: `#${name}`, channel }, length: found.length };
}

/** What ends the sentence is not part of the address in it, nor is a bracket around it. */
function toLink(found) {
  const count = (mark) => found.split(mark).length - 1;
  let surplus = { ')': count(')') - count('('), ']': count(']') - count('[') };
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found[end - 1];
    if (surplus[last] > 0) surplus = { ...surplus, [last]: surplus[last] - 1 };
    else if (!".,;:!?'’”…*".includes(last)) break;
  }
  const text = found.slice(0, end);
  const address = /^www\./i.test(text) ? `https://${text}` : text;
  return URL.canParse(address) ? { part: { text, address }, length: text.length } : null;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The beginning of a text, cut between characters as people see them. */
export function shorten(text, max) {
  let start = '';
  let count = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (count === max) break;
    start += segment;
    count += 1;
  }
  return start;
}

/** Letters of the scripts that are written from the right. */
const FROM_RIGHT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A name in a direction of its own: in a sentence that is written from the left, the marks at its
 * end would else stand at its beginning.
 * https://www.w3.org/International/articles/inline-bidi-markup/
 */
export function isolate(name) {
  return FROM_RIGHT.test(name) && !name.includes('\u2068') ? `\u2068${name}\u2069` : name;
}

/** So much of a message says what it is about. */
const MAX_LOOKED_AT = 1_000;
const MAX_TITLE = 120;

/**
 * A message in a few words: a person’s as typed, with the names of channels, Parley’s without the
 * marks of its Markdown.
 */
export function toTitle({ text, speaker }, nameOf) {
  const start = text.trimStart().slice(0, MAX_LOOKED_AT).toWellFormed();
  const words =
    speaker === null
      ? start.replace(/^[#>]+\s+|[*`~]+/gm, '')
      : toTypedParts(start, nameOf)
          .map((part) => part.text)
          .join('');
  return shorten(words.replace(/\s+/g, ' ').trim(), MAX_TITLE);
}
