import { ADMINISTRATOR } from '../permissions.ts';
import type { GuildPayload } from './payloads.ts';

const TEXT_CHANNEL = 0;

// https://docs.discord.com/developers/topics/permissions
const WRITING = (1n << 10n) | (1n << 11n); // VIEW_CHANNEL, SEND_MESSAGES

/**
 * The channel of a guild in which Parley says hello: the one for the guild's own messages, else
 * the first text channel, of those that it may write to. Empty if there is none.
 */
export function findGreetable(guild: GuildPayload, ownId: string): string {
  const texts = guild.channels
    .filter(({ type }) => type === TEXT_CHANNEL)
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const system = texts.filter(({ id }) => id === guild.system_channel_id);
  return [...system, ...texts].find((channel) => mayWrite(guild, ownId, channel))?.id ?? '';
}

function mayWrite(
  { id: everyone, roles, members }: GuildPayload,
  ownId: string,
  { permission_overwrites: overwrites }: GuildPayload['channels'][number],
): boolean {
  const own = members.find(({ user }) => user.id === ownId)?.roles ?? [];
  const held = roles.filter(({ id }) => id === everyone || own.includes(id));
  let granted = held.reduce((sum, { permissions }) => sum | permissions, 0n);
  if ((granted & ADMINISTRATOR) !== 0n) return true;
  // docs: Permission Overwrites. Everyone's count first, then those of roles, then one's own.
  for (const ids of [[everyone], own, [ownId]]) {
    const layer = overwrites.filter(({ id }) => ids.includes(id));
    for (const { deny } of layer) granted &= ~deny;
    for (const { allow } of layer) granted |= allow;
  }
  return (granted & WRITING) === WRITING;
}
