import { isForward } from './files.ts';
import type { MessagePayload, OriginalPayload } from './message-payloads.ts';

/** One message as it stands now; null if it is gone. */
export type ReadMessage = (
  channel: string,
  id: string,
  signal: AbortSignal,
) => Promise<MessagePayload | null>;

/** Of one page so many messages that are forwarded are looked up, those of the latest. */
const MAX_LOOKED_UP = 20;

/** A forward of a forward holds the words of the first one. */
const MAX_DEPTH = 3;

/**
 * The same messages with whose words they forward. A forward names no author, only the message that
 * it copies: who wrote that is known where Parley may read it. `messages`: the latest first.
 */
export async function withForwardedAuthors(
  read: ReadMessage,
  messages: readonly MessagePayload[],
  signal: AbortSignal,
): Promise<readonly MessagePayload[]> {
  const forwards = messages.flatMap(forwardsIn).slice(0, MAX_LOOKED_UP);
  if (forwards.length === 0) return messages;
  const found = await Promise.all(
    forwards.map(async (each) => [each, await findAuthor(read, each, signal)] as const),
  );
  const authors = new Map<OriginalPayload, string | null>(found);
  const complete = <Message extends OriginalPayload>(message: Message): Message => {
    const author = authors.get(message) ?? null;
    return author === null ? message : { ...message, forwardedAuthor: author };
  };
  return messages.map((message) => {
    const { referenced_message: original } = message;
    const whole = complete(message);
    return original ? { ...whole, referenced_message: complete(original) } : whole;
  });
}

/** The message itself, and the one that it replies to, as far as they forward something. */
function forwardsIn(message: MessagePayload): OriginalPayload[] {
  const { referenced_message: original } = message;
  return [message, ...(original ? [original] : [])].filter(isForward);
}

/** Null if that cannot be told: what is forwarded is gone, or stands where Parley reads not. */
async function findAuthor(
  read: ReadMessage,
  { message_reference: { channel_id: channel, message_id: id } }: OriginalPayload,
  signal: AbortSignal,
  depth = 1,
): Promise<string | null> {
  if (channel === '') return null;
  const original = await read(channel, id, signal).catch(() => null);
  signal.throwIfAborted();
  if (!original) return null;
  if (!isForward(original)) return original.author.id || null;
  return depth < MAX_DEPTH ? findAuthor(read, original, signal, depth + 1) : null;
}
