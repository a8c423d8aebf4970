import type { Access } from '../access.ts';
import { RateLimitedError, UserError } from '../errors.ts';
import type { SaidMessage } from '../frame.ts';
import { readLine, START } from '../markdown/fence.ts';
import { mapInline } from '../markdown/inline.ts';
import type { Place } from '../messages.ts';
import type { Directory, SeenMessage } from '../ports.ts';
import { strings } from '../strings/index.ts';
import { findNamesOf, toSeenText } from './names.ts';

/** Messages, oldest first, and the place they are from. */
export type Latest = { readonly place: Place; readonly seen: readonly SeenMessage[] };

/** What the asker is told about a place that is not read. */
export type NotRead = {
  /** Not everyone who reads the answer may read it, as far as is known. */
  readonly closed: string;
  /** The platform lets nothing more be read just now. */
  readonly busy: string;
  readonly failed: string;
};

/**
 * The latest messages of a place that everyone who reads the answer may read. Throws a `UserError`
 * if they cannot be had.
 */
export async function readLatest(
  access: Pick<Access, 'findReadable' | 'read'>,
  named: Place,
  limit: number,
  { notRead, signal }: { readonly notRead: NotRead; readonly signal: AbortSignal },
): Promise<Latest> {
  const from = await access.findReadable(named);
  if (!from?.isShared) throw new UserError('tool_failed', notRead.closed);
  try {
    const seen = await access.read(from, { after: null, limit });
    return { place: from.place, seen: seen.slice(-limit) };
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof UserError ? error : toUnread(error, notRead);
  }
}

function toUnread(cause: unknown, { busy, failed }: NotRead): UserError {
  const canRetry = cause instanceof RateLimitedError;
  return new UserError('tool_failed', canRetry ? busy : failed, { cause, canRetry });
}

/** What is said of a place that Parley may not read: which one it is, where it is not this one. */
export function sayUnreadable(here: Place, { workspace, channel }: Place, ofHere: string): string {
  const isHere = workspace === here.workspace && channel === here.channel;
  return isHere ? ofHere : strings.cannotReadThere(`<#${channel}>`);
}

/** A message with everyone in it by name. */
export type NamedMessage = SaidMessage & { readonly id: string; readonly speaker: string };

/** The messages in which something was said. */
export async function nameMessages(
  seen: readonly SeenMessage[],
  place: Place,
  directory: Pick<Directory, 'name'>,
  signal: AbortSignal,
): Promise<readonly NamedMessage[]> {
  const names = await findNamesOf(seen, place, directory, signal);
  return seen
    .map((message) => ({
      id: message.id,
      speaker: message.speaker,
      by: message.speakerName || names.person(message.speaker),
      isOwn: message.isOwn,
      isBot: message.isBot,
      text: names.fill(toSeenText(message)),
      at: message.sentAt,
    }))
    .filter(({ text }) => text !== '');
}

/** A message that the model knows by its number. */
export type Cited = {
  /** Null if the platform has no links. */
  readonly link: string | null;
};

/** Also in the brackets, and with the commas, of Chinese and Japanese. */
const NUMBERS = /[ \t]?[[［【](\d{1,4}(?:\s*[,;、，–-]\s*\d{1,4}){0,30})[\]］】](?!\()/g;

/**
 * `[3]` becomes a link to the third message; the model knows numbers only, so that no link is made
 * up. What stands in code is no citation.
 */
export function toLinked(text: string, messages: readonly Cited[]): string {
  return mapNumbers(text, (numbers, whole) => {
    const links = numbers.flatMap((number) => {
      const link = messages[number - 1]?.link;
      return link ? [`[${number}](${link})`] : [];
    });
    if (links.length > 0) return ` ${links.join(' ')}`;
    return numbers.length > 0 && numbers.every((number) => messages[number - 1]) ? '' : whole;
  });
}

/** The messages that a text names, each once, in the order in which it does. */
export function toCited<Message>(text: string, messages: readonly Message[]): readonly Message[] {
  const named: number[] = [];
  mapNumbers(text, (numbers, whole) => {
    named.push(...numbers);
    return whole;
  });
  return [...new Set(named)].flatMap((number) => messages[number - 1] ?? []);
}

function mapNumbers(
  text: string,
  toText: (numbers: readonly number[], whole: string) => string,
): string {
  const map = (words: string) =>
    words.replaceAll(NUMBERS, (whole, list: string) => toText(toNumbers(list), whole));
  let state = START;
  const lines = text.split('\n').map((line) => {
    const read = readLine(state, line);
    state = read.state;
    return read.kind === 'text' ? mapInline(line, map) : line;
  });
  return lines.join('\n');
}

/** `1, 3-5`: of what stands between the ends of a range as well. */
function toNumbers(list: string): readonly number[] {
  return list.split(/[,;、，]/).flatMap((part) => {
    const [first = 0, last = first] = part.split(/[–-]/).map(Number);
    const length = Math.max(0, last - first + 1);
    return Array.from({ length }, (_, index) => first + index);
  });
}
