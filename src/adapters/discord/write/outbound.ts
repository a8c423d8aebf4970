import type { Content } from '../../../core/content.ts';
import { isDefinite, isDenied, WriteError } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import type { Channel, RateLimit, Step } from '../../../core/ports.ts';
import { whileHolding } from '../../../core/reply/rate-limits.ts';
import { blamedParts } from '../failures.ts';
import { parseInteraction } from '../interaction.ts';
import { GLOBAL_KEY, toSpread } from '../rate-limits.ts';
import { createMessage, deleteMessage, editMessage } from './channel-messages.ts';
import { discordDialect, guestDialect } from './format.ts';
import { endTyping, showIndicator } from './indicator.ts';
import { withoutPoll } from './shape.ts';
import {
  isFirst,
  isPrivate,
  parseState,
  type Target,
  toOutcome,
  usableInteraction,
  type WriteOutcome,
} from './target.ts';
import { dropWaiting, isHeldUp, isStuck, noteFailure } from './waiting.ts';
import {
  answerThroughInteraction,
  deleteThroughInteraction,
  editThroughInteraction,
  isOver,
  toInteractionKeys,
} from './webhook.ts';

/** The channel of a place: own messages, or the answers of an interaction while it lives. */
export function createChannel(target: Target): Channel {
  return {
    dialect: parseInteraction(target.audience.interaction)?.isGuest ? guestDialect : discordDialect,
    async write(message, step, wanted, signal, held = []) {
      signal.throwIfAborted();
      const sending = sendUntil(target, signal);
      const content = parseState(message.adapterState).hasButtonPoll ? withoutPoll(wanted) : wanted;
      // A poll cannot be edited, and counts its votes itself (error 520003).
      if (content.poll && message.id !== null) return toOutcome(message, { learned: [] });
      // A request on its way is not aborted: it could arrive after the one that replaces it.
      const outcome =
        message.id === null
          ? await open(sending, message, content, { held, signal })
          : await change(
              whileWriting(sending, held),
              { ...message, id: message.id },
              { step, content, signal },
            );
      endTyping(target);
      return outcome;
    },
    rateLimits: (message, step) => toRateLimits(target, message, step),
    remove: (message, signal, held = []) =>
      remove(whileWriting(sendUntil(target, signal), held), message, signal),
    indicate: (indicator, messageId, signal) => showIndicator(target, indicator, messageId, signal),
  };
}

/** A write that has not been sent when the signal aborts is not sent at all. */
function sendUntil(target: Target, until: AbortSignal): Target {
  const { api } = target;
  return { ...target, api: { ...api, call: (call, signal) => api.call(call, signal, until) } };
}

/** What a write needs besides the call that it was admitted for waits on its own. */
function whileWriting(target: Target, places: readonly RateLimit[]): Target {
  const rateLimits = whileHolding(target.rateLimits, places);
  const ask: Target['api']['ask'] = (call, signal) => target.api.ask(call, signal, rateLimits);
  return { ...target, rateLimits, api: { ...target.api, ask } };
}

/** Rate limits of the expected write; whatever more it turns out to need waits on its own. */
function toRateLimits(target: Target, message: Posted, step: Step): readonly RateLimit[] {
  const { api, replyTargets } = target;
  const interaction = usableInteraction(target);
  const state = parseState(message.adapterState);
  const isOwnWay = message.id === null || state.isWebhook;
  if (interaction && isOwnWay && !isStuck(target, interaction)) {
    const keys = toInteractionKeys(api, interaction);
    return step === 'grow' ? toSpread(keys) : keys;
  }
  const channel = state.channel || replyTargets.guess(target)?.channel;
  if (channel === undefined) return [GLOBAL_KEY];
  if (message.id === null) return api.limits.keys('create', channel);
  const keys = api.limits.keys('edit', channel);
  return step === 'grow' ? toSpread(keys) : keys;
}

async function open(
  given: Target,
  message: Posted,
  content: Content,
  admitted: { readonly held: readonly RateLimit[]; readonly signal: AbortSignal },
): Promise<WriteOutcome> {
  const target = whileWriting(given, admitted.held);
  const interaction = usableInteraction(target);
  if (interaction && !isStuck(target, interaction)) {
    try {
      return await answerThroughInteraction(target, interaction, message, content).catch(
        (error: unknown) => {
          if (!content.poll || !blamedParts(error).includes('poll')) throw error;
          return answerThroughInteraction(target, interaction, message, withoutPoll(content)).then(
            withButtonPoll,
          );
        },
      );
    } catch (error) {
      noteFailure(target, interaction, error);
      const isElsewhere = isHeldUp(error) && !interaction.isGuest;
      if (!isElsewhere && !isOver(error) && !isRefusedThere(error)) throw error;
    }
  }
  const created = await createMessage(target, message, content, admitted);
  tidy(given, message, admitted.signal); // The write holds nothing any more by then.
  return created;
}

/** What stood in for the answer does not stay beside it. Nothing waits for that. */
function tidy(target: Target, message: Posted, signal: AbortSignal): void {
  const interaction = parseInteraction(target.audience.interaction);
  if (
    !interaction?.hasOriginal ||
    interaction.isPrivate ||
    !isFirst(message) ||
    target.withdrawn.has(interaction.id)
  )
    return;
  dropWaiting(target, interaction, signal).catch((error: unknown) =>
    target.log.info(
      { err: error },
      'could not delete the message that was holding the place of an answer',
    ),
  );
}

/** Sending polls is a right of its own; buttons do as well. */
function withButtonPoll({ posted, learned, lost }: WriteOutcome): WriteOutcome {
  const state = { ...parseState(posted.adapterState), hasButtonPoll: true };
  return toOutcome({ ...posted, adapterState: state }, { learned }, lost);
}

type Known = Posted & { readonly id: string };
type Change = { readonly step: Step; readonly content: Content; readonly signal: AbortSignal };

async function change(target: Target, message: Known, change: Change): Promise<WriteOutcome> {
  const { isWebhook } = parseState(message.adapterState);
  const interaction = isWebhook ? usableInteraction(target) : null;
  if (interaction && (isPrivate(target) || !isStuck(target, interaction))) {
    try {
      return await editThroughInteraction(target, interaction, message, change);
    } catch (error) {
      noteFailure(target, interaction, error);
      if (!isOver(error) && !isOutOfReach(target, error)) throw error;
    }
  }
  // Only the interaction can change a message that one person sees. Once it is over, the text goes
  // to that person in a direct message.
  if (isWebhook && isPrivate(target))
    throw new WriteError('discord_failed', 'refused', 'The interaction is over');
  return editMessage(target, message, change);
}

/** A message that is gone already is as good as removed. */
async function remove(target: Target, message: Posted, signal: AbortSignal): Promise<void> {
  if (message.id === null) return;
  const known = { ...message, id: message.id };
  const interaction = parseState(message.adapterState).isWebhook ? usableInteraction(target) : null;
  try {
    if (interaction) return await deleteThroughInteraction(target, interaction, known.id);
  } catch (error) {
    if (!isOver(error) && !isOutOfReach(target, error)) throw error;
  }
  try {
    await deleteMessage(target, known, signal);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/**
 * The answer is refused, for whatever reason and for however long: the channel may take it all the
 * same, and what “thinks” does not keep the person waiting. Files are the core's to leave out.
 */
function isRefusedThere(error: unknown): boolean {
  return (isDefinite(error) && error.extra !== 'files') || isDenied(error);
}

/** A button's interaction reaches its own message alone: Discord says that it knows no other. */
function isOutOfReach(target: Target, error: unknown): boolean {
  return isGone(error) && !isPrivate(target);
}

function isGone(error: unknown): boolean {
  return error instanceof WriteError && error.failure === 'message_gone';
}
