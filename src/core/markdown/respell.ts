import { toCharacter } from './entities.ts';
import { toRaised } from './html.ts';
import { toLiteral } from './inline.ts';
import type { InlineToken } from './tokens.ts';

/** What is named: a person, a group or a channel, by what stands before its id; and others. */
export type Unnamed = '@' | '@&' | '#' | 'image' | 'time';

/** How a platform spells what models write in several ways. */
export type Spelling = {
  /** The name that a mention's token stands for, as in `MentionNames`; undefined if unknown. */
  nameOf(token: string): string | undefined;
  /** The word for something that cannot be named, in its readers' language. */
  unnamed(kind: Unnamed): string;
  /** Tokens that the platform's clients show as names themselves. */
  readonly shown: RegExp;
  /** A link or, with an exclamation mark, a picture. */
  toLink(label: string, url: string, isImage: boolean): string;
  /** Addresses with a `#` that lead to a place of the platform; null: all are of the same text. */
  readonly ownPlace: RegExp | null;
  /** HTML and entities are rendered, formulas are left alone. */
  readonly rendersHtml: boolean;
  /** Marks that belong to no emphasis would still be read as such. */
  readonly escapesMarks: boolean;
  /** Two bars hide what is between them. */
  readonly hasSpoilers: boolean;
  /** What parts emphasis and code from letters of scripts without spaces; mostly nothing. */
  readonly joint: string;
};

/** Repairs what stands within a line. */
type Repair = (text: string, spelling: Spelling) => string;

const PERSON = /^<@!?([\p{L}\p{N}_.-]{1,64})(?:\|([^<>|]{0,200}))?>$/u;
const GROUP = /^<(?:@&|!subteam\^)([\w-]{1,64})(?:\|([^<>|]{0,200}))?>$/;
const CHANNEL = /^<#([\p{L}\p{N}_-]{1,80})(?:\|([^<>|]{0,200}))?>$/u;
const ALL = /^<!(here|channel|everyone|group)(?:\|[^<>|]{0,200})?>$/i;
const DATE = /^<!date\^[^<>|]{1,300}\|([^<>|]{1,300})>$/;
const EMOJI = /^<a?(:\w{1,64}:)\d{1,25}>$/;
const TIME = /^<t:(-?\d{1,13})(?::\w)?>$/;
const COMMAND = /^<(\/[^:<>]{1,100}):\d{1,25}>$/;
const ADDRESS = /^<([a-z][a-z\d+.-]{1,20}:[^\s<>|@]+)\|([^<>]{0,600})>$/i;
const MAIL = /^<(?:mailto:)?([^\s<>|@:]{1,100}@[^\s<>|@]{1,200})(?:\|([^<>]{0,600}))?>$/i;

/** An id is nothing to be read; anything else may well be a name. */
export const ID = /^(?:[A-Z][A-Z\d]+|\d+)$/;

const toName = (
  sign: string,
  token: string,
  { id, label = '', kind }: { id: string; label: string | undefined; kind: Unnamed },
  { nameOf, unnamed }: Spelling,
): string => {
  const given = label.replace(/^[@#]+/, '').trim();
  const name = given || nameOf(token) || (ID.test(id) ? unnamed(kind) : id);
  return sign + toLiteral(name.replaceAll(/\s+/g, ' '));
};

const toTime = (seconds: string, { unnamed }: Spelling): string => {
  const date = new Date(Number(seconds) * 1_000);
  if (Number.isNaN(date.getTime())) return unnamed('time');
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
};

const toMention = (token: string, spelling: Spelling): string | null => {
  const [, person, called] = PERSON.exec(token) ?? [];
  if (person !== undefined)
    return toName('@', `<@${person}>`, { id: person, label: called, kind: '@' }, spelling);
  const [, group, groupName] = GROUP.exec(token) ?? [];
  if (group !== undefined)
    return toName('@', `<@&${group}>`, { id: group, label: groupName, kind: '@&' }, spelling);
  const [, channel, title] = CHANNEL.exec(token) ?? [];
  if (channel !== undefined && (title !== undefined || ID.test(channel)))
    return toName('#', `<#${channel}>`, { id: channel, label: title, kind: '#' }, spelling);
  const [, all] = ALL.exec(token) ?? [];
  return all === undefined ? null : `@${all.toLowerCase()}`;
};

/** A token in angle brackets in readable form; anything else stays as it was written. */
const toAngle = (token: string, spelling: Spelling): string => {
  if (spelling.shown.test(token)) return token;
  const mention = toMention(token, spelling);
  if (mention !== null) return mention;
  const plain = DATE.exec(token) ?? EMOJI.exec(token) ?? COMMAND.exec(token);
  if (plain) return toLiteral(plain[1] ?? '');
  const [, seconds] = TIME.exec(token) ?? [];
  if (seconds !== undefined) return toTime(seconds, spelling);
  return toAddress(token, spelling);
};

const toAddress = (token: string, { toLink }: Spelling): string => {
  const [, mail, mailLabel = ''] = MAIL.exec(token) ?? [];
  const [, url, label = mailLabel] = ADDRESS.exec(token) ?? [];
  if (url === undefined && mail === undefined) return token;
  const words = label.trim();
  const isBlank = words === '' || words === (url ?? mail);
  if (isBlank) return mail ?? `<${url}>`;
  return toLink(toLabel(words), url ?? `mailto:${mail}`, false);
};

const toLabel = (text: string): string => text.replaceAll(/[[\]]/g, '\\$&');

const withoutEntities = (url: string): string =>
  url.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

const toEntity = ({ text, at }: InlineToken, { rendersHtml }: Spelling): InlineToken => {
  // The sign and what would be an entity behind it: read once.
  const [, name] = rendersHtml ? [] : (/^&(?:amp|#38);(.+)$/.exec(text) ?? []);
  if (name !== undefined) return { type: 'text', text: `&${name}`, at };
  const character = rendersHtml ? null : toCharacter(text);
  if (character === null) return { type: 'text', text, at };
  const isMark = /^[\\`*_~|[\]#]$/.test(character);
  return { type: isMark ? 'escape' : 'text', text: isMark ? `\\${character}` : character, at };
};

/**
 * An ampersand that must not be read as an entity: where entities are not decoded it needs no
 * backslash, and where Slack decodes them it is written as an entity itself.
 */
const toEscape = (token: InlineToken, { rendersHtml }: Spelling): InlineToken =>
  token.text.startsWith('\\&') && !rendersHtml
    ? { type: 'text', text: token.text.slice(1), at: token.at }
    : token;

const toFormula = ({ text, at }: InlineToken, { rendersHtml }: Spelling): InlineToken => {
  const inner = text.replace(/^(?:\\[([]|\$\$?)/, '').replace(/(?:\\[)\]]|\$\$?)$/, '');
  const isCode = !rendersHtml && inner.trim() !== '' && !inner.includes('`');
  return isCode ? { type: 'code', text: `\`${inner.trim()}\``, at } : { type: 'math', text, at };
};

const toLinkToken = (token: InlineToken, spelling: Spelling, repair: Repair): InlineToken => {
  const { text, at, label = '', url = '' } = token;
  const isImage = text.startsWith('!');
  const address = (url.startsWith('<') ? url.slice(1, -1) : url).trim();
  const given = repair(label, { ...spelling, joint: '' }).trim();
  const isNameless = given === '' && isImage && !spelling.rendersHtml;
  const words = isNameless ? spelling.unnamed('image') : given;
  const isBlank = words.replaceAll(/[\s\u200b\u2060\ufeff*_~`]/g, '') === '';
  const target = toTarget(spelling.rendersHtml ? address : withoutEntities(address), spelling);
  if (target === '') return { type: 'text', text: words, at };
  if (isBlank && !isImage) return { type: 'url', text: target, at };
  if (!spelling.ownPlace?.test(target) && !ADDRESSED.test(target))
    return { type: 'text', text: words === target ? words : `${words} (${target})`, at };
  if (words === label && target === url && spelling.toLink === keptLink) return token;
  return { ...token, text: spelling.toLink(words, target, isImage) };
};

/** A relative link leads nowhere in a chat: it becomes text, which may still be worth reading. */
const ADDRESSED = /^[a-z][a-z\d+.-]*:/i;

/** Where a link leads; empty if that is only another place of the same text. */
const toTarget = (address: string, { ownPlace }: Spelling): string => {
  if (ownPlace?.test(address)) return address;
  if (address.startsWith('#')) return '';
  return /^www\./i.test(address) ? `https://${address}` : address;
};

/** Links as Markdown has them. */
export const keptLink = (label: string, url: string, isImage: boolean): string => {
  const target = /[\s()]/.test(url) && !isBalanced(url) ? `<${url}>` : url;
  return `${isImage ? '!' : ''}[${label}](${target})`;
};

const isBalanced = (url: string): boolean =>
  !/\s/.test(url) && url.split('(').length === url.split(')').length;

const toNote = ({ text, at }: InlineToken): InlineToken => {
  const name = text.slice(2, -1);
  return { type: 'text', text: /^\d+$/.test(name) ? toRaised(name) : `\\[${name}\\]`, at };
};

/** What a token becomes that is no mark. */
export const respell = (token: InlineToken, spelling: Spelling, repair: Repair): InlineToken => {
  switch (token.type) {
    case 'angle': {
      const text = toAngle(token.text, spelling);
      return text === token.text ? token : { type: 'text', text, at: token.at };
    }
    case 'entity':
      return toEntity(token, spelling);
    case 'escape':
      return toEscape(token, spelling);
    case 'math':
      return toFormula(token, spelling);
    case 'link':
      return toLinkToken(token, spelling, repair);
    case 'note':
      return spelling.rendersHtml ? token : toNote(token);
    case 'url':
      return spelling.rendersHtml ? token : { ...token, text: withoutEntities(token.text) };
    default:
      return token;
  }
};
