import type { FormEvent, IncomingEvent } from '../../../core/events.ts';
import { nameOfForm, parseFormAction } from '../../../core/jobs/command-form.ts';
import { toQuotedHeld } from '../../../core/messages.ts';
import { type Completing, readAgain } from './complete.ts';
import type { Contents } from './contents.ts';
import { type FormContext, parseCustomId, toLostFiles } from './form-memory.ts';
import { withForwardedAuthors } from './forwarded.ts';
import { readIn, toMenuFiles } from './menu.ts';
import type { MessagePayload } from './message-payloads.ts';
import type { InteractionPayload } from './payloads.ts';

/**
 * A command that was chosen on a message, or the form that completes one, with what does not come
 * along: who wrote what that message forwards, and its files where another process has opened the
 * form. Both are looked up, which takes longer than a form may take to open.
 */
export async function withChosen(
  options: Completing,
  event: IncomingEvent,
  interaction: InteractionPayload,
  kept: FormContext | null,
): Promise<IncomingEvent> {
  if (event.type === 'form') return withFormsMessage(options, event, interaction, kept);
  const { resolved, target_id: id } = interaction.data;
  const message = resolved.messages.get(id);
  if (event.type !== 'command' || event.aboutQuoted === undefined || !message) return event;
  const chosen = await readWhole(options, { ...message, id }, interaction);
  return { ...event, ...toQuotedHeld(chosen) };
}

async function withFormsMessage(
  options: Completing,
  form: FormEvent,
  interaction: InteractionPayload,
  kept: FormContext | null,
): Promise<IncomingEvent> {
  const { channel_id: channelId, data: called } = interaction;
  const { action, messageId } = parseCustomId(called.custom_id);
  const command = options.identity().commands.find(({ name }) => name === nameOfForm(action));
  const id = messageId || parseFormAction(action).aboutMessage;
  const isKnown = kept !== null && kept.aboutQuoted === undefined;
  if (isKnown || !id || !command) return { ...form, ...kept };
  const message = await readAgain(options, channelId, id);
  const chosen = message && (await readWhole(options, message, interaction));
  const lost = messageId === '' ? {} : toLostFiles(form, channelId, messageId);
  const files = { ...lost, ...(chosen ? toMenuFiles(chosen, command) : {}) };
  return {
    ...form,
    ...(Object.keys(files).length > 0 ? { files } : {}),
    ...kept,
    ...(chosen ? toQuotedHeld(chosen) : {}),
  };
}

/** What a message says and brings, and whose words it forwards. */
async function readWhole(
  { identity, channels, readMessage, signal }: Completing,
  message: MessagePayload,
  { channel_id: channelId, guild_id: guild }: InteractionPayload,
): Promise<Contents> {
  const [whole = message] = await withForwardedAuthors(readMessage, [message], signal);
  const roleId = channels.ownRole(guild, identity().userId);
  return readIn(whole, channelId, { identity: identity(), roleId, nameOf: () => null });
}
