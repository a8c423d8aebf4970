import { toOneLine } from '../../../core/frame.ts';
import type { MentionNames, Message, Quote } from '../../../core/messages.ts';
import { toUnmentioned } from '../../../core/written-mentions.ts';
import { type BlockText, readBlocks } from './blocks.ts';
import { toEmails } from './emails.ts';
import { filesOf, isList, toAttachments } from './files.ts';
import type { SlackFile, SlackProfile, SlackWorded } from './message-payloads.ts';
import { type Attached, PLACEHOLDER, readAttachments } from './quotes.ts';
import { createReading, type Reading } from './reading.ts';
import { isRepeated, joinDistinct } from './repeats.ts';
import { mentionsOf, toDecoded } from './text.ts';

/** All that a message says and brings. */
export type Contents = Pick<Message, 'text' | 'quoted' | 'attachments'> & {
  readonly names?: MentionNames;
  readonly unread?: string[];
  readonly shared?: string[];
};

/**
 * Who wrote a message: what stands in its blocks and attachments is an app's own, not a person's.
 */
export type AuthorKind = 'person' | 'app' | 'parley';

type Context = { readonly ownId: string; readonly workspace: string; readonly author: AuthorKind };

/**
 * Reads a message in the one way that serves wherever it is met: said, edited, replied to, chosen
 * from a menu, or found in what was said earlier.
 */
export function readContents(
  said: SlackWorded & { readonly root?: SlackRoot },
  { ownId, workspace, author }: Context,
): Contents {
  const reading = createReading(ownId);
  const { text, quoted } = toOwn(withoutFileBlocks(said), author, reading);
  noteProfile(said, reading);
  const replied = said.root ? toReplied(said.root, reading) : [];
  const files = filesOf(said);
  if (files.some(isList)) reading.leaveOut('a list');
  const [names, unread, shared] = [reading.names(), reading.unread(), reading.shared()];
  return {
    text: text.trim(),
    quoted: [...quoted, ...replied, ...toEmails(files), ...toDescriptions(files)],
    attachments: toAttachments(said, workspace),
    ...(names ? { names } : {}),
    ...(unread ? { unread } : {}),
    ...(shared ? { shared } : {}),
  };
}

/** What its sender says of a picture, for those who do not see it. */
function toDescriptions(files: readonly SlackFile[]): Quote[] {
  return files
    .filter(({ alt_txt: text }) => text.trim() !== '')
    .map(({ name, title, alt_txt: text }) => ({
      author: null,
      text: `[${toOneLine(name || title || 'file')}: ${toOneLine(toUnmentioned(toDecoded(text)))}]`,
    }));
}

/** What a person is called, as an event tells it; null if it does not. */
export function toProfileName({ user_profile, username, bot_profile }: SlackWorded): string | null {
  return toName(user_profile) || username || bot_profile.name || null;
}

/** The people whom a message mentions, Parley among them. */
export function toMentioned({ text, blocks }: Pick<SlackWorded, 'text' | 'blocks'>): string[] {
  if (text !== '') return [...mentionsOf(text)];
  return blocks
    .flatMap(({ elements }) => elements)
    .flatMap(({ elements }) => elements)
    .flatMap((line) => [line, ...line.elements])
    .flatMap(({ user_id }) => (user_id === '' ? [] : [user_id]));
}

/** A block that shows a file which comes along as one. */
function withoutFileBlocks<Said extends SlackWorded>(said: Said): Said {
  if (said.files.every(isList)) return said;
  return { ...said, blocks: said.blocks.filter(({ type }) => type !== 'file') };
}

type Own = { readonly text: string; readonly quoted: readonly Quote[] };

function toOwn(said: SlackWorded, author: AuthorKind, reading: Reading): Own {
  const text = PLACEHOLDER.test(said.text) ? '' : reading.markdown(said.text);
  const blocks = readBlocks(said.blocks, reading);
  const attached = readAttachments(said.attachments, reading);
  switch (author) {
    case 'person':
      return toPersons(text, blocks, attached);
    case 'app':
      return toApps(text, blocks, attached);
    case 'parley':
      return { text: toParleys(blocks) || text, quoted: attached.map(toQuote) };
  }
}

/** A person types one text, which rich text repeats; what else there is was pasted or shared. */
function toPersons(text: string, blocks: readonly BlockText[], attached: readonly Attached[]): Own {
  const typed = toJoined(blocks.filter(({ isTable }) => !isTable));
  // The rich text says which part is a quote: the plain text need not mark it.
  const isKnown = isRepeated(typed, text) && isRepeated(toQuotedLines(typed), toQuotedLines(text));
  const own = isKnown ? text : joinDistinct(text, typed);
  const tables = blocks
    .filter(({ isTable }) => isTable)
    .map((block): Quote => ({ author: null, text: block.text }));
  const fresh = attached.filter((each) => each.isForeign || !isRepeated(each.text, own));
  return { text: own, quoted: [...tables, ...fresh.map(toQuote)] };
}

function toQuotedLines(text: string): string {
  const isQuoted = (line: string) => /^\s*(?:(?:-|\d+\.)\s+)?>/.test(line);
  return text.split('\n').filter(isQuoted).join('\n');
}

/** An app's blocks and attachments are its words; the text beside them is often their summary. */
function toApps(text: string, blocks: readonly BlockText[], attached: readonly Attached[]): Own {
  const said = joinDistinct(text, toJoined(blocks));
  const more = attached
    .filter((each) => !each.isForeign && !isRepeated(each.text, said))
    .map((each) => (each.author === null ? each.text : `${each.author}\n${each.text}`));
  return {
    text: [said, ...more].filter((each) => each !== '').join('\n\n'),
    quoted: attached.filter((each) => each.isForeign).map(toQuote),
  };
}

/** Kinds of blocks that Parley adds to its own text, and that are not part of that text. */
const BESIDE = ['actions', 'context', 'context_actions', 'plan', 'task_card'];

/** The `text` of what Parley itself posts is only its notification. */
function toParleys(blocks: readonly BlockText[]): string {
  return toJoined(blocks.filter(({ type }) => !BESIDE.includes(type)));
}

type SlackRoot = SlackWorded & { readonly ts: string };

/** The root of a reply that was also sent to the channel. */
function toReplied(root: SlackRoot, reading: Reading): Quote[] {
  noteProfile(root, reading);
  const isApps = root.bot_id !== '' || root.user === '';
  const others = isApps ? 'app' : 'person';
  const author = root.user === reading.ownId ? 'parley' : others;
  const { text, quoted } = toOwn(root, author, reading);
  const said = [text.trim(), ...quoted.map((quote) => quote.text)].filter((each) => each !== '');
  if (said.length === 0) return [];
  const name = root.user === '' ? toProfileName(root) : `<@${root.user}>`;
  const person = author === 'person' ? { person: root.user } : {};
  const repeats = root.ts === '' ? {} : { repeats: [root.ts] };
  return [{ author: name, ...person, ...repeats, text: said.join('\n\n'), origin: 'reply' }];
}

function noteProfile({ user, user_profile }: SlackWorded, reading: Reading): void {
  if (user !== '') reading.note(`<@${user}>`, toName(user_profile));
}

function toName({ display_name, real_name, name }: SlackProfile): string {
  return display_name || real_name || name;
}

function toQuote({ isForeign: _, ...quote }: Attached): Quote {
  return quote;
}

function toJoined(blocks: readonly BlockText[]): string {
  return blocks.map(({ text }) => text).join('\n\n');
}
