import { createHash } from 'node:crypto';
import { withBudget } from '../../core/budget.ts';
import type { Content } from '../../core/content.ts';
import { WriteError } from '../../core/errors.ts';
import type { Posted } from '../../core/inbox.ts';
import type { Step } from '../../core/ports.ts';
import { toBody } from './components.ts';
import type { Kind } from './costs.ts';
import { CODE, isRefusedWith } from './failures.ts';
import { textOf, toBag } from './json.ts';
import type { Call, Replied } from './rest.ts';
import {
  isFirst,
  type Note,
  type Outcome,
  parseNote,
  type Spot,
  type Target,
  toOpen,
} from './target.ts';
import { loadFiles } from './upload.ts';

type Known = Posted & { readonly id: string };

/** Creates a message of the bot's own where the answer belongs. */
export async function createMessage(
  target: Target,
  message: Posted,
  content: Content,
  { isPaid, signal }: { readonly isPaid: boolean; readonly signal: AbortSignal },
): Promise<Outcome> {
  const paidFor = isPaid ? target.spots.guess(target)?.channel : undefined;
  const spot = await target.spots.find(target);
  const { channel } = spot;
  const files = await loadFiles(target, content.files);
  const toCall = (shown: Content): Call => ({
    kind: 'create',
    scope: channel,
    method: 'POST',
    path: `/channels/${channel}/messages`,
    body: {
      ...toBody(shown, files.length > 0 ? { files } : {}),
      nonce: toNonce(message, channel),
      enforce_nonce: true,
      ...toReference(spot, message),
    },
    ...(files.length > 0 ? { files } : {}),
  });
  const run = (shown: Content) => () => target.api.call(toCall(shown));
  const keys = channel === paidFor ? [] : target.api.costs.keys('create', channel);
  let note: Note = { channel, isWebhook: false };
  const replied = await withBudget(target.budget, keys, run(content), signal).catch((error) => {
    if (!content.poll || !isRefusedWith(error, CODE.missingPermissions)) throw error;
    note = { ...note, hasButtonPoll: true }; // Sending polls is a right of its own; buttons do as well.
    return again(target, 'create', channel, run(withoutPoll(content)), signal);
  });
  const id = textOf(toBag(replied.body), 'id');
  return { posted: toOpen(message, id, note), learned: replied.learned };
}

/** The same with its poll as text and buttons. */
export function withoutPoll({ poll: _, ...content }: Content): Content {
  return content;
}

/** Makes a message of the bot's own show something else. */
export async function editMessage(
  target: Target,
  message: Known,
  { step, content, signal }: { step: Step; content: Content; signal: AbortSignal },
): Promise<Outcome> {
  // Growing text leaves the files as they are; the end says which there are, also when it comes twice.
  const files = step === 'close' ? await loadFiles(target, content.files) : undefined;
  const edit = (channel: string): Promise<Replied> =>
    target.api.call({
      kind: 'edit',
      scope: channel,
      method: 'PATCH',
      path: `/channels/${channel}/messages/${message.id}`,
      body: toBody(content, files ? { files } : {}),
      ...(files?.length ? { files } : {}),
    });
  const { channel, replied } = await wherever(target, message, async (channel) => {
    try {
      return await edit(channel);
    } catch (error) {
      if (!isRefusedWith(error, CODE.threadArchived)) throw error;
      await reopen(target, channel, signal); // Only new messages reopen a thread by themselves.
      return again(target, 'edit', channel, () => edit(channel), signal);
    }
  });
  const note = { ...parseNote(message.note), channel, isWebhook: false };
  return { posted: toOpen(message, message.id, note), learned: replied.learned };
}

/** Removes a message of the bot's own. Its budget is taken for an edit, which it need not be. */
export async function deleteMessage(
  target: Target,
  message: Known,
  signal: AbortSignal,
): Promise<void> {
  const { api, budget } = target;
  const drop = (channel: string): Promise<Replied> =>
    api.call({
      kind: 'delete',
      scope: channel,
      method: 'DELETE',
      path: `/channels/${channel}/messages/${message.id}`,
    });
  const { replied } = await wherever(target, message, async (channel) => {
    const [own] = api.costs.keys('delete', channel);
    const isPaid = own?.key === api.costs.keys('edit', channel)[0]?.key;
    return isPaid ? drop(channel) : again(target, 'delete', channel, () => drop(channel), signal);
  });
  budget.learn(replied.learned);
}

/** The same nonce within a few minutes gives the same message: a create whose reply was lost can be repeated. */
export function toNonce({ key, openedAt }: Posted, channel: string): string {
  const hash = createHash('sha256').update(`${key}/${openedAt}/${channel}`).digest('hex');
  return BigInt(`0x${hash}`).toString(36).slice(0, MAX_NONCE);
}

const MAX_NONCE = 25; // docs: Create Message

/** Only the first message of an answer is shown as a reply. */
function toReference({ replyTo }: Spot, message: Posted) {
  if (replyTo === null || !isFirst(message)) return {};
  return { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
}

/** Runs it in the message's channel; a message that was found again may be in the thread or beside it. */
async function wherever(
  target: Target,
  message: Known,
  run: (channel: string) => Promise<Replied>,
): Promise<{ readonly channel: string; readonly replied: Replied }> {
  const { place, spots } = target;
  const noted = parseNote(message.note).channel;
  const likely = [spots.guess(target)?.channel, place.thread, place.channel];
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

async function reopen({ api }: Target, channel: string, signal: AbortSignal): Promise<void> {
  const path: `/${string}` = `/channels/${channel}`;
  const body = { archived: false };
  await api.ask({ kind: 'other', scope: channel, method: 'PATCH', path, body }, signal);
}

function again(
  { api, budget }: Target,
  kind: Kind,
  channel: string,
  run: () => Promise<Replied>,
  signal: AbortSignal,
): Promise<Replied> {
  return withBudget(budget, api.costs.keys(kind, channel), run, signal);
}
