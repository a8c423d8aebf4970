import type { Triggers } from './triggers.ts';
import type { Message, Workspace } from './types.ts';
import type { World } from './world.ts';

/** What stood in a Slack at one moment, under the ids it had there. */
export type SlackState = {
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly responseUrls: readonly {
    readonly id: string;
    readonly workspace: string;
    readonly channel: string;
    readonly user: string;
    /** The message that the interaction was on; null for a command. */
    readonly ts: string | null;
    readonly at: number;
    readonly uses: number;
  }[];
};

/** Puts what stood elsewhere into a world that nothing has happened in yet. */
export function restoreSlack(world: World, triggers: Triggers, state: SlackState): void {
  for (const [id, { channels, ...stood }] of state.workspaces) {
    const workspace: Workspace = { ...toEmpty(world, id), ...stood, channels: new Map() };
    for (const [channelId, channel] of channels) {
      for (const message of channel.messages) linkFiles(message, workspace);
      workspace.channels.set(channelId, { ...channel, info: channel.info ?? {} });
    }
    world.workspaces.set(id, workspace);
  }
  for (const { id, ts, ...url } of state.responseUrls) {
    const workspace = world.workspaces.get(url.workspace);
    const channel = workspace?.channels.get(url.channel);
    const message = channel?.messages.find((each) => each.ts === ts);
    if (workspace && channel) triggers.adopt(id, { ...url, workspace, channel, message });
  }
}

function toEmpty(world: World, id: string): Workspace {
  const empty = world.workspaces.get(id);
  if (!empty) throw new Error(`the emulator has no workspace ${id}`);
  return empty;
}

/** A file of a message is the workspace's file, not a copy. */
function linkFiles({ files }: Message, workspace: Workspace): void {
  for (const [index, { id }] of files.entries()) {
    const file = workspace.files.get(id);
    if (file) files[index] = file;
  }
}
