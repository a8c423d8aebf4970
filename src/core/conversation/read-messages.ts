import type { Access } from '../access.ts';
import { RateLimitedError, UserError } from '../errors.ts';
import type { SaidMessage } from '../frame.ts';
import type { Place } from '../messages.ts';
import type { Directory, SeenMessage } from '../ports.ts';
import { strings } from '../strings/index.ts';
import { findNamesOf, toSeenText } from './names.ts';

/** Messages, oldest first, and the place they are from. */
export type Latest = { readonly place: Place; readonly seen: readonly SeenMessage[] };

/** What is said of a place that is not read, to whoever wanted it. */
export type NotRead = {
  /** Not everyone who reads the answer may read it, as far as is known. */
  readonly closed: string;
  /** The platform lets nothing more be read just now. */
  readonly busy: string;
  readonly failed: string;
};

/**
 * The latest messages of a place that everyone who reads the answer may read. Throws a `UserError`
 * where they cannot be had.
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
