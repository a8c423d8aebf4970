import { isLongWait, WriteError } from '../../../core/errors.ts';
import type { Interaction } from '../interaction.ts';
import { GLOBAL_KEY } from '../rate-limits.ts';
import { type AnswerPayload, answersSchema } from './payloads.ts';
import { askedChannelOf, type Target } from './target.ts';

/** How many messages behind an interaction are searched for the one that "thinks". */
const SEARCHED = 50;

/** Takes away the message that "thinks" if the answer went another way, by the bot's own token. */
export async function dropWaiting(
  target: Target,
  interaction: Interaction,
  signal: AbortSignal,
): Promise<void> {
  const { api } = target;
  const scope = askedChannelOf(target);
  const original = await findOriginal(target, interaction, signal);
  if (!original || !isLoading(original)) return;
  const path: `/${string}` = `/channels/${scope}/messages/${original.id}`;
  await api.ask({ kind: 'delete', scope, method: 'DELETE', path }, signal);
}

async function findOriginal(
  target: Target,
  interaction: Interaction,
  signal: AbortSignal,
): Promise<AnswerPayload | undefined> {
  const scope = askedChannelOf(target);
  const path: `/${string}` = `/channels/${scope}/messages`;
  const query = { after: interaction.id, limit: String(SEARCHED) };
  const call = { kind: 'read', scope, method: 'GET', path, query } as const;
  const found = answersSchema.parse(await target.api.ask(call, signal));
  return found.find((message) => isAnswerTo(message, interaction));
}

function isAnswerTo(message: AnswerPayload, interaction: Interaction): boolean {
  const asked = message.interaction_metadata.id || message.interaction.id;
  return asked === interaction.id;
}

// https://docs.discord.com/developers/resources/message#message-object-message-flags
const LOADING = 1 << 7;

function isLoading({ flags }: AnswerPayload): boolean {
  return (flags & LOADING) !== 0;
}

/** A few seconds of failures; what ails Discord for a moment is over by then. */
const MOST_FAILURES = 5;

/**
 * Whether an interaction's own address has failed so often that its answer takes another way, with
 * all that follows: the next message sent there would fill what still waits above the first.
 * It is asked before a write: by then is known whether the one before was carried out.
 */
export function isStuck({ failures }: Target, { id, isGuest }: Interaction): boolean {
  return !isGuest && (failures.get(id) ?? 0) >= MOST_FAILURES; // A guest has no other way.
}

export function noteFailure({ failures }: Target, { id }: Interaction, error: unknown): void {
  const failure = error instanceof WriteError ? error.failure : null;
  if (failure === 'denied' || isHeldUp(error)) failures.set(id, MOST_FAILURES);
  else if (failure === 'unknown' || failure === 'unavailable')
    failures.set(id, (failures.get(id) ?? 0) + 1);
}

/** Discord asks this address alone to wait for long; the channel may take the answer at once. */
export function isHeldUp(error: unknown): boolean {
  return isLongWait(error) && error.key !== GLOBAL_KEY.key;
}
