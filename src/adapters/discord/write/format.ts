import { mapInline } from '../../../core/markdown/inline.ts';
import type { Block } from '../../../core/markdown/scanner.ts';
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

const RULE = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const SMALL_HEADING = /^([ \t>]*)#{4,6}(?:[ \t]+|$)/;
const TASK = /^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=\s)/;
const NESTED_QUOTE = /^ {0,3}>(?: ?>)+ ?/;
const IMAGE = /!\[([^[\]\n]*)\](?=[([])/g;
const MARKER = /(`{3,}|~{3,})[^\n]*/;

// https://docs.discord.com/developers/reference#message-formatting
const PINGS = /https?:\/\/[^\s<>)]*|@(?=everyone|here)|<(?=@[!&]?\d)|\p{Cs}/gu;

/** Discord reads three backticks anywhere as a code block, so only real fences keep theirs. */
const withoutFences = (text: string): string =>
  text.replaceAll(/``(?=`)/g, `\`\`${ZERO_WIDTH_SPACE}`);

/** Three tildes are no fence for Discord, but are read as one when formatted text is healed. */
const withoutTildeFences = (text: string): string =>
  text.replaceAll(/~~(?=~)/g, `~~${ZERO_WIDTH_SPACE}`);

const toHarmless = (token: string): string => {
  if (token === '@' || token === '<') return token + ZERO_WIDTH_SPACE;
  // A space would break an address; in an address the sign may also be written like this.
  return token.length > 1 ? token.replaceAll(/@(?=everyone|here)/g, '%40') : '\uFFFD';
};

/** Text without pings, also in code spans: a backtick in another line can turn them inside out. */
export const withoutPings = (text: string): string => text.replaceAll(PINGS, toHarmless);

const toBold = (text: string): string => {
  const title = text
    .trimEnd()
    .replace(/(?<!#)#+$/, '')
    .trim()
    .replaceAll('**', '');
  return title === '' ? '' : `**${title}**`;
};

const formatStart = (line: string): string => {
  if (RULE.test(line)) return RULER;
  const quoted = line.replace(NESTED_QUOTE, '> ');
  const heading = SMALL_HEADING.exec(quoted);
  if (heading) return (heading[1] ?? '') + toBold(quoted.slice(heading[0].length));
  return quoted.replace(TASK, (_, item: string, box: string) => item + (box === ' ' ? '☐' : '☑'));
};

const formatLine = (text: string): string => {
  const line = text.endsWith('\n') ? text.slice(0, -1) : text;
  const shown = mapInline(formatStart(line), (part) =>
    part.replaceAll(IMAGE, (_, alt: string) => `[${alt || 'image'}]`),
  );
  const plain = withoutTildeFences(withoutFences(withoutPings(shown)));
  return plain + text.slice(line.length);
};

const toLanguage = (info: string): string => /^[\w+\-.#]{1,40}/.exec(info)?.[0] ?? '';

/** Discord knows fences of three backticks only. */
const formatFence = ({ part, text, info, prefix }: Extract<Block, { type: 'fence' }>): string => {
  if (part === 'open') return text.replace(MARKER, `\`\`\`${toLanguage(info)}`);
  if (part === 'inside') return withoutFences(text).replaceAll(/\p{Cs}/gu, '\uFFFD');
  return text === '' ? `${prefix}\`\`\`\n` : text.replace(MARKER, '```');
};

const format = (block: Block): string => {
  if (block.type === 'table') return formatTable(block, TABLE_CHARS, formatLine);
  return block.type === 'fence' ? formatFence(block) : formatLine(block.text);
};

/** Discord has no tables, small headings, task lists, images or rules; mentions may ping. */
export const discordDialect: Dialect = {
  maxChars: MAX_CHARS,
  maxMessages: MAX_MESSAGES,
  maxAgeMs: Number.POSITIVE_INFINITY,
  appends: false,
  files: FILES,
  command: (name) => name,
  format,
  length: ({ length }) => length,
};

// Five follow-ups at most where Parley is not installed.
// https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
export const guestDialect: Dialect = { ...discordDialect, maxMessages: 5 };
