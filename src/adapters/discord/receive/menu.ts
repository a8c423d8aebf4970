import type { OptionValue } from '../../../core/events.ts';
import type { CommandSpec } from '../../../core/jobs/command-spec.ts';
import { type Bag, textOf, toBag, toBags } from '../json.ts';
import { toAttachment } from './files.ts';
import { quotesOf } from './messages.ts';

/** What a command chosen from the menu of a message is told of that message. */
export function toMenuOptions(data: Bag, { menu }: CommandSpec): Record<string, OptionValue> {
  const payload = toBag(data.data);
  const id = textOf(payload, 'target_id');
  const message = toBag(toBag(toBag(payload.resolved).messages)[id]);
  const channelId = textOf(data, 'channel_id');
  const link = `https://discord.com/channels/${textOf(data, 'guild_id') || '@me'}/${channelId}/${id}`;
  const attachments = toBags(message.attachments).map((file) =>
    toAttachment(file, { channelId, messageId: id }),
  );
  return { ...menu?.toOptions({ text: toWords(message), link, attachments }) };
}

/** What was written, else what came along: a message can be nothing but another that is forwarded. */
function toWords({ referenced_message: _, ...message }: Bag): string {
  const quotes = quotesOf(message).map(({ text }) => text);
  return textOf(message, 'content') || quotes.join('\n');
}
