import { SlackError } from './errors.ts';
import type { Call, Method } from './method.ts';
import type { Channel, Message, Workspace } from './types.ts';
import { requiredArg, textArg } from './wire.ts';
import { channelFor, findMessage, type World } from './world.ts';

/** Adds a person's or the bot's reaction and tells the app (docs: events/reaction_added). */
export const addReaction = (
  world: World,
  workspace: Workspace,
  message: Message,
  user: string,
  name: string,
): void => {
  const existing = message.reactions.find((each) => each.name === name);
  if (existing?.users.includes(user)) throw new SlackError('already_reacted');
  if (existing) existing.users.push(user);
  else message.reactions.push({ name, users: [user] });
  announce(world, workspace, message, 'reaction_added', user, name);
};

export const removeReaction = (
  world: World,
  workspace: Workspace,
  message: Message,
  user: string,
  name: string,
): void => {
  const existing = message.reactions.find((each) => each.name === name);
  if (!existing?.users.includes(user)) throw new SlackError('no_reaction');
  existing.users.splice(existing.users.indexOf(user), 1);
  if (existing.users.length === 0) message.reactions.splice(message.reactions.indexOf(existing), 1);
  announce(world, workspace, message, 'reaction_removed', user, name);
};

const announce = (
  world: World,
  workspace: Workspace,
  message: Message,
  type: string,
  user: string,
  reaction: string,
): void => {
  world.changed();
  world.emit(workspace, {
    type,
    user,
    reaction,
    item_user: message.user,
    item: { type: 'message', channel: message.channel, ts: message.ts },
    event_ts: world.nextTs(),
  });
};

const target = ({
  workspace,
  args,
}: Call): { channel: Channel; message: Message; name: string } => {
  const name = requiredArg(args, 'name');
  if (!/^[\p{L}\p{N}_+'-]+(::skin-tone-\d)?$/u.test(name)) throw new SlackError('invalid_name');
  if (!textArg(args, 'channel') || !textArg(args, 'timestamp'))
    throw new SlackError('no_item_specified');
  const channel = channelFor(workspace, textArg(args, 'channel'));
  if (!channel.members.has(workspace.botUserId)) throw new SlackError('not_in_channel');
  if (channel.archived) throw new SlackError('is_archived');
  const message = findMessage(channel, textArg(args, 'timestamp'));
  if (!message) throw new SlackError('message_not_found');
  return { channel, message, name };
};

const add: Method = (call) => {
  const { message, name } = target(call);
  addReaction(call.world, call.workspace, message, call.workspace.botUserId, name);
  return {};
};

const remove: Method = (call) => {
  const { message, name } = target(call);
  removeReaction(call.world, call.workspace, message, call.workspace.botUserId, name);
  return {};
};

export const reactionMethods: Readonly<Record<string, Method>> = {
  'reactions.add': add,
  'reactions.remove': remove,
};
