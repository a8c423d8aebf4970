import type { Attachment, Channel, Guild, Interaction, Message, User } from './types.ts';
import type { World } from './world.ts';

/** What stood on a Discord at one moment, under the ids it had there. */
export type DiscordState = {
  readonly bot: User;
  readonly users: ReadonlyMap<string, User>;
  readonly guilds: ReadonlyMap<string, Guild>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly messages: ReadonlyMap<string, Message>;
  readonly timeline: ReadonlyMap<string, string[]>;
  readonly interactions: ReadonlyMap<string, Interaction>;
  readonly files: readonly Attachment[];
};

/** Puts what stood elsewhere into a world that is empty; returns its first guild. */
export function restoreDiscord(world: World, state: DiscordState): Guild {
  fill(world.users, state.users);
  fill(world.guilds, state.guilds);
  fill(world.channels, state.channels);
  fill(world.messages, state.messages);
  fill(world.timeline, state.timeline);
  fill(world.interactions, state.interactions);
  world.files.push(...state.files);
  const [guild] = world.guilds.values();
  if (!guild) throw new Error('there is no guild in what stood there');
  return guild;
}

function fill<Value>(map: Map<string, Value>, stood: ReadonlyMap<string, Value>): void {
  for (const [id, value] of stood) map.set(id, value);
}
