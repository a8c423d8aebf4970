import { createHash } from 'node:crypto';
import type { Content } from '../../../core/content.ts';
import { isDefinite, WriteError } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import type { RateLimit, Step } from '../../../core/ports.ts';
import { withRateLimits } from '../../../core/reply/rate-limits.ts';
import { CODE, isRefusedWith, refusalOf, toWriteError } from '../failures.ts';
import type { Kind } from '../rate-limits.ts';
import type { Call, Replied } from '../rest.ts';
import { toBody } from './components.ts';
import { withAbout } from './direct.ts';
import { toCreated } from './payloads.ts';
import { type Shape, toLeaner, toShape, withoutRefused } from './shape.ts';
import { parseState, type Target, toOpen, toOutcome, type WriteOutcome } from './target.ts';
import { loadFiles } from './upload.ts';

type Known = Posted & { readonly id: string };

/** Creates a message of the bot's own where the answer belongs. */
export async function createMessage(
  target: Target,
  message: Posted,
  content: Content,
  { held, signal }: { readonly held: readonly RateLimit[]; readonly signal: AbortSignal },
): Promise<WriteOutcome> {
  let shape = toShape(target, message, withAbout(target, content), {
    replyTarget: await target.replyTargets.find(target),
    files: await loadFiles(target, content.files),
  });
  for (let left = held; ; left = []) {
    const { channel } = shape.replyTarget;
    const all = target.api.limits.keys('create', channel);
    const isPaid = left.some(({ key }) => key === all[0]?.key);
    const keys = isPaid ? [] : all;
    const call = toCreate(message, shape);
    try {
      const replied = await withRateLimits(
        target.rateLimits,
        keys,
        () => target.api.call(call),
        signal,
      );
      const isPollLost = content.poll !== undefined && shape.content.poll === undefined;
      const state = { channel, isWebhook: false, ...(isPollLost ? { hasButtonPoll: true } : {}) };
      const id = toCreated('create', replied.body).id;
      return toOutcome(toOpen(message, id, state), replied, shape.lost);
    } catch (error) {
      shape = toLeaner(target, message, shape, error);
    }
  }
}

function toCreate(message: Posted, { replyTarget, content, files, replyTo, isOnce }: Shape): Call {
  const { channel } = replyTarget;
  const uploads = files.length > 0 ? { files } : {};
  return {
    kind: 'create',
    scope: channel,
    method: 'POST',
    path: `/channels/${channel}/messages`,
    body: {
      ...toBody(content, uploads),
      ...(isOnce ? { nonce: toNonce(message, channel), enforce_nonce: true } : {}),
      ...(replyTo === null
        ? {}
        : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
    },
    ...uploads,
  };
}

/** Makes a message of the bot's own show something else. */
export async function editMessage(
  target: Target,
  message: Known,
  { step, content: given, signal }: { step: Step; content: Content; signal: AbortSignal },
): Promise<WriteOutcome> {
  const content = withAbout(target, given);
  // Growing text leaves the files as they are; the end lists them, also when it comes twice.
  const files = step === 'close' ? await loadFiles(target, content.files) : undefined;
  const edit =
    (channel: string) =>
    (shown: Content): Promise<Replied> =>
      target.api.call({
        kind: 'edit',
        scope: channel,
        method: 'PATCH',
        path: `/channels/${channel}/messages/${message.id}`,
        body: toBody(shown, files ? { files } : {}),
        ...(files?.length ? { files } : {}),
      });
  const { channel, replied } = await inItsChannel(target, message, async (channel) => {
    const run = edit(channel);
    try {
      return await withoutRefused(target, content, run, channel);
    } catch (error) {
      if (!isRefusedWith(error, CODE.threadArchived)) throw error;
      await reopen(target, channel, signal, error);
      return again(
        target,
        'edit',
        channel,
        () => withoutRefused(target, content, run, channel),
        signal,
      );
    }
  });
  const state = { ...parseState(message.adapterState), channel, isWebhook: false };
  return toOutcome(toOpen(message, message.id, state), replied, replied.lost);
}

/** Removes a message of the bot's own. It was admitted as an edit, which it need not be. */
export async function deleteMessage(
  target: Target,
  message: Known,
  signal: AbortSignal,
): Promise<void> {
  const { api, rateLimits } = target;
  const drop = (channel: string): Promise<Replied> =>
    api.call({
      kind: 'delete',
      scope: channel,
      method: 'DELETE',
      path: `/channels/${channel}/messages/${message.id}`,
    });
  const { replied } = await inItsChannel(target, message, async (channel) => {
    const [own] = api.limits.keys('delete', channel);
    const isPaid = own?.key === api.limits.keys('edit', channel)[0]?.key;
    return isPaid ? drop(channel) : again(target, 'delete', channel, () => drop(channel), signal);
  });
  rateLimits.learn(replied.learned);
}

/** The same nonce gives the same message for a few minutes: a create can then be repeated. */
export function toNonce({ key, openedAt }: Posted, channel: string): string {
  const hash = createHash('sha256').update(`${key}/${openedAt}/${channel}`).digest('hex');
  return BigInt(`0x${hash}`).toString(36).slice(0, MAX_NONCE);
}

const MAX_NONCE = 25; // docs: Create Message

/** Runs in the message's channel; one that was found again may be in the thread or beside it. */
async function inItsChannel<Result>(
  target: Target,
  message: Known,
  run: (channel: string) => Promise<Result>,
): Promise<{ readonly channel: string; readonly replied: Result }> {
  const { place, replyTargets } = target;
  const noted = parseState(message.adapterState).channel;
  const likely = [replyTargets.guess(target)?.channel, place.thread, place.channel];
  const channels = noted ? [noted] : [...new Set(likely.filter((each) => each !== undefined))];
  let failure: unknown = null;
  for (const channel of channels) {
    try {
      return { channel, replied: await run(channel) };
    } catch (error) {
      failure ??= error;
      if (!isRefusedWith(error, CODE.unknownMessage, CODE.unknownChannel)) throw error;
    }
  }
  throw failure instanceof Error
    ? failure
    : new WriteError('discord_failed', 'place_gone', 'Nobody knows where the message is');
}

/**
 * Only a new message reopens a thread by itself. If Parley may not reopen it, the edit counts as
 * refused, so that a new message is written.
 */
async function reopen(
  { api }: Target,
  channel: string,
  signal: AbortSignal,
  refused: unknown,
): Promise<void> {
  const path: `/${string}` = `/channels/${channel}`;
  const body = { archived: false };
  try {
    await api.ask({ kind: 'other', scope: channel, method: 'PATCH', path, body }, signal);
  } catch (error) {
    const cause = refusalOf(refused);
    throw isDefinite(error) && cause ? toWriteError('refused', cause) : error;
  }
}

function again<Result>(
  { api, rateLimits }: Target,
  kind: Kind,
  channel: string,
  run: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return withRateLimits(rateLimits, api.limits.keys(kind, channel), run, signal);
}
