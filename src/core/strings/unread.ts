import { strings } from './index.ts';

type UnreadPart = typeof strings.unreadParts;
/** The parts whose words need nothing else: no name and no number. */
type PlainPart = {
  [Name in keyof UnreadPart]: UnreadPart[Name] extends string ? Name : never;
}[keyof UnreadPart];

/**
 * The sentences for adapters' notes about unreadable parts of a message. The notes are stored with
 * messages, and compared: they must not change, even if the sentences do.
 */
const NOTES = new Map<string, PlainPart>([
  ['a call', 'call'],
  ['a list', 'list'],
  ['a shared message that I cannot open', 'sharedMessage'],
  ['a sticker', 'sticker'],
  ['an invitation to an activity', 'activity'],
  ['a forwarded message', 'forwarded'],
  ['the message it replies to', 'replied'],
  ['the message it replies to, which is gone', 'repliedGone'],
  ['a message of a kind I do not know', 'unknownMessage'],
  ['a part of a kind I do not know', 'unknownPart'],
  ['a block of a kind that I do not know', 'unknownPart'],
  ['a piece of text of a kind that I do not know', 'unknownPart'],
]);

/** A note for people; one that is not known as it is. */
export function sayUnread(note: string): string {
  const parts = strings.unreadParts;
  const [, sticker] = /^a sticker “(.*)”$/s.exec(note) ?? [];
  if (sticker !== undefined) return parts.namedSticker(sticker);
  const [, more, what] = /^(\d+) more (attachments|blocks)$/.exec(note) ?? [];
  if (more !== undefined)
    return what === 'blocks' ? parts.moreBlocks(Number(more)) : parts.moreAttachments(Number(more));
  if (/^a file that is kept outside \S+$/.test(note)) return parts.fileElsewhere;
  const part = NOTES.get(note);
  return part === undefined ? note : parts[part];
}
