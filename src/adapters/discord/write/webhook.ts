import type { Content } from '../../../core/content.ts';
import { isMessageGone, WriteError } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import type { RateLimit, Step } from '../../../core/ports.ts';
import { CODE, isRefusedWith, toUnavailable } from '../failures.ts';
import type { Interaction } from '../interaction.ts';
import type { Call, Replied, RestApi } from '../rest.ts';
import { toBody } from './components.ts';
import { toCreated } from './payloads.ts';
import { withoutRefused } from './shape.ts';
import {
  askedChannelOf,
  isFirst,
  isPrivate,
  parseState,
  type Target,
  toOpen,
  toOutcome,
  type WriteOutcome,
} from './target.ts';
import { loadFiles } from './upload.ts';

const ORIGINAL = '@original';

/** A webhook is unknown until the acknowledgement is carried out; later it stays unknown. */
const ACKNOWLEDGED_MS = 3_000;

/** What the answers of an interaction draw on; they are not counted in the global limit. */
export function toInteractionKeys({ limits }: RestApi, { id }: Interaction): readonly RateLimit[] {
  return limits.keys('webhook', id);
}

/** Whether an interaction can no longer be answered; one that cannot be yet is not over. */
export function isOver(error: unknown): boolean {
  const isEarly = error instanceof WriteError && error.failure === 'unavailable';
  if (isEarly) return false;
  return isRefusedWith(
    error,
    CODE.unknownWebhook,
    CODE.unknownInteraction,
    CODE.invalidWebhookToken,
  );
}

/** The first message fills the one that "thinks", all others follow it. */
export async function answerThroughInteraction(
  target: Target,
  interaction: Interaction,
  message: Posted,
  content: Content,
): Promise<WriteOutcome> {
  const fills = interaction.hasOriginal && isFirst(message);
  const isHidden = isPrivate(target);
  // A follow-up would fill it for all to see.
  if (fills && isHidden && !interaction.isPrivate) await dropOriginal(target, interaction);
  const isFilling = fills && isHidden === interaction.isPrivate;
  const files = await loadFiles(target, content.files);
  const uploads = files.length > 0 ? { files } : {};
  const fill = async (shown: Content) => {
    const request = { route: `/messages/${ORIGINAL}`, ...uploads };
    const body = toBody(shown, { isPrivate: false, ...uploads });
    try {
      return await callThroughInteraction(target, interaction, {
        ...{ method: 'PATCH', body },
        ...request,
      });
    } catch (error) {
      // An earlier process, or a reply that was lost, has filled it with the poll already.
      if (content.poll && isRefusedWith(error, CODE.pollStands))
        return callThroughInteraction(target, interaction, { method: 'GET', ...request });
      // What waits for the answer was taken away, and the answer comes all the same.
      if (isMessageGone(error)) return follow(shown);
      throw error;
    }
  };
  const follow = (shown: Content) => {
    const body = toBody(shown, { isPrivate: isHidden, ...uploads });
    const request = { method: 'POST', route: '', body, ...uploads } as const;
    return callThroughInteraction(target, interaction, request);
  };
  const run = isFilling ? fill : follow;
  const replied = await withoutRefused(target, content, run, askedChannelOf(target));
  const created = toCreated('webhook', replied.body);
  const channel = created.channel_id || askedChannelOf(target);
  const posted = toOpen(message, created.id, { channel, isWebhook: true });
  return toOutcome(posted, replied, replied.lost);
}

export async function editThroughInteraction(
  target: Target,
  interaction: Interaction,
  message: Posted & { readonly id: string },
  { step, content }: { readonly step: Step; readonly content: Content },
): Promise<WriteOutcome> {
  const files = step === 'close' ? await loadFiles(target, content.files) : undefined;
  const run = (shown: Content) =>
    callThroughInteraction(target, interaction, {
      method: 'PATCH',
      route: `/messages/${message.id}`,
      body: toBody(shown, files ? { files } : {}),
      ...(files?.length ? { files } : {}),
    });
  const replied = await withoutRefused(target, content, run, askedChannelOf(target));
  const posted = toOpen(message, message.id, parseState(message.adapterState));
  return toOutcome(posted, replied, replied.lost);
}

export async function deleteThroughInteraction(
  target: Target,
  interaction: Interaction,
  messageId: string,
): Promise<void> {
  await callThroughInteraction(target, interaction, {
    method: 'DELETE',
    route: `/messages/${messageId}`,
  });
}

async function dropOriginal(target: Target, interaction: Interaction): Promise<void> {
  try {
    await deleteThroughInteraction(target, interaction, ORIGINAL);
  } catch (error) {
    if (!isMessageGone(error)) throw error;
  }
}

async function callThroughInteraction(
  { api, unacknowledged, now }: Target,
  interaction: Interaction,
  { route, ...request }: Pick<Call, 'method' | 'body' | 'files'> & { readonly route: string },
): Promise<Replied> {
  const path: `/${string}` = `/webhooks/${interaction.applicationId}/${interaction.token}${route}`;
  await unacknowledged.get(interaction.id);
  try {
    return await api.call({ kind: 'webhook', scope: interaction.id, path, ...request });
  } catch (error) {
    const isEarly = now() - interaction.at < ACKNOWLEDGED_MS;
    if (!isEarly || !isRefusedWith(error, CODE.unknownWebhook)) throw error;
    throw toUnavailable(error);
  }
}
