import type { Content } from '../../../core/content.ts';
import { isLongWait, type RefusedExtra, WriteError } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import type { Channel, RateLimit, Step, WriteResult } from '../../../core/ports.ts';
import { isEnclosure } from '../../../core/reply/enclosures.ts';
import { withRateLimits } from '../../../core/reply/rate-limits.ts';
import type { Args } from '../client.ts';
import { codeOf, isLayoutRefused, isPlaceGone, toRefused } from '../failures.ts';
import { responseUrlOf } from '../interaction.ts';
import { toKey } from '../rate-limits.ts';
import { toMetadata, toShown } from './blocks.ts';
import { clearIndicator, showIndicator } from './indicator.ts';
import { type PlainOptions, toPlainParts, writePlain } from './plain.ts';
import {
  holdsPost,
  holdsStart,
  holdsStopAlone,
  post,
  toPatienceMs,
  toPublicLimits,
  toScope,
  whileWriting,
} from './post.ts';
import { toPrivateLimits, writePrivate } from './private.ts';
import { removeResponse, tellOfWait, writeResponse } from './respond.ts';
import { append, startStream, stopStream } from './stream.ts';
import {
  type AdapterState,
  type Mode,
  parseState,
  type Target,
  toJson,
  toState,
} from './target.ts';
import { dropFiles, isUnshared, writeFiles } from './upload.ts';

/**
 * Writes to a place: by native streams if the workspace has them and their rate limit allows it,
 * else by posts and updates.
 */
export function createChannel(given: Target): Channel {
  const { activeStreams, dialect } = given;
  const isPrivate = given.audience.to !== 'everyone';

  const write = async (
    message: Posted,
    step: Step,
    content: Content,
    { held, signal }: Admitted,
  ): Promise<Shown> => {
    const target = whileWriting(given, held);
    if (isPrivate) return whole(await writePrivate(target, message, step, content, signal));
    if (isEnclosure(message))
      return whole(await writeFiles(target, message, step, content, signal));
    if (message.id === null) return open(target, message, content, { held, signal });
    const known = { ...message, id: message.id };
    const { mode } = parseState(message.adapterState, given.place.channel);
    if (mode === 'respond')
      return whole(await writeResponse(target, message, step, content, signal));
    if (mode === 'plain')
      return goPlain(target, known, content, { lost: [], slot: 'none', signal });
    return step === 'close'
      ? close(target, known, content, { held, signal })
      : grow(target, known, content, signal);
  };

  return {
    dialect,
    async write(message, step, content, signal, held = []) {
      signal.throwIfAborted();
      const isFirst = message.id === null;
      const shown = await write(message, step, content, { held, signal });
      if (isFirst) clearIndicator(given);
      if (step === 'close' && !shown.isUnfinished) activeStreams.forget(message.key);
      return { ...shown, learned: [] };
    },
    rateLimits: (message, step, isWhole = false) =>
      isPrivate ? toPrivateLimits(given, message) : toPublicLimits(given, message, step, isWhole),
    patienceMs: () => (isPrivate ? 0 : toPatienceMs(given)),
    remove: (message, signal, held = []) => remove(whileWriting(given, held), message, signal),
    indicate: (indicator, messageId, signal) => showIndicator(given, indicator, messageId, signal),
  };
}

/** A message after a write, and what Slack refused of its content. */
type Shown = Pick<WriteResult, 'posted' | 'lost' | 'isUnfinished'>;

type Admitted = {
  /** The rate limits that were taken for the write. */
  readonly held: readonly RateLimit[];
  readonly signal: AbortSignal;
};

function whole(posted: Posted): Shown {
  return { posted, lost: [] };
}

async function open(
  target: Target,
  message: Posted,
  content: Content,
  { held, signal }: Admitted,
): Promise<Shown> {
  const { activeStreams, audience, place } = target;
  const startedAt = activeStreams.now();
  const way = wayOf(target, message, held);
  const toOpen = (mode: Mode, id: string, shown: Pick<Content, 'text' | 'status'>): Known => {
    const state = toJson(toState(mode, place.channel, startedAt, shown));
    return { ...message, id, state: 'open', adapterState: state };
  };
  const slot = holdsPost(target, held) ? 'free' : 'none';
  try {
    const isStream = way === 'stream' && suitsStream(content);
    const isPaid = held.length > 0;
    const id = isStream ? await startStream(target, message, content, { isPaid, signal }) : null;
    if (id !== null) return whole(toOpen('stream', id, content));
    const shown = toShown(content);
    const { ts, lost } = await post(target, message, shown, { slot, signal });
    activeStreams.updated(message.key, JSON.stringify(shown), isGrowing(content));
    return { posted: toOpen('post', ts, content), lost };
  } catch (error) {
    if (isLayoutRefused(error)) {
      const [text = '…'] = toPlainParts(content);
      const next = { slot: slot === 'free' ? 'used' : 'none', signal } as const;
      const { ts, lost } = await post(target, message, { text }, next);
      activeStreams.updated(message.key, text);
      return openedPlain(target, toOpen('plain', ts, content), content, { lost, ...next });
    }
    if (isLongWait(error)) await tellOfWait(target, message, signal);
    if (!isPlaceGone(error) || responseUrlOf(audience.interaction) === null) throw error;
    // A command may be used where Parley is not a member; there its answer comes whole, and once.
    const opened = toOpen('respond', `respond:${message.key}`, { text: '', status: null });
    return whole(await writeResponse(target, opened, 'open', content, signal));
  }
}

/** How a message is created: in the way that it was admitted for, if that was asked. */
function wayOf(target: Target, { key }: Posted, held: readonly RateLimit[]): 'stream' | 'post' {
  if (held.length === 0) return target.activeStreams.choose(key, toScope(target));
  return holdsStart(target, held) ? 'stream' : 'post';
}

type Known = Posted & { readonly id: string };
type Plainly = PlainOptions & { readonly lost: readonly RefusedExtra[] };

/**
 * The message itself has been posted. If the rest of its plain text fails now, the next write adds
 * it.
 */
async function openedPlain(
  target: Target,
  message: Known,
  content: Content,
  { lost, ...turn }: Plainly,
): Promise<Shown> {
  try {
    return await goPlain(target, message, content, { lost, ...turn });
  } catch (error) {
    target.log.warn({ err: error }, 'could not show a part of a plain text yet');
    return { posted: message, lost: [...lost, { extra: 'layout', obstacle: null }] };
  }
}

/** Continues a message as plain text. */
async function goPlain(
  target: Target,
  message: Known,
  content: Content,
  { lost, ...turn }: Plainly,
): Promise<Shown> {
  const plain = await writePlain(target, message, content, turn);
  const all: readonly RefusedExtra[] = [
    ...lost,
    { extra: 'layout', obstacle: null },
    ...plain.lost,
  ];
  return { posted: { ...message, adapterState: toJson(plain.state) }, lost: all };
}

async function grow(
  target: Target,
  message: Known,
  content: Content,
  signal: AbortSignal,
): Promise<Shown> {
  const { place, activeStreams } = target;
  const state = parseState(message.adapterState, place.channel);
  const stream = activeStreams.stream(message.key);
  const isStream = stream ? stream.state !== 'stopped' : state.mode === 'stream';
  if (stream && (await append(target, message.id, stream, content, signal)))
    return whole({ ...message, adapterState: toJson({ ...state, sent: content.text.length }) });
  const stop = { isPaid: !stream, signal };
  const hasEnded = !isStream || (await stopStream(target, message, content, stop));
  const shown = await update(target, message, content, { isPaid: !stream, hasEnded, signal });
  activeStreams.forget(message.key);
  // Without buttons it looks as it is to end, and may not be written to again.
  if (content.buttons.length > 0)
    activeStreams.updated(message.key, JSON.stringify(toShown(content)));
  return shown;
}

async function close(
  target: Target,
  message: Known,
  content: Content,
  { held, signal }: Admitted,
): Promise<Shown> {
  const { place, activeStreams } = target;
  const state = parseState(message.adapterState, place.channel);
  const stream = activeStreams.stream(message.key);
  const isStream = stream !== undefined || state.mode === 'stream';
  const stop = { isPaid: true, signal };
  const hasEnded = !isStream || (await stopStream(target, message, content, stop));
  const isPaid = !holdsStopAlone(target, held);
  // Its buttons change when there is room for that.
  if (hasEnded && !isPaid && stream?.sent === content.text)
    return { posted: message, lost: [], isUnfinished: true };
  return update(target, message, content, { isPaid, hasEnded, signal });
}

type Updating = {
  /** Its place in the rate limit has been taken already. */
  readonly isPaid: boolean;
  /** It is not a stream that is still running. */
  readonly hasEnded: boolean;
  readonly signal: AbortSignal;
};

/**
 * Slack does not update a stream that has not ended. It may be behind, unless it has refused to
 * end it.
 */
const CONFLICT = 'streaming_state_conflict';

/** Makes a message show something else; as plain text if Slack refuses its layout. */
async function update(
  target: Target,
  message: Known,
  content: Content,
  { isPaid, hasEnded, signal }: Updating,
): Promise<Shown> {
  const { place, api, rateLimits, activeStreams } = target;
  const shown = toShown(content);
  const state = toJson(toUpdated(parseState(message.adapterState, place.channel), content));
  if (!activeStreams.isNews(message.key, JSON.stringify(shown)))
    return whole({ ...message, adapterState: state });
  const { workspace, channel } = place;
  const call = (limits: readonly RateLimit[], extras: Args) => {
    const args = { channel, ts: message.id, ...shown, ...extras };
    const run = () => api.call(workspace, 'chat.update', args, signal);
    return withRateLimits(rateLimits, limits, run, signal);
  };
  const limits = [toKey(workspace, 'chat.update')];
  try {
    // A refusal may pass, or be about what names the job; a message that has become plain text
    // stays so.
    await call(isPaid ? [] : limits, { metadata: toMetadata(message) }).catch((error: unknown) => {
      if (!isLayoutRefused(error)) throw error;
      return call(limits, {});
    });
  } catch (error) {
    const isStuck = !hasEnded || !activeStreams.mayBeBehind(message.key);
    if (codeOf(error) === CONFLICT && isStuck) throw toRefused(error);
    if (!isLayoutRefused(error)) throw error;
    const plainly = { lost: [], slot: 'none', signal } as const;
    return goPlain(target, { ...message, adapterState: state }, content, plainly);
  }
  activeStreams.updated(message.key, JSON.stringify(shown));
  return whole({ ...message, adapterState: state });
}

async function remove(target: Target, message: Posted, signal: AbortSignal): Promise<void> {
  const { place, api, activeStreams } = target;
  const { workspace, channel } = place;
  const state = parseState(message.adapterState, channel);
  activeStreams.forget(message.key);
  if (message.id === null) return;
  if (state.mode === 'private' || state.mode === 'respond')
    return removeResponse(target, state, signal);
  await dropFiles(target, state.files, signal);
  for (const ts of [state.extra, ...state.parts, message.id]) {
    if (ts === null || isUnshared(ts)) continue;
    try {
      await api.ask(workspace, 'chat.delete', { channel, ts }, signal);
    } catch (error) {
      if (!(error instanceof WriteError) || error.failure !== 'message_gone') throw error;
    }
  }
}

function toUpdated(state: AdapterState, { text, status }: Content): AdapterState {
  return { ...state, mode: 'post', sent: text.length, status };
}

/**
 * An answer that will not grow takes one call as a post and three as a stream. A status line
 * without a running tool cannot be taken out of a stream again.
 */
function suitsStream(content: Content): boolean {
  const { text, status, tasks = [] } = content;
  const isRunning = tasks.some(({ state }) => state === 'running');
  return isGrowing(content) && (text !== '' || status === null || isRunning);
}

function isGrowing({ buttons }: Content): boolean {
  return buttons.some(({ action }) => action.startsWith('stop:'));
}
