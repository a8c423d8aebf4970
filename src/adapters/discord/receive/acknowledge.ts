import { orAborted } from '../../../core/async.ts';
import type { Form } from '../../../core/content.ts';
import { toFormless } from '../../../core/events.ts';
import type { Suggest } from '../../../core/jobs/command-form.ts';
import type { Listener } from '../../../core/ports.ts';
import { CODE, refusalOf } from '../failures.ts';
import type { RestApi } from '../rest.ts';
import { withChosen } from './chosen.ts';
import { toChoices } from './commands.ts';
import { type EventOrigin, type Locating, toContext } from './context.ts';
import { type FormMemory, toCustomId } from './form-memory.ts';
import { toEvents } from './inbound.ts';
import {
  type Acknowledgement,
  CALLBACK,
  isAutocomplete,
  toAcknowledgement,
  toLateAcknowledgement,
} from './interactions.ts';
import { toModal } from './modal.ts';
import type { InteractionPayload } from './payloads.ts';

export type InteractionOptions = Locating & {
  readonly api: RestApi;
  readonly suggest: Suggest | undefined;
  readonly listener: Listener;
  /** An interaction, by its id, that cannot be answered in its own way. */
  readonly withdraw: (interaction: string) => void;
  /** What is written by way of an interaction waits for its acknowledgement, by its id. */
  readonly unacknowledged: Map<string, Promise<void>>;
};

/** Of the three seconds that Discord allows, what storing an interaction may take. */
const STORE_FIRST_MS = 1_000;

/**
 * An acknowledgement shows that Parley is busy with the interaction, whether or not a process lives
 * to store it: so it is stored first, and acknowledged right after. If storing takes long, or
 * fails, the acknowledgement does not wait for it.
 */
export async function acceptInteraction(
  options: InteractionOptions,
  forms: FormMemory,
  interaction: InteractionPayload,
): Promise<void> {
  const { commands } = options.identity();
  if (isAutocomplete(interaction)) {
    const { suggest = async () => [] } = options;
    const choices = await toChoices(interaction.data, commands, suggest);
    await answer(options, interaction, { type: CALLBACK.autocomplete, data: { choices } });
    return;
  }
  const ack = toAcknowledgement(interaction, commands);
  if (!ack) return handOnFirst(options, forms, interaction);
  const stored = Promise.withResolvers<void>();
  const acknowledged = stored.promise.then(() => acknowledge(options, interaction, ack));
  options.unacknowledged.set(interaction.id, acknowledged);
  const handled = handOn(options, forms, interaction, ack);
  const soon = AbortSignal.any([options.signal, AbortSignal.timeout(STORE_FIRST_MS)]);
  await orAborted(handled, soon).catch(() => {}); // What it fails with is thrown below.
  stored.resolve();
  await acknowledged;
  options.unacknowledged.delete(interaction.id);
  await handled;
}

/** Of the three seconds, how long what is written waits for an acknowledgement that comes last. */
const LATE_MS = 2_000;

/** The handler may finish before it is clear that the answer is not a form. */
async function handOnFirst(
  options: InteractionOptions,
  forms: FormMemory,
  interaction: InteractionPayload,
): Promise<void> {
  const answered = Promise.withResolvers<void>();
  const inTime = orAborted(answered.promise, AbortSignal.timeout(LATE_MS)).catch(() => {});
  options.unacknowledged.set(interaction.id, inTime);
  try {
    await handOn(options, forms, interaction, null);
  } finally {
    answered.resolve();
    options.unacknowledged.delete(interaction.id);
  }
}

/** Hands on what an interaction asks for; `ack` is null if its first answer may be a form. */
async function handOn(
  options: InteractionOptions,
  forms: FormMemory,
  interaction: InteractionPayload,
  ack: Acknowledgement | null,
): Promise<void> {
  const { commands } = options.identity();
  const context = await toContext(options, toInteractionOrigin(interaction));
  const used = ack ?? toLateAcknowledgement(interaction, commands);
  for (const event of toEvents({ type: 'INTERACTION_CREATE', data: interaction }, context, used)) {
    const mayTakeLong = ack !== null;
    const kept = forms.find(event);
    const asked = mayTakeLong ? await withChosen(options, event, interaction, kept) : event;
    const form = await options.listener(asked);
    if (form) forms.keep(event, form);
    if (ack || !used) continue;
    const shown = form && toFormAnswer(form, toCustomId(event, form.action));
    if (shown && (await answer(options, interaction, shown))) continue;
    await acknowledge(options, interaction, used);
    if (shown) await options.listener(toFormless(asked));
  }
}

/** A form can only be the first answer. */
function toFormAnswer(form: Form, customId: string): Answer {
  return { type: CALLBACK.modal, data: toModal(form, customId) };
}

/** What was refused cannot be answered in its own way: its answer stands in the channel. */
async function acknowledge(
  options: Pick<InteractionOptions, 'signal' | 'log' | 'api' | 'withdraw'>,
  interaction: InteractionPayload,
  body: Answer,
): Promise<void> {
  if (!(await answer(options, interaction, body))) options.withdraw(interaction.id);
}

type Answer = { readonly type: number; readonly data?: unknown };

/** Whether the interaction can be answered further; a late or second answer is logged. */
async function answer(
  { api, log, signal }: Pick<InteractionOptions, 'signal' | 'log' | 'api'>,
  { id, token }: InteractionPayload,
  body: Answer,
): Promise<boolean> {
  const path: `/${string}` = `/interactions/${id}/${token}/callback`;
  try {
    await api.ask({ kind: 'callback', scope: id, method: 'POST', path, body }, signal);
    return true;
  } catch (error) {
    log.warn({ interaction: id, err: error }, 'could not acknowledge an interaction');
    const refusal = refusalOf(error);
    // It was delivered twice, or the outcome is unknown: Discord may have accepted it.
    const isUnknown = !refusal || refusal.status === 0 || refusal.status >= 500;
    return isUnknown || refusal.code === CODE.alreadyAcknowledged;
  }
}

/** An interaction carries its channel. */
function toInteractionOrigin(interaction: InteractionPayload): EventOrigin {
  const { guild_id: guild, channel_id: channel } = interaction;
  const { type, parent_id: parent } = interaction.channel;
  return { guild, channel, told: type === null ? null : { type, parent: parent || null } };
}
