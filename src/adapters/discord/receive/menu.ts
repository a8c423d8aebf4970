import type { OptionValue } from '../../../core/events.ts';
import type { CommandSpec } from '../../../core/jobs/command.ts';
import { toAttachment } from './files.ts';
import { toQuotes } from './messages.ts';
import type { InteractionPayload, MessagePayload } from './payloads.ts';

/** What a command chosen from the menu of a message is told of that message. */
export function toMenuOptions(
  { data: called, guild_id: guildId, channel_id: channelId }: InteractionPayload,
  { menu }: CommandSpec,
): Record<string, OptionValue> {
  const id = called.target_id;
  const message = called.resolved.messages.get(id);
  const link = `https://discord.com/channels/${guildId || '@me'}/${channelId}/${id}`;
  const files = message?.attachments ?? [];
  const attachments = files.map((file) => toAttachment(file, { channelId, messageId: id }));
  const text = message ? toWords(message) : '';
  return { ...menu?.toOptions({ text, link, attachments }) };
}

/** What was written, else what came along: a message can be nothing but a forwarded one. */
function toWords(message: MessagePayload): string {
  const quotes = toQuotes({ ...message, referenced_message: null }).map(({ text }) => text);
  return message.content || quotes.join('\n');
}
