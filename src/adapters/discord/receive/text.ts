import { mapInline } from '../../../core/markdown/inline.ts';
import { toUnmentioned } from '../../../core/written-mentions.ts';

/** What Parley is mentioned by: itself, and the role that came with its invitation. */
export type Mentioned = { readonly userId: string; readonly roleId: string | null };

/**
 * Discord's text as a person would write it: emoji, times and commands in words; `<@1>`, `<@&2>`
 * and `<#3>` stay. Code is not changed, because Discord does not resolve mentions in it either.
 * https://docs.discord.com/developers/reference#message-formatting
 */
export function toReadableText(content: string): string {
  return mapInline(content, toReadable, toUnmentioned);
}

/** The same without Parley's own mention. */
export function toText(content: string, own: Mentioned): string {
  const mention = toOwnMention(own);
  return mapInline(
    content,
    (text) => toReadable(mention ? text.replace(mention, toGap) : text),
    toUnmentioned,
  ).trim();
}

/** What takes the place of a mention: words that it stood between stay two. */
function toGap(mention: string, at: number, text: string): string {
  const around = [text.charAt(at - 1), text.charAt(at + mention.length)];
  return around.every((each) => /[\p{L}\p{N}]/u.test(each)) && !/^\s/.test(mention) ? ' ' : '';
}

/** Whether a text mentions Parley. In code a mention is no mention. */
export function mentions(content: string, own: Mentioned): boolean {
  const mention = toOwnMention(own);
  if (!mention?.test(content)) return false;
  const outside = mapInline(
    content,
    (text) => text,
    () => ' ',
  );
  return toOwnMention(own)?.test(outside) ?? false;
}

/** Whether a text mentions a person or a role. */
export function mentionsAnyone(content: string): boolean {
  return /<@[!&]?\d+>/.test(content);
}

const CHANNEL_LINK =
  /(?<!\]\()<?https:\/\/(?:(?:www|ptb|canary)\.)?discord(?:app)?\.com\/channels\/(\d{1,20})\/(\d{17,20})(?:\/(?=[\s>)\],;:!?]|$))?(?![\w/?#&=%@-]|\.\S)>?/g;

/** A text in which links to channels and threads of this server mention them, too. */
export function withLinkedChannels(text: string, guild: string): string {
  if (!text.includes('/channels/')) return text;
  return mapInline(text, (part) =>
    part.replaceAll(CHANNEL_LINK, (link, server: string, channel: string) =>
      server === guild ? `${link} (<#${channel}>)` : link,
    ),
  );
}

const TOKEN = /<(?:@[!&]?|#)\d{1,20}>/g;
const MAX_TOKENS = 100;

/** The mentions in some texts, each once, as `MentionNames` has them. */
export function tokensIn(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const [token] of text.matchAll(TOKEN)) {
      found.add(token.replace('!', ''));
      if (found.size === MAX_TOKENS) return [...found];
    }
  }
  return [...found];
}

/** Spaces count only from the first of a run; else a long run would be read again from each. */
function toOwnMention({ userId, roleId }: Mentioned): RegExp | null {
  if (userId === '') return null;
  const own = `!?${userId}${roleId ? `|&${roleId}` : ''}`;
  return new RegExp(`(?:(?<![ \\t])[ \\t]+)?<@(?:${own})>`, 'g');
}

const EMOJI = /<a?:(\w{1,64}):\d{1,20}>/g;
/** A sound of a server's soundboard, which only a client can play. */
const SOUND = /<sound:\d{1,20}:\d{1,20}>/g;
const TIME = /<t:(-?\d{1,13})(?::[A-Za-z])?>/g;
const COMMAND = /<\/([-_'\p{L}\p{N} ]{1,100}):\d{1,20}>/gu;
const GUIDE = /<id:(customize|browse|guide|linked-roles)(?::\d{1,20})?>/g;

/** What Discord's clients call these pages of a server. */
const PAGES: Readonly<Record<string, string>> = {
  customize: 'Channels & Roles',
  browse: 'Browse Channels',
  guide: 'Server Guide',
  'linked-roles': 'Linked Roles',
};

function toReadable(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replaceAll(EMOJI, ':$1:')
    .replaceAll(SOUND, '[sound]')
    .replaceAll(TIME, (token, seconds: string) => toTime(Number(seconds)) ?? token)
    .replaceAll(COMMAND, '/$1')
    .replaceAll(GUIDE, (token, page: string) => PAGES[page] ?? token)
    .replaceAll(/<@!(?=\d{1,20}>)/g, '<@')
    .replaceAll(/<(?!(?:@&?|#)\d{1,20}>)[@#]/g, toUnmentioned);
}

/** Null if there is no such time. */
function toTime(seconds: number): string | null {
  const time = new Date(seconds * 1000);
  if (Number.isNaN(time.getTime())) return null;
  return `${time.toISOString().replace('T', ' ').slice(0, -':00.000Z'.length)} UTC`;
}
