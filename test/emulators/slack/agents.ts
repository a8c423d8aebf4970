import { SlackError } from './errors.ts';
import { type Call, type Method, threadRoot } from './method.ts';
import type { Channel, Workspace } from './types.ts';
import { isJson, listArg, requiredArg, textArg } from './wire.ts';
import { channelFor, type World } from './world.ts';

const STATUS_LIFETIME_MS = 120_000; // docs: assistant.threads.setStatus, two-minute timeout
const MAX_LOADING_MESSAGES = 10; // docs: assistant.threads.setStatus
const MAX_LOADING_LENGTH = 50; // docs: assistant.threads.setStatus
const MAX_PROMPTS = 4; // docs: assistant.threads.setSuggestedPrompts
const MAX_SESSION_TITLE = 200; // docs: agents.sessions.setStatus
const SESSION_STATES = ['active', 'processing', 'suspended', 'closed'];

const placeOf = ({ workspace, args }: Call): { channel: Channel; key: string } => {
  const channel = channelFor(workspace, requiredArg(args, 'channel_id'));
  const threadTs = requiredArg(args, 'thread_ts');
  threadRoot(channel, threadTs, 'invalid_thread_ts');
  return { channel, key: `${channel.id}/${threadTs}` };
};

const loadingMessages = (value: unknown): readonly string[] => {
  if (value === undefined || value === null || value === '') return [];
  const isValid =
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= MAX_LOADING_MESSAGES &&
    value.every(
      (each) => typeof each === 'string' && each.length >= 1 && each.length <= MAX_LOADING_LENGTH,
    );
  if (!isValid)
    throw new SlackError('invalid_arguments', {
      messages: [
        `[ERROR] loading_messages: 1–${MAX_LOADING_MESSAGES} of 1–${MAX_LOADING_LENGTH} characters`,
      ],
    });
  return value;
};

const setStatus: Method = (call) => {
  const { world, workspace, args } = call;
  const { key } = placeOf(call);
  if (args.status === undefined) throw new SlackError('invalid_arguments');
  const status = textArg(args, 'status');
  const loading = loadingMessages(args.loading_messages);
  if (status) workspace.statuses.set(key, { status, loading, at: world.now() });
  else workspace.statuses.delete(key);
  world.changed();
  return {};
};

/** The status line under a thread, until it times out or a post clears it. */
export const statusOf = (world: World, workspace: Workspace, key: string): string | undefined => {
  const found = workspace.statuses.get(key);
  return found && world.now() - found.at < STATUS_LIFETIME_MS ? found.status : undefined;
};

const setTitle: Method = (call) => {
  const { key } = placeOf(call);
  call.workspace.titles.set(key, requiredArg(call.args, 'title'));
  call.world.changed();
  return {};
};

const setSuggestedPrompts: Method = (call) => {
  const { world, workspace, args } = call;
  if (!world.settings.agentView) throw new SlackError('not_agent_app');
  const channel = channelFor(workspace, requiredArg(args, 'channel_id'));
  if (textArg(args, 'thread_ts')) placeOf(call);
  const prompts = listArg(args, 'prompts', 'invalid_arguments') ?? [];
  const isValid = prompts.every((each) => textArg(each, 'title') && textArg(each, 'message'));
  if (prompts.length === 0 || prompts.length > MAX_PROMPTS || !isValid)
    throw new SlackError('invalid_arguments', {
      messages: [`[ERROR] prompts: 1–${MAX_PROMPTS} {title, message}`],
    });
  workspace.prompts.set(channel.id, { title: textArg(args, 'title'), prompts });
  world.changed();
  return {};
};

const sessionKey = (call: Call): string => {
  if (!call.world.settings.agentView) throw new SlackError('feature_disabled');
  const channel = channelFor(call.workspace, requiredArg(call.args, 'channel_id'));
  if (!channel.members.has(call.workspace.botUserId)) throw new SlackError('not_authorized');
  if (!textArg(call.args, 'thread_ts')) throw new SlackError('thread_ts_required');
  return placeOf(call).key;
};

const setSessionStatus: Method = (call) => {
  const { world, workspace, args } = call;
  const key = sessionKey(call);
  const status = textArg(args, 'status');
  if (!SESSION_STATES.includes(status)) throw new SlackError('invalid_status');
  const title = workspace.sessions.get(key)?.title ?? textArg(args, 'title');
  if (title.length > MAX_SESSION_TITLE) throw new SlackError('invalid_arguments');
  const initiator = textArg(args, 'initiator_user_id');
  if (initiator && !workspace.users.has(initiator)) throw new SlackError('user_not_found');
  workspace.sessions.set(key, { status, title });
  world.changed();
  return { status, agent_status: status, title };
};

const renameSession: Method = (call) => {
  const key = sessionKey(call);
  const session = call.workspace.sessions.get(key);
  if (!isJson(session)) throw new SlackError('session_not_found');
  session.title = requiredArg(call.args, 'title');
  call.world.changed();
  return { title: session.title };
};

export const agentMethods: Readonly<Record<string, Method>> = {
  'assistant.threads.setStatus': setStatus,
  'assistant.threads.setTitle': setTitle,
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
  'agents.sessions.setStatus': setSessionStatus,
  'agents.sessions.rename': renameSession,
};
