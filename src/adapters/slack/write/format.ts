import type { Block } from '../../../core/markdown/scanner.ts';
import { groupLines } from '../../../core/markdown/table.ts';
import type { Dialect } from '../../../core/ports.ts';
import { toSlackName } from '../commands.ts';

// Slack: 12,000 characters in all "markdown" blocks of a message.
// https://docs.slack.dev/reference/block-kit/blocks/markdown-block
const MAX_CHARS = 11_600;
const MAX_MESSAGES = 4;
// Slack ends a native stream about 5 minutes after its start.
// https://docs.slack.dev/reference/methods/chat.startStream
const MAX_AGE_MS = 240_000;
// Slack: a file may have 1 GB; it is uploaded first and shared in a message of its own.
// https://docs.slack.dev/messaging/working-with-files
const FILES = {
  maxBytes: 1024 ** 3,
  maxSumBytes: Number.POSITIVE_INFINITY,
  maxCount: 10,
  areApart: true,
} as const;
// A table leaves this much of a message to the lines that a reply adds.
const TABLE_CHARS = MAX_CHARS - 400;

/**
 * What Slack reads as more than text: the start of a mention, a command or a labelled link; what
 * it would unescape to one; and the words that notify a channel. A channel's bare id
 * (`<#C024BE7LR>`) does not notify people, and is shown as the channel's name.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
const TOKENS =
  /<(?=[@!]|#(?![CG][A-Z0-9]*>)|mailto:|[a-z][a-z\d+.-]{0,30}:[^\s<>|]*\|)|&(?=(?:lt|gt|amp|commat|excl|num|#\d{1,8}|#x[\da-f]{1,8});)|(?<![\p{L}\p{N}_/])@(?=(?:channel|here|everyone)(?![\p{L}\p{N}_]))|\p{Cs}/giu;

const toHarmless = (token: string): string => {
  if (token === '<') return '&lt;';
  if (token === '&') return '&amp;';
  return token === '@' ? '@\u200b' : '\uFFFD';
};

const neutralise = (text: string): string => text.replaceAll(TOKENS, toHarmless);

/** A table that is too long for a message becomes several tables with the same header. */
const formatTable = (text: string): string => {
  const whole = neutralise(text);
  if (whole.length <= TABLE_CHARS) return whole;
  const [header = '', delimiter = '', ...rows] = whole.match(/[^\n]+\n?/g) ?? [];
  const head = header + delimiter;
  const room = Math.max(TABLE_CHARS - head.length, TABLE_CHARS / 2);
  return groupLines(rows, room, ({ length }) => length)
    .map((group) => head + group.join(''))
    .join('\n');
};

const format = (block: Block): string =>
  block.type === 'table' ? formatTable(block.text) : neutralise(block.text);

/**
 * Slack reads GFM as it is; only what could ping people or become a link by itself is neutralised.
 */
export const slackDialect: Dialect = {
  maxChars: MAX_CHARS,
  maxMessages: MAX_MESSAGES,
  maxAgeMs: MAX_AGE_MS,
  appends: true,
  files: FILES,
  command: (name) => toSlackName(name, ''),
  format,
  length: ({ length }) => length,
};

/** The same where the names of commands begin with a prefix. */
export function toDialect(prefix: string): Dialect {
  return { ...slackDialect, command: (name) => toSlackName(name, prefix) };
}
