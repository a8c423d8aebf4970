import { toLocalName } from '../../../core/command-names.ts';
import { toUnnamed } from '../../../core/conversation/names.ts';
import { toCodeLanguage, withoutBars } from '../../../core/markdown/fence.ts';
import { mapInline, withoutHardBreak } from '../../../core/markdown/inline.ts';
import { repairLine } from '../../../core/markdown/repair.ts';
import type { Spelling } from '../../../core/markdown/respell.ts';
import type { Block } from '../../../core/markdown/scan.ts';
import { toFenceLine } from '../../../core/markdown/verbatim.ts';
import type { Dialect } from '../../../core/ports.ts';
import { formatTable } from './table.ts';

// https://docs.discord.com/developers/resources/message#create-message
const MAX_CHARS = 2000;
const MAX_MESSAGES = 8;
// A request may have 25 MiB in all, a file 10 MiB on a server without boosts.
// https://docs.discord.com/developers/reference#uploading-files
const FILES = {
  maxBytes: 10 * 1024 * 1024,
  maxSumBytes: 25 * 1024 * 1024 - 64 * 1024, // The message itself, and what frames the files.
  maxCount: 10,
  areApart: false,
} as const;
// A table leaves this much of a message to the lines that a reply adds.
const TABLE_CHARS = MAX_CHARS - 200;

const ZERO_WIDTH_SPACE = '\u200b';
const RULER = '─'.repeat(20);

/** A rule, or the line under a heading: Discord shows neither. */
const RULE = /^([ \t]*(?:> ?)*)(?:([-*_])(?:[ \t]*\2){2,}|={3,}|<hr\s{0,3}\/?>)[ \t]*$/i;
const SMALL_HEADING = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)#{4,6}(?:[ \t]+|$)/;
const TASK = /^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=\s)/;
const NESTED_QUOTE = /^ {0,3}>(?: ?>)+ ?/;
/** A quote has a space after its mark, even on an otherwise empty line. */
const TIGHT_QUOTE = /^ {0,3}>(?![ \t>])/;
const PLUS_ITEM = /^([ \t>]*)\+(?=[ \t])/;
/** A picture that is named by a reference. */
const IMAGE = /!\[([^[\]\n]*)\](?=[([])/g;
const MARKER = /(`{3,}|~{3,})[^\n]*/;

// https://docs.discord.com/developers/reference#message-formatting
const PINGS = /https?:\/\/[^\s<>)]*|@(?=everyone|here)|<(?=@[!&]?\d)|\p{Cs}/gu;

/** Discord reads three backticks anywhere as a code block, so only real fences keep theirs. */
const withoutFences = (text: string): string =>
  text.includes('```') ? text.replaceAll(/``(?=`)/g, `\`\`${ZERO_WIDTH_SPACE}`) : text;

/** Three tildes are no fence for Discord, but are read as one when formatted text is healed. */
const withoutTildeFences = (text: string): string =>
  text.includes('~~~') ? text.replaceAll(/~~(?=~)/g, `~~${ZERO_WIDTH_SPACE}`) : text;

const toHarmless = (token: string): string => {
  if (token === '@' || token === '<') return token + ZERO_WIDTH_SPACE;
  // A space would break an address; in an address the sign may also be written like this.
  return token.length > 1 ? token.replaceAll(/@(?=everyone|here)/g, '%40') : '\uFFFD';
};

/** Text outside code without pings. */
export const withoutPings = (text: string): string =>
  /[@<]/.test(text) || !text.isWellFormed() ? text.replaceAll(PINGS, toHarmless) : text;

const withoutHalves = (code: string): string => code.toWellFormed();

const toBold = (text: string): string => {
  const title = text
    .trimEnd()
    .replace(/(?<!#)#+$/, '')
    .trim()
    .replaceAll('**', '');
  return title === '' ? '' : `**${title}**`;
};

const formatStart = (line: string): string => {
  const rule = RULE.exec(line);
  if (rule) return (rule[1] ?? '').replace(NESTED_QUOTE, '> ') + RULER;
  const quoted = line
    .replace(NESTED_QUOTE, '> ')
    .replace(TIGHT_QUOTE, '> ')
    .replace(PLUS_ITEM, '$1-');
  const heading = SMALL_HEADING.exec(quoted);
  if (heading) return (heading[1] ?? '') + toBold(quoted.slice(heading[0].length));
  return quoted.replace(TASK, (_, item: string, box: string) => item + (box === ' ' ? '☐' : '☑'));
};

const WEB = /^https?:\/\//i;

/**
 * Discord links to web pages only, and shows the marks of a link whose label is an address itself.
 * https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101
 */
const toLink = (label: string, url: string, isImage: boolean): string => {
  if (label === url) return url;
  const isLink = WEB.test(url) && !label.includes('://');
  if (!isLink) return `${label} (${url.replace(/^(?:mailto|tel):/i, '')})`;
  const name = isImage ? label || toUnnamed('image') : label;
  return `[${name}](${PLAIN_ADDRESS.test(url) ? url : toEncoded(url)})`;
};

/** Brackets one in another end an address. */
const PLAIN_ADDRESS = /^(?:[^\s()]|\([^\s()]*\))*$/;

const toEncoded = (url: string): string =>
  url.replaceAll(/[\s()]/g, (sign) => `%${(sign.codePointAt(0) ?? 32).toString(16)}`);

/** What Discord's clients show as a name, an emoji or a time. */
const SHOWN = /^<(?:#\d+|a?:\w{1,32}:\d+|t:-?\d+(?::[tTdDfFRsS])?|\/[^:<>]{1,100}:\d+|id:\w+)>$/;

/** https://docs.discord.com/developers/reference#message-formatting */
const toSpelling = (nameOf: Spelling['nameOf']): Spelling => ({
  nameOf,
  unnamed: toUnnamed,
  shown: SHOWN,
  toLink,
  rendersHtml: false,
  escapesMarks: true,
  hasSpoilers: true,
  ownPlace: null,
  joint: '',
});

const withoutImages = (text: string): string =>
  text.replaceAll(IMAGE, (_, alt: string) => `[${alt || toUnnamed('image')}]`);

/**
 * Three backticks begin a block wherever they stand, so that code in a line has fewer: those in it
 * stand apart, as two together would end it.
 */
const toCode = (span: string): string => {
  const code = withoutHalves(span);
  if (!code.includes('```')) return code;
  const [{ length }] = /^`*/.exec(code) ?? [''];
  const words = code.slice(length, -length).trim();
  if (words === '') return code;
  const apart = words.replaceAll(/`(?=`)/g, `\`${ZERO_WIDTH_SPACE}`);
  return apart.includes('`') ? `\`\` ${apart} \`\`` : `\`${apart}\``;
};

const formatLine = (text: string, spelling: Spelling, isOpen = false): string => {
  const line = text.endsWith('\n') ? text.slice(0, -1) : text;
  const shown = mapInline(
    repairLine(formatStart(line), spelling, isOpen),
    (part) => withoutPings(part.includes('![') ? withoutImages(part) : part),
    toCode,
  );
  return withoutTildeFences(withoutFences(shown)) + text.slice(line.length);
};

const toKnownLanguage = (info: string): string =>
  /^[\w+\-.#]+/.exec(toCodeLanguage(info))?.[0] ?? '';

/** Discord knows fences of three backticks only. */
const formatFence = (block: Extract<Block, { type: 'fence' }>): string => {
  const { part, info } = block;
  const [text, prefix] = [withoutBars(part, block.text), block.prefix].map((each) =>
    block.prefix.includes('>') ? each.replace(NESTED_QUOTE, '> ') : each,
  ) as [string, string];
  if (part === 'open') return text.replace(MARKER, `\`\`\`${toKnownLanguage(info)}`);
  if (part === 'inside') return withoutHalves(withoutFences(text));
  return text === '' ? `${prefix}\`\`\`\n` : text.replace(MARKER, '```');
};

/** There are no quotes in quotes. */
const formatVerbatim = (block: Extract<Block, { type: 'verbatim' }>): string =>
  withoutHalves(toFenceLine(block))
    .split('\n')
    .map((line) => (block.prefix.includes('>') ? line.replace(NESTED_QUOTE, '> ') : line))
    .join('\n');

/** Discord has no indented code, and would take its stars and backticks for marks. */
const formatIndented = (text: string): string =>
  withoutPings(text.replaceAll(/[\\`*_~|]/g, '\\$&'));

const NONE = /(?!)/;

/** In code no client shows a token as a name, and no mark has to be kept from being read. */
const toInCode = (spelling: Spelling): Spelling => ({
  ...spelling,
  ...{ shown: NONE, escapesMarks: false, hasSpoilers: false },
});

const createFormat =
  (spelling: Spelling) =>
  (block: Block): string => {
    if (block.type === 'fence') return formatFence(block);
    if (block.type === 'verbatim') return formatVerbatim(block);
    if (block.type === 'table')
      return formatTable(block, TABLE_CHARS, {
        formatLine: (line) => formatLine(line, spelling),
        repairCell: (cell) => withoutHalves(repairLine(cell, toInCode(spelling))),
      });
    if (block.type === 'line' && block.isCode) return formatIndented(block.text);
    return formatLine(withoutHardBreak(block.text), spelling, block.isOpen);
  };

/**
 * Discord has no tables, small headings, task lists, pictures, formulas or rules; mentions may
 * ping. `nameOf` tells the names of people and roles by their tokens, and tells the same as long
 * as an answer is written.
 */
export const toDialect = (nameOf: Spelling['nameOf'] = () => undefined): Dialect => ({
  maxChars: MAX_CHARS,
  maxMessages: MAX_MESSAGES,
  maxAgeMs: Number.POSITIVE_INFINITY,
  appends: false,
  hasReferences: false,
  hasSpoilers: true,
  files: FILES,
  command: toLocalName,
  format: createFormat(toSpelling(nameOf)),
  length: ({ length }) => length,
});

export const discordDialect: Dialect = toDialect();

// Five follow-ups at most where Parley is not installed.
// https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
export const guestDialect: Dialect = { ...discordDialect, maxMessages: 5 };
