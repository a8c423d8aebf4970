import type { OptionValue } from '../../../core/events.ts';
import type { CommandSpec } from '../../../core/jobs/command.ts';
import type { Attachment } from '../../../core/messages.ts';
import type { EventContext } from '../places.ts';
import { type Contents, readContents } from './contents.ts';
import type { MessagePayload } from './message-payloads.ts';
import { isSpoken } from './messages.ts';
import type { InteractionPayload } from './payloads.ts';

/** What is known of the place where a command was chosen or typed. */
export type MenuContext = Pick<EventContext, 'identity' | 'roleId' | 'nameOf'>;

/** The message from whose menu a command was chosen; null if Discord does not tell it. */
export function readChosen(
  { data: called, channel_id: channelId }: InteractionPayload,
  { identity, roleId, nameOf }: MenuContext,
): Contents | null {
  const message = called.resolved.messages.get(called.target_id);
  if (!message) return null;
  return readIn({ ...message, id: called.target_id }, channelId, { identity, roleId, nameOf });
}

/** What a message says and brings, as it stands in this channel. */
export function readIn(
  message: MessagePayload,
  channelId: string,
  { identity, roleId, nameOf }: MenuContext,
): Contents {
  const own = { userId: identity.userId, roleId };
  return readContents(message, { own, channelId, isTyped: isSpoken(message, identity), nameOf });
}

/** The files that a command is given which was chosen from the menu of a message. */
export function toMenuFiles(
  { text, quoted, attachments }: Contents,
  { menu }: Pick<CommandSpec, 'menu'>,
): Record<string, Attachment> {
  const options = Object.entries(menu?.toOptions({ text, quoted, attachments, link: '' }) ?? {});
  return Object.fromEntries(
    options.flatMap(([name, value]) => (typeof value === 'object' ? [[name, value]] : [])),
  );
}

/** What a command chosen from the menu of a message is told of that message. */
export function toMenuOptions(
  { data: called, guild_id: guildId, channel_id: channelId }: InteractionPayload,
  { menu }: CommandSpec,
  chosen: Contents | null,
): Record<string, OptionValue> {
  const link = `https://discord.com/channels/${guildId || '@me'}/${channelId}/${called.target_id}`;
  const { text, quoted, attachments } = chosen ?? { text: '', quoted: [], attachments: [] };
  return { ...menu?.toOptions({ text, quoted, attachments, link }) };
}
