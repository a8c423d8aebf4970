import { toUnnamed } from '../../../core/conversation/names.ts';
import { toCodeLanguage, withoutBars } from '../../../core/markdown/fence.ts';
import { mapInline, withoutHardBreak } from '../../../core/markdown/inline.ts';
import { repairLine, repairRow } from '../../../core/markdown/repair.ts';
import { keptLink, type Spelling } from '../../../core/markdown/respell.ts';
import type { Block } from '../../../core/markdown/scan.ts';
import { groupLines, toTableLines } from '../../../core/markdown/table.ts';
import { toFenceLine } from '../../../core/markdown/verbatim.ts';
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
 * it would unescape; and the words that notify a channel. A channel's bare id
 * (`<#C024BE7LR>`) does not notify people, and is shown as the channel's name.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
const TOKENS =
  /<(?=[@!]|#(?![CG][A-Z0-9]*>)|mailto:|[a-z][a-z\d+.-]{0,30}:[^\s<>|]*\|)|&(?=(?:[a-z][a-z\d]{1,30}|#\d{1,8}|#x[\da-f]{1,8});)|(?<![\p{L}\p{N}_/])@(?=(?:channel|here|everyone)(?![A-Za-z\d_]))|\p{Cs}/giu;

/**
 * Code is sent as it was written, but for what notifies people wherever it stands: Slack reads its
 * own tokens before it looks for code. A bare `@here` is no such token in what an app sends
 * (docs.slack.dev/messaging/formatting-message-text).
 */
const TOKENS_IN_CODE =
  /<(?=@[A-Z\d]|!(?:here|channel|everyone|group)(?![\w-])|!subteam\^)|\p{Cs}/gu;

const toHarmless = (token: string): string => {
  if (token === '<') return '&lt;';
  if (token === '&') return '&amp;';
  return token === '@' ? '@\u200b' : '\uFFFD';
};

/** Fast path: most words contain none of these characters. */
const neutralise = (text: string): string =>
  /[<&@]/.test(text) || !text.isWellFormed() ? text.replaceAll(TOKENS, toHarmless) : text;

const neutraliseCode = (code: string): string =>
  code.includes('<') || !code.isWellFormed() ? code.replaceAll(TOKENS_IN_CODE, toHarmless) : code;

/** After the language, the rest of a fence's first line is not shown. */
const MAX_INFO = 200;

/** A table that is too long for a message becomes several tables with the same header. */
const formatTable = (rows: readonly string[], spelling: Spelling): string => {
  const whole = rows.map((row, index) => toNeutral(toRow(row, index, spelling))).join('');
  if (whole.length <= TABLE_CHARS) return whole;
  const [header = '', delimiter = '', ...others] = whole.match(/[^\n]+\n?/g) ?? [];
  const head = header + delimiter;
  const room = Math.max(TABLE_CHARS - head.length, TABLE_CHARS / 2);
  return groupLines(others, room, ({ length }) => length)
    .map((group) => head + group.join(''))
    .join('\n');
};

/** A first row without a bar before it may have been shown before it was known to be one. */
const toRow = (row: string, index: number, spelling: Spelling): string =>
  index === 0 && !row.trimStart().startsWith('|')
    ? repairLine(row, spelling)
    : repairRow(row, spelling);

const toNeutral = (line: string): string => mapInline(line, neutralise, neutraliseCode);

const formatFence = ({ part, info, ...block }: Extract<Block, { type: 'fence' }>): string => {
  const text = withoutBars(part, block.text);
  if (part !== 'open' || info.length <= MAX_INFO) return neutraliseCode(text);
  return neutraliseCode(text.replace(info, () => toCodeLanguage(info)));
};

/** Slack shows a channel's bare id as its name. */
const SHOWN = /^<#[CG][A-Z0-9]+>$/;

/**
 * Slack's clients do not know emphasis and code that touch letters of a script without spaces; a
 * space that is not seen parts them (github.com/darkgaldragon/slack-markdown-parser, docs/spec.md).
 */
export const JOINT = '\u200b';

/** As Slack's Markdown has it (docs.slack.dev/reference/block-kit/blocks/markdown-block). */
const toSpelling = (nameOf: Spelling['nameOf']): Spelling => ({
  nameOf,
  unnamed: toUnnamed,
  shown: SHOWN,
  toLink: keptLink,
  ownPlace: null,
  rendersHtml: false,
  escapesMarks: false,
  hasSpoilers: false,
  joint: JOINT,
});

const createFormat =
  (spelling: Spelling) =>
  (block: Block): string => {
    if (block.type === 'fence') return formatFence(block);
    if (block.type === 'verbatim') return neutraliseCode(toFenceLine(block));
    if (block.type === 'table') return formatTable(toTableLines(block), spelling);
    if (block.isCode) return neutraliseCode(block.text);
    const text = withoutHardBreak(block.text);
    const line = text.replace(/\n$/, '');
    return toNeutral(repairLine(line, spelling, block.isOpen)) + text.slice(line.length);
  };

/**
 * Slack reads Markdown as it is; what it would show as marks is repaired, and what could ping
 * people is neutralised. `nameOf` tells the names of people and groups by their tokens, and tells
 * the same as long as an answer is written.
 */
export const toDialect = (
  prefix: string,
  nameOf: Spelling['nameOf'] = () => undefined,
): Dialect => ({
  maxChars: MAX_CHARS,
  maxMessages: MAX_MESSAGES,
  maxAgeMs: MAX_AGE_MS,
  appends: true,
  hasReferences: true,
  hasSpoilers: false,
  files: FILES,
  command: ({ name }) => toSlackName(name, prefix),
  format: createFormat(toSpelling(nameOf)),
  length: ({ length }) => length,
});

/** Without a prefix before the names of commands, and without names. */
export const slackDialect: Dialect = toDialect('');
