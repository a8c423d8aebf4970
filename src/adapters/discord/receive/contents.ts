import type { Attachment, MentionNames, Quote } from '../../../core/messages.ts';
import { isForward, toAttachments, toForwarded, toForwardedIds } from './files.ts';
import type {
  MentionPayload,
  MessagePayload,
  OriginalPayload,
  SaidPayload,
} from './message-payloads.ts';
import {
  type PartLines,
  readComponents,
  toDescriptionLines,
  toEmbedLines,
  toPollLines,
  toUnreadable,
  toVoteLines,
} from './parts.ts';
import { toUserName } from './speakers.ts';
import { type Mentioned, tokensIn, toReadableText, toText } from './text.ts';

/** All that a message says and brings. */
export type Contents = {
  readonly text: string;
  readonly quoted: Quote[];
  readonly attachments: Attachment[];
  readonly names: Record<string, string>;
  /** What of the message itself cannot be read, and what of those that it refers to. */
  readonly unread: string[];
  readonly unreadReferences: string[];
};

type Reading = {
  readonly own: Mentioned;
  /** The channel that the message stands in. */
  readonly channelId: string;
  /** A person typed it. What a program posts says by embeds and components what it says. */
  readonly isTyped: boolean;
  /** What a token is called here, as far as that is known; null if it is not. */
  readonly nameOf: (token: string) => string | null;
};

/** The one reader of messages, whatever tells of them. Never throws, and takes linear time. */
export function readContents(data: MessagePayload, reading: Reading): Contents {
  const { own, channelId, isTyped } = reading;
  const content = data.content ?? '';
  const isOwn = data.author.id !== '' && data.author.id === own.userId;
  const components = readComponents(data.components, { isOwn });
  const embeds = data.embeds.map((embed) => toEmbedLines(embed, content));
  const original = data.referenced_message ?? null;
  const replied = original ? readOriginal(original, own.userId) : NOTHING;
  const forwarded = toForwarded(data).map((said) => readSaid(said));
  const shown = [...embeds.flat(), ...components.lines];
  const text = toText(content, own);
  const contents = {
    text: isTyped ? text : join([text, ...shown]),
    quoted: [
      {
        author: original && toUserName(original.author),
        ...toPerson(original && (original.forwardedAuthor ?? original.author.id), own.userId),
        ...(original ? { repeats: [original.id, ...toForwardedIds(original)] } : {}),
        ...toQuote(replied.lines, 'reply'),
      },
      ...forwarded.map(({ lines }) => ({
        author: null,
        ...toQuote(lines),
        ...toPerson(data.forwardedAuthor ?? null, own.userId),
        ...(isForward(data) ? { repeats: toForwardedIds(data) } : {}),
      })),
      // A person's message has no embeds but those that Discord makes of its links.
      ...(isTyped ? embeds : []).map((lines) => ({ author: null, ...toQuote(lines, 'preview') })),
      { author: null, ...toQuote(isTyped ? components.lines : []) },
      { author: null, ...toQuote([...toPollLines(data), ...toDescriptionLines(data)]) },
      { author: null, ...toQuote(toVoteLines(data), 'preview') },
    ].filter((quote) => quote.text !== ''),
    attachments: toAttachments(data, { channelId, ownId: own.userId }),
  };
  const unread = [
    ...toUnreadable(data),
    ...[components, ...forwarded].flatMap((each) => each.unread),
  ];
  const unreadReferences = [...replied.unread, ...findLacking(data)];
  const isEmpty = isNothing(data, contents, [...unread, ...unreadReferences]);
  return {
    ...contents,
    unread: [...new Set([...unread, ...(isEmpty ? [UNSEEN] : [])])],
    unreadReferences: [...new Set(unreadReferences)],
    names: findNames(data, contents, reading.nameOf),
  };
}

const NOTHING: PartLines = { lines: [], unread: [] };
const UNSEEN = 'a message of a kind I do not know';

function toQuote(lines: readonly string[], origin?: Quote['origin']) {
  return { text: join(lines), ...(origin === undefined ? {} : { origin }) };
}

/** The author of the quoted words; left out for Parley's own. */
function toPerson(id: string | null, ownId: string): { readonly person?: string } {
  return id === null || (id !== '' && id === ownId) ? {} : { person: id };
}

function join(lines: readonly string[]): string {
  return lines.filter((line) => line.trim() !== '').join('\n');
}

/** What a forwarded message says. */
function readSaid(said: SaidPayload, { isOwn = false } = {}): PartLines {
  const components = readComponents(said.components, { isOwn });
  const content = said.content ?? '';
  return {
    lines: [
      toReadableText(content),
      ...said.embeds.flatMap((embed) => toEmbedLines(embed, content)),
      ...components.lines,
      ...toPollLines(said),
      ...toVoteLines(said),
      ...toDescriptionLines(said),
      ...toUnreadable(said).map((each) => `[${each}]`),
    ],
    unread: components.unread,
  };
}

function isOwnOf({ author }: Pick<OriginalPayload, 'author'>, userId: string): boolean {
  return author.id !== '' && author.id === userId;
}

/** What a message that is replied to says, and what it forwards. */
function readOriginal(original: OriginalPayload, userId: string): PartLines {
  const isOwn = isOwnOf(original, userId);
  // Rows that Discord adds by itself have no author.
  if (!WORDED.includes(original.type)) return { lines: [], unread: [REPLIED] };
  const all = [
    readSaid(original, { isOwn }),
    ...toForwarded(original).map((said) => readSaid(said)),
  ];
  const lacking = isForward(original) && original.message_snapshots.length === 0;
  const lines = all.flatMap((each) => each.lines);
  const unread = [...all.flatMap((each) => each.unread), ...(lacking ? [FORWARDED] : [])];
  const files = [original, ...toForwarded(original)].flatMap(({ attachments }) => attachments);
  const isEmpty = lines.join('').trim() === '' && files.length + unread.length === 0;
  return { lines, unread: isEmpty && !isOwn ? [REPLIED] : unread };
}

const FORWARDED = 'a forwarded message';
const REPLIED = 'the message it replies to';
const REPLY = 19;
/** An empty message that stands for the one on which its thread was opened. */
export const THREAD_STARTER = 21;

/**
 * Messages, replies, commands and their answers, a thread's first message, what AutoMod caught,
 * and how a poll ended (docs: Message Types).
 */
const WORDED = [0, 19, 20, 21, 23, 24, 46];

/** What a message refers to and does not bring along. */
function findLacking(data: MessagePayload): string[] {
  if (isForward(data)) return data.message_snapshots.length === 0 ? [FORWARDED] : [];
  if (data.type !== REPLY || data.referenced_message) return [];
  const isGone = data.referenced_message === null;
  return [isGone ? `${REPLIED}, which is gone` : REPLIED];
}

/** A message that shows nothing Parley knows of: Discord may have kinds that are newer. */
function isNothing(
  { content }: MessagePayload,
  { text, quoted, attachments }: Pick<Contents, 'text' | 'quoted' | 'attachments'>,
  unread: readonly string[],
): boolean {
  const isSaid = (content ?? '') !== '' || text !== '';
  return !isSaid && quoted.length + attachments.length + unread.length === 0;
}

/** The people whom the message tells of, and what else it mentions as far as it is known here. */
function findNames(
  data: MessagePayload,
  { text, quoted }: Pick<Contents, 'text' | 'quoted'>,
  nameOf: Reading['nameOf'],
): Record<string, string> {
  const original = data.referenced_message;
  const mentioned = [
    data,
    original,
    ...toForwarded(data),
    ...(original ? toForwarded(original) : []),
  ];
  const named = [
    ...mentioned.flatMap((said) => said?.mentions ?? []).map(toNamed),
    ...(original?.webhook_id === '' ? [toNamed(original.author)] : []),
    // A webhook is called differently with each message.
    ...(data.webhook_id === '' ? [toNamed({ ...data.author, member: data.member })] : []),
  ];
  const told = Object.fromEntries(named.filter(([, name]) => name !== ''));
  const tokens = tokensIn([text, ...quoted.map((quote) => quote.text)]);
  const known = tokens.flatMap((token) => {
    const name = told[token] ?? nameOf(token);
    return name === null || name === '' ? [] : [[token, name]];
  });
  return { ...told, ...Object.fromEntries(known) };
}

type Named = Pick<MentionPayload, 'id' | 'username' | 'global_name'> & {
  readonly member?: { readonly nick: string } | null;
};

function toNamed(user: Named): [string, string] {
  return [`<@${user.id}>`, user.id === '' ? '' : user.member?.nick || toUserName(user) || ''];
}

/** What a message tells of names, if anything. */
export function toToldNames(names: MentionNames): { readonly names?: Record<string, string> } {
  return Object.keys(names).length === 0 ? {} : { names };
}
