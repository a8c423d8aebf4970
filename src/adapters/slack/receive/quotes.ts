import type { Quote } from '../../../core/messages.ts';
import { type BlockText, readBlocks } from './blocks.ts';
import { toOfferText } from './choices.ts';
import type { SlackAttachment } from './message-payloads.ts';
import type { Reading } from './reading.ts';
import { joinDistinct } from './repeats.ts';
import { toDate, toImageText, toMarkdownLink } from './text.ts';

/** Slack: 100 attachments a message (docs.slack.dev/reference/methods/chat.postMessage). */
const MAX_ATTACHMENTS = 100;

/** What Slack writes where it has no words for something that it shows in another way. */
export const PLACEHOLDER =
  /^\s*(?:\[no preview available\]|this (?:content|message) can[’']t be displayed\.?)\s*$/i;

/** What an attachment says, and who says it. */
export type Attached = Quote & {
  /** It was shared, or made by Slack of a link: no word in it is the sender's. */
  readonly isForeign: boolean;
};

export function readAttachments(
  attachments: readonly SlackAttachment[],
  reading: Reading,
): Attached[] {
  const surplus = attachments.length - MAX_ATTACHMENTS;
  if (surplus > 0) reading.leaveOut(`${surplus} more attachments`);
  return attachments.slice(0, MAX_ATTACHMENTS).flatMap((each) => readAttachment(each, reading));
}

function readAttachment(attachment: SlackAttachment, reading: Reading): Attached[] {
  const isOfLink = isPreview(attachment);
  const isForeign = isMessage(attachment) || isOfLink;
  const author = toAuthor(attachment, reading);
  const shown = toAttachedText(attachment, isOfLink ? withoutNotes(reading) : reading).trim();
  const text = PLACEHOLDER.test(shown) ? '' : shown;
  const isEmpty = text === '' && attachment.files.length === 0;
  if (isEmpty && isMessage(attachment)) noteShared(attachment, reading);
  const origin = isOfLink ? { origin: 'preview' as const } : {};
  const repeated = toSharedFrom(attachment);
  if (text !== '') return [{ author: author || null, ...repeated, text, isForeign, ...origin }];
  return author === '' || isForeign ? [] : [{ author: null, text: author, isForeign }];
}

/** Whose message an attachment is, and which, as far as Slack tells. */
export function toSharedFrom(attachment: SlackAttachment): Pick<Quote, 'person' | 'repeats'> {
  const { author_id: person, ts } = attachment;
  return {
    ...(person === '' ? {} : { person }),
    ...(isMessage(attachment) && ts !== '' ? { repeats: [ts] } : {}),
  };
}

/** An unreadable preview is left out without a notice. */
function withoutNotes(reading: Reading): Reading {
  return { ...reading, leaveOut() {} };
}

/** What a shared message says has to be looked up where the event leaves it out. */
function noteShared({ from_url, channel_id, ts }: SlackAttachment, reading: Reading): void {
  const named = channel_id === '' || ts === '' ? '' : toArchiveLink(channel_id, ts);
  const address = from_url || named;
  if (address === '') reading.leaveOut(SHARED);
  else reading.refer(address);
}

function toArchiveLink(channel: string, ts: string): string {
  return `https://app.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
}

/** A shared message of which nothing can be read. */
export const SHARED = 'a shared message that I cannot open';

/**
 * Whether Slack made it of a page that the text links to. A message that is shared or linked to
 * is what the sender brought.
 */
export function isPreview(attachment: SlackAttachment): boolean {
  const { is_app_unfurl, from_url, original_url, app_unfurl_url } = attachment;
  const isOfLink = is_app_unfurl || `${from_url}${original_url}${app_unfurl_url}` !== '';
  return isOfLink && !isMessage(attachment);
}

function isMessage({ is_share, is_msg_unfurl, is_reply_unfurl }: SlackAttachment): boolean {
  return is_share || is_msg_unfurl || is_reply_unfurl;
}

function toAuthor(
  { author_id, author_name, author_subname }: SlackAttachment,
  reading: Reading,
): string {
  const name = author_name || author_subname;
  if (author_id === '') return name;
  reading.note(`<@${author_id}>`, name);
  return name || `<@${author_id}>`;
}

function toAttachedText(attachment: SlackAttachment, reading: Reading): string {
  const { pretext, service_name, title, title_link, text, fields } = attachment;
  const blocks = [...attachment.blocks, ...attachment.message_blocks.flatMap(toBlocks)];
  const heading = reading.markdown(title);
  const shown = toLines([
    reading.markdown(pretext),
    service_name,
    title_link === '' ? heading : toMarkdownLink(title_link, heading),
    joinDistinct(reading.markdown(text), toText(readBlocks(blocks, reading))),
    ...fields.map((field) => toField(reading.markdown(field.title), reading.markdown(field.value))),
    ...attachment.attachments.map((inner) =>
      toLines([toAuthor(inner, reading), toAttachedText(inner, reading)]),
    ),
    ...attachment.actions.map((action) => toActionText(action, reading)),
  ]);
  const pictures = new Set([attachment.image_url, attachment.thumb_url].map(toImageText));
  const instead = PLACEHOLDER.test(attachment.fallback) ? '' : attachment.fallback;
  const own = shown === '' ? reading.markdown(instead) : shown;
  // Of a message that is shared it is Slack that tells there where the message stands.
  const isUnsaid = isMessage(attachment) && isNothing(toLines([own, ...pictures]));
  return isUnsaid ? '' : toLines([own, toFooter(attachment, reading), ...pictures]);
}

/** The time of a message that is shared is not part of what it says. */
function toFooter(attachment: SlackAttachment, reading: Reading): string {
  const { footer, ts } = attachment;
  const time = isMessage(attachment) || ts === '' ? '' : toDate(Number(ts));
  return [reading.markdown(footer), time].filter((each) => each !== '').join(' · ');
}

type Action = SlackAttachment['actions'][number];

/** A button, or a menu with what it offers. */
function toActionText({ text, url, options, option_groups }: Action, reading: Reading): string {
  const shown = reading.markdown(text);
  const offered = [...options, ...option_groups.flatMap((group) => group.options)];
  const choices = offered.map((option) => reading.markdown(option.text));
  if (choices.length > 0) return toOfferText({ name: shown, choices, chosen: [] }, reading);
  if (shown === '') return '';
  return url === '' ? `[${shown}]` : toMarkdownLink(url, shown);
}

type MessageBlocks = SlackAttachment['message_blocks'][number];

function toBlocks({ message }: MessageBlocks): MessageBlocks['message']['blocks'] {
  return message.blocks;
}

function toField(title: string, value: string): string {
  if (title.trim() === '' || value.trim() === '') return title.trim() || value;
  return `**${title.trim()}**: ${value}`;
}

function toText(blocks: readonly BlockText[]): string {
  return blocks.map(({ text }) => text).join('\n\n');
}

function toLines(parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n');
}

function isNothing(text: string): boolean {
  return text.trim() === '' || PLACEHOLDER.test(text);
}
