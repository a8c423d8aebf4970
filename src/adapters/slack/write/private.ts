import type { Content } from '../../../core/content.ts';
import { isLongWait, WriteError } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import type { Place } from '../../../core/messages.ts';
import type { RateLimit, Step } from '../../../core/ports.ts';
import { strings } from '../../../core/strings/index.ts';
import { toPerson } from '../../../core/strings/locale.ts';
import type { Args } from '../client.ts';
import { isInThread, responseUrlOf } from '../interaction.ts';
import { slack } from '../platform.ts';
import { toKey } from '../rate-limits.ts';
import { UNFURLS_OFF } from './blocks.ts';
import { openedSchema } from './payloads.ts';
import { sendWhole } from './plain.ts';
import { respond } from './respond.ts';
import { parseState, type Target, toJson, toState } from './target.ts';

/** How long a call waits for its rate limit. */
const PATIENCE_MS = 30_000;

/**
 * An answer that only one person sees. Such messages can be neither found nor changed later: what
 * there is at first is shown at once, and what was added since is shown at the end.
 */
export async function writePrivate(
  target: Target,
  message: Posted,
  step: Step,
  content: Content,
  signal: AbortSignal,
): Promise<Posted> {
  const { channel } = target.place;
  if (message.id === null) {
    if (content.text !== '' || content.status !== null)
      await show(target, message, content, signal);
    const state = toState('private', channel, target.activeStreams.now(), content);
    return { ...message, id: `private:${message.key}`, state: 'open', adapterState: toJson(state) };
  }
  if (step !== 'close') return message;
  const state = parseState(message.adapterState, channel);
  const text = content.text.slice(state.sent);
  const status = content.status === state.status ? null : content.status;
  if (text.trim() !== '' || status !== null)
    await show(target, message, { ...content, text, status }, signal);
  const closed = { ...state, sent: content.text.length, status: content.status };
  return { ...message, adapterState: toJson(closed) };
}

/** To answer an interaction in its own way takes no rate limit. */
export function toPrivateLimits(
  { place, audience }: Target,
  message: Posted,
): readonly RateLimit[] {
  const isFree = responseUrlOf(audience.interaction) !== null && !isInThread(audience.interaction);
  return message.id !== null || isFree ? [] : [toKey(place.workspace, 'chat.postEphemeral')];
}

/**
 * Answers in the interaction's own way. That always shows in the channel, so in a thread it is
 * used only where nothing else is allowed. If Parley cannot write here at all, it writes to the
 * person's direct messages.
 */
async function show(
  target: Target,
  { key }: Posted,
  content: Content,
  signal: AbortSignal,
): Promise<void> {
  const { api } = target;
  const { interaction } = target.audience;
  const url = responseUrlOf(interaction);
  const here: Way = (shown) => postEphemeral(target, shown, signal);
  const privately = { response_type: 'ephemeral', replace_original: false };
  const responds: readonly Way[] =
    url === null ? [] : [(shown) => respond(api, url, { ...privately, ...shown }, signal)];
  const ways = isInThread(interaction) ? [here, ...responds] : [...responds, here];
  for (const [index, way] of ways.entries()) {
    try {
      return await sendWhole(content, way);
    } catch (error) {
      const isOver = isRefused(error) || isClosedForNow(error);
      if (!isOver && !hasFailedOften(target, `${key}/${index}`, error)) throw error;
    }
  }
  await sendWhole(content, await toDirect(target, content, signal));
}

type Way = (shown: Args, isFirst: boolean) => Promise<void>;

/**
 * A line that names the channel which a direct message is about: “here” is somewhere else there.
 * Slack shows its name to those who may see it.
 */
function toAbout(place: Place, { text }: Content): string | null {
  const mention = `<#${place.channel}>`;
  if (slack.isDirect(place) || text.includes(mention)) return null;
  return toPerson(() => strings.about(mention));
}

function withAbout(shown: Args, about: string | null): Args {
  if (about === null) return shown;
  const { text, blocks } = shown;
  if (!Array.isArray(blocks)) return { ...shown, text: `${about}\n${String(text)}` };
  const element = { type: 'mrkdwn', text: about, verbatim: true };
  return { ...shown, blocks: [{ type: 'context', elements: [element] }, ...blocks] };
}

/** It was not taken, and may be later: another way may be open at once. */
function isClosedForNow(error: unknown): boolean {
  const isUnavailable = error instanceof WriteError && error.failure === 'unavailable';
  return isUnavailable || isLongWait(error);
}

/** Nobody knows what becomes of it, time and again: the person is not to wait for that. */
function hasFailedOften({ failures }: Target, way: string, error: unknown): boolean {
  if (!(error instanceof WriteError) || error.failure !== 'unknown') return false;
  const count = (failures.get(way) ?? 0) + 1;
  failures.set(way, count);
  return count >= MOST_FAILURES;
}

const MOST_FAILURES = 2;

/** The address has been used up, or Parley is not a member of the channel. */
function isRefused(error: unknown): boolean {
  return error instanceof WriteError && ['refused', 'place_gone'].includes(error.failure);
}

async function postEphemeral(
  { place, audience, api }: Target,
  shown: Args,
  signal: AbortSignal,
): Promise<void> {
  if (audience.to === 'everyone') return;
  // In a thread without messages it would not be seen.
  // https://docs.slack.dev/reference/methods/chat.postEphemeral
  const hasThread = place.thread !== undefined && place.thread !== audience.question;
  const args = {
    channel: place.channel,
    user: audience.to.person,
    ...(hasThread ? { thread_ts: place.thread } : {}),
    ...shown,
  };
  await api.call(place.workspace, 'chat.postEphemeral', args, signal);
}

/**
 * The person's direct messages with Parley (docs.slack.dev/reference/methods/conversations.open).
 */
async function toDirect(
  { place, audience, api }: Target,
  content: Content,
  signal: AbortSignal,
): Promise<Way> {
  if (audience.to === 'everyone') return async () => {};
  const { workspace } = place;
  const users = audience.to.person;
  const soon = () => AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const opened = await api.ask(workspace, 'conversations.open', { users }, soon());
  const channel = openedSchema.parse(opened).channel.id;
  const about = toAbout(place, content);
  return async (shown, isFirst) => {
    const args = { channel, ...withAbout(shown, isFirst ? about : null), ...UNFURLS_OFF };
    await api.ask(workspace, 'chat.postMessage', args, soon());
  };
}
