import { lacks, toCompleted, toMissingForm } from './command/asking.ts';
import { type Form, parseAction } from './content.ts';
import { type CommandEvent, type FormEvent, type IncomingEvent, toMessageKey } from './event.ts';
import { platformOf } from './platform.ts';
import type { Accepted, AcceptOptions } from './ports.ts';
import type { Parts } from './work.ts';

/** Stores an event as work to be done; `lane` says behind what. */
export function accept(
  parts: Parts,
  event: IncomingEvent,
  options: Partial<AcceptOptions> & { lane: string },
): Promise<Accepted> {
  return parts.inbox.accept(event, { notBefore: 0, merge: false, ...options });
}

/** A command that was used by itself waits for nothing that is said around it. One that lacks something asks for it with a form first. */
export async function acceptCommand(parts: Parts, typed: CommandEvent): Promise<Form | null> {
  const event = await toThreadsConversation(parts, typed);
  const { messageId, conversation, place, key, name, options } = event;
  if (messageId !== null) {
    await accept(parts, event, { lane: conversation });
    return null;
  }
  const lane = `${conversation}#${key}`;
  const isOne =
    place.thread !== undefined || platformOf(parts.adapters, place).isOneConversation(place);
  const command = parts.commands.find((each) => each.name === name);
  if (command && lacks(command, options)) return toMissingForm(command, event);
  const begins = command?.beginsConversation === true && !isOne;
  await accept(parts, begins ? { ...event, conversation: lane } : event, { lane });
  return null;
}

/** A command in a thread is about the conversation that the thread's first message belongs to, which may be an answer of Parley's. */
async function toThreadsConversation(parts: Parts, event: CommandEvent): Promise<CommandEvent> {
  const { place, messageId } = event;
  const { thread } = place;
  if (thread === undefined || thread === messageId) return event;
  const job = await parts.inbox.find({ messageKey: toMessageKey(place, thread) });
  return job ? { ...event, conversation: job.conversation } : event;
}

/** A form completes a command, or belongs to the conversation whose button opened it. */
export async function acceptForm(parts: Parts, event: FormEvent): Promise<void> {
  const completed = toCompleted(event);
  if (completed) {
    await acceptCommand(parts, completed);
    return;
  }
  const job = await parts.inbox.find({ jobId: parseAction(event.action).jobId });
  await accept(parts, event, { lane: job?.conversation ?? event.conversation });
}
