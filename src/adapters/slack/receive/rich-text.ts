import { toUnmentioned } from '../../../core/written-mentions.ts';
import type { RichElement, RichLine, RichPiece } from './block-shapes.ts';
import type { Reading } from './reading.ts';
import { toDate, toMarkdownLink } from './text.ts';

/** Rich text, which Slack gives undecoded and in pieces, as Markdown. */
export function toRichText(elements: readonly RichElement[], reading: Reading): string {
  const parts: string[] = [];
  let wasList = false;
  for (const element of elements) {
    const shown = toPart(element, reading);
    if (shown === '') continue;
    const isList = element.type === 'rich_text_list';
    // A list that changes its depth comes as several, which belong together.
    const last = parts.at(-1);
    if (isList && wasList && last !== undefined) parts[parts.length - 1] = `${last}\n${shown}`;
    else parts.push(shown);
    wasList = isList;
  }
  return parts.join('\n');
}

/** A list or code in a quote has its border and stands beside it. */
function isQuote({ type, border }: RichPiece): boolean {
  return type === 'rich_text_quote' || (border ?? 0) > 0;
}

function toPart(element: RichElement, reading: Reading): string {
  const shown = toUnquoted(element, reading);
  return isQuote(element) && shown !== '' ? toQuoted(shown) : shown;
}

function toQuoted(text: string): string {
  return text.replaceAll(/^/gm, '> ');
}

function toUnquoted(element: RichElement, reading: Reading): string {
  switch (element.type) {
    case 'rich_text_list':
      return toList(element, reading);
    case 'rich_text_preformatted':
      return toFence(element, reading);
    default:
      return element.elements.length > 0
        ? toInline(element.elements, reading)
        : toPiece(element, reading);
  }
}

const MAX_INDENT = 10;

function toList({ elements, style, indent, offset }: RichElement, reading: Reading): string {
  const depth = Math.min(Math.max(Math.trunc(indent ?? 0), 0), MAX_INDENT);
  const first = Math.max(Math.trunc(offset ?? 0), 0) + 1;
  return elements
    .map((item, index) => {
      const mark = style.name === 'ordered' ? `${first + index}.` : '-';
      const own = item.elements.length > 0 ? item.elements : [item];
      const space = '   '.repeat(depth);
      const shown = toInline(own, reading).replaceAll('\n', `\n${space}   `);
      return `${space}${mark} ${shown}`;
    })
    .join('\n');
}

function toFence({ elements, language }: RichElement, reading: Reading): string {
  // Nothing in code is formatted.
  const code = elements.map((each) => toWords(each, reading)).join('');
  const fence = '`'.repeat(Math.max(2, toLongestRun(code)) + 1);
  return `${fence}${/^[\w+#.-]{1,40}$/.test(language) ? language : ''}\n${code}\n${fence}`;
}

/** Code whose marks are more than it holds. */
function toCode(code: string): string {
  const marks = '`'.repeat(toLongestRun(code) + 1);
  return marks.length === 1 ? marks + code + marks : `${marks} ${code} ${marks}`;
}

function toLongestRun(code: string): number {
  return Math.max(0, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
}

function toInline(pieces: readonly (RichLine | RichPiece)[], reading: Reading): string {
  return pieces.reduce((before, each) => {
    const inner = 'elements' in each ? each.elements : [];
    const shown = inner.length > 0 ? toInline(inner, reading) : toPiece(each, reading);
    if (!isQuote(each) || shown === '') return before + shown;
    return `${before}${/(?:^|\n)$/.test(before) ? '' : '\n'}${toQuoted(shown.trimEnd())}\n`;
  }, '');
}

/** A piece with the marks of its style, which stand at words and not at spaces. */
function toPiece(piece: RichPiece, reading: Reading): string {
  const shown = toWords(piece, reading);
  const { bold, italic, strike, code } = piece.style;
  const marks = code ? '' : `${strike ? '~~' : ''}${bold ? '**' : ''}${italic ? '_' : ''}`;
  const bare = shown.trim();
  // Slack ignores marks that span lines.
  if (bare === '' || bare.includes('\n')) return shown;
  const start = shown.slice(0, shown.indexOf(bare));
  const end = shown.slice(start.length + bare.length);
  const styled = code ? toCode(bare) : `${marks}${bare}${[...marks].reverse().join('')}`;
  return start + styled + end;
}

/** What a piece says; of a kind that is not known, what others would say with its members. */
function toWords(piece: RichPiece, reading: Reading): string {
  const { type, text, url, name } = piece;
  switch (type) {
    case 'text':
      return toUnmentioned(text.text);
    case 'link':
      return toMarkdownLink(url, text.text);
    case 'emoji':
      return name === ''
        ? ''
        : `:${name}:${piece.skin_tone ? `:skin-tone-${piece.skin_tone}:` : ''}`;
    case 'user':
      return toToken('<@', piece.user_id);
    case 'usergroup':
      return toToken('<@&', piece.usergroup_id);
    case 'channel':
      return toToken('<#', piece.channel_id);
    case 'broadcast':
      return piece.range === '' ? '' : `@${piece.range}`;
    case 'date':
      return piece.fallback || toDate(piece.timestamp ?? Number.NaN);
    case 'color':
      return piece.value;
    case 'team':
      return '';
    default:
      return toOther(piece, reading);
  }
}

function toOther(piece: RichPiece, reading: Reading): string {
  const { text, fallback, title, name, url } = piece;
  const known = text.text || title.text || fallback || name || url;
  const isEmpty = piece.type === '' || piece.type.startsWith('rich_text');
  if (known === '' && !isEmpty) reading.leaveOut('a piece of text of a kind that I do not know');
  return url === '' || known === url ? known : toMarkdownLink(url, known);
}

function toToken(start: string, id: string): string {
  return id === '' ? '' : `${start}${id}>`;
}
