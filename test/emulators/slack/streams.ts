import { validBlocks } from './blocks.ts';
import { draftOf } from './chat.ts';
import { SlackError } from './errors.ts';
import { changeMessage, postMessage, toWire } from './messages.ts';
import { type Call, MAX_MARKDOWN_TEXT, type Method, metadataOf, threadRoot } from './method.ts';
import type { Block, Channel, Json, Message, Stream, Workspace } from './types.ts';
import { listArg, requiredArg, textArg } from './wire.ts';
import { channelFor, findMessage, type World, writableChannel } from './world.ts';

const MAX_STREAM_BLOCKS = 50; // docs: chat.stopStream, msg_blocks_too_many
const MAX_TASK_FIELD = 256; // third-party measurement, no docs page
const TASK_STATES = ['pending', 'in_progress', 'complete', 'error'];

interface Piece {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tasks: readonly Json[];
  readonly plan: string | undefined;
}

const checkTask = (chunk: Json): void => {
  if (typeof chunk.id !== 'string' || typeof chunk.title !== 'string')
    throw new SlackError('invalid_chunks', {
      messages: ['[ERROR] task_update needs id and title'],
    });
  if (!TASK_STATES.includes(String(chunk.status)))
    throw new SlackError('invalid_chunks', {
      messages: [`[ERROR] status: one of ${TASK_STATES.join(', ')}`],
    });
  for (const field of ['title', 'details', 'output'])
    if (String(chunk[field] ?? '').length > MAX_TASK_FIELD)
      throw new SlackError('invalid_chunks', {
        messages: [`[ERROR] ${field}: at most ${MAX_TASK_FIELD}`],
      });
};

const blocksOf = (chunk: Json): readonly Block[] => {
  const blocks = listArg(chunk, 'blocks', 'invalid_chunks');
  if (!blocks)
    throw new SlackError('invalid_chunks', {
      messages: ['[ERROR] missing required field: blocks'],
    });
  if (blocks.length > MAX_STREAM_BLOCKS) throw new SlackError('msg_blocks_too_many');
  if (blocks.some((block) => block.type === 'file')) throw new SlackError('internal_error');
  return validBlocks(blocks, 'message');
};

const requireString = (chunk: Json, field: string): string => {
  const value = chunk[field];
  if (typeof value === 'string') return value;
  throw new SlackError('invalid_chunks', {
    messages: [`[ERROR] missing required field: ${field}`],
  });
};

/** What one call adds: text, blocks, task cards (docs: chat.appendStream, chunks). */
const pieceOf = (args: Json): Piece => {
  const markdown = textArg(args, 'markdown_text');
  const chunks = listArg(args, 'chunks', 'invalid_chunks') ?? [];
  if (markdown && chunks.length > 0) throw new SlackError('markdown_text_conflict');
  let text = markdown;
  let plan: string | undefined;
  const blocks: Block[] = [];
  const tasks: Json[] = [];
  for (const chunk of chunks) {
    if (chunk.type === 'markdown_text') text += requireString(chunk, 'text');
    else if (chunk.type === 'blocks') blocks.push(...blocksOf(chunk));
    else if (chunk.type === 'plan_update') plan = requireString(chunk, 'title');
    else if (chunk.type === 'task_update') {
      checkTask(chunk);
      tasks.push(chunk);
    } else
      throw new SlackError('invalid_chunks', {
        messages: [`[ERROR] unknown type ${String(chunk.type)}`],
      });
  }
  if (text.length > MAX_MARKDOWN_TEXT) throw new SlackError('msg_too_long');
  return { text, blocks, tasks, plan };
};

const isEmpty = (piece: Piece): boolean =>
  !piece.text && piece.blocks.length === 0 && piece.tasks.length === 0 && piece.plan === undefined;

/** Title and status replace per id, details append, output is set once. */
const mergeTask = (stream: Stream, task: Json): void => {
  const id = String(task.id);
  const before = stream.tasks.get(id);
  const details = `${String(before?.details ?? '')}${String(task.details ?? '')}`;
  stream.tasks.set(id, {
    ...before,
    ...task,
    ...(details ? { details } : {}),
    ...(before?.output ? { output: before.output } : {}),
  });
};

/**
 * docs: chat.appendStream, "the streaming mode must be the same as the streaming mode used to
 * start the stream".
 */
const checkMode = (stream: Stream, args: Json): void => {
  const mode = textArg(args, 'markdown_text') ? 'markdown_text' : 'chunks';
  if (mode === 'chunks' && args.chunks === undefined) return;
  if (stream.mode !== undefined && stream.mode !== mode)
    throw new SlackError('streaming_mode_mismatch');
  stream.mode = mode;
};

/**
 * A task that still runs when its stream ends is shown as failed (third-party measurement, 2026).
 */
const endTasks = ({ tasks }: Stream): void => {
  for (const [id, task] of tasks)
    if (task.status === 'in_progress') tasks.set(id, { ...task, status: 'error' });
};

/** Blocks beyond fifty are dropped with a warning, not refused. */
const addPiece = (message: Message, stream: Stream, piece: Piece): Json => {
  const room = MAX_STREAM_BLOCKS - message.blocks.length;
  message.text += piece.text;
  message.blocks = [...message.blocks, ...piece.blocks.slice(0, room)];
  for (const task of piece.tasks) mergeTask(stream, task);
  if (piece.plan !== undefined) stream.plan = piece.plan;
  return piece.blocks.length > room ? { warning: 'blocks_truncated' } : {};
};

/** docs: chat.startStream, "Required when streaming to channels". */
const checkRecipient = (workspace: Workspace, channel: Channel, args: Json): void => {
  if (channel.kind === 'im') return;
  const user = textArg(args, 'recipient_user_id');
  if (!user) throw new SlackError('missing_recipient_user_id');
  if (!textArg(args, 'recipient_team_id')) throw new SlackError('missing_recipient_team_id');
  if (!workspace.users.has(user)) throw new SlackError('user_not_found');
};

const requireFeature = ({ world, method }: Call): void => {
  if (!world.settings.nativeStreaming)
    throw new SlackError('unknown_method', { extra: { req_method: method } });
};

const start: Method = (call) => {
  requireFeature(call);
  const { world, workspace, args } = call;
  const channel = writableChannel(workspace, requiredArg(args, 'channel'));
  const threadTs = textArg(args, 'thread_ts');
  // The docs call it optional; live it is required (third-party tests of 2026-08).
  if (!threadTs) throw new SlackError('invalid_thread_ts');
  threadRoot(channel, threadTs, 'invalid_thread_ts');
  checkRecipient(workspace, channel, args);
  const piece = pieceOf(args);
  const stream: Stream = { state: 'live', startedAt: world.now(), tasks: new Map() };
  const said = { text: '', blocks: [], attachments: undefined, warning: {} };
  const plain = { ...args, reply_broadcast: undefined, unfurl_links: false };
  checkMode(stream, args);
  const message: Message = { ...draftOf({ ...call, args: plain }, channel, said), stream };
  const warning = addPiece(message, stream, piece);
  postMessage(world, workspace, channel, message);
  world.later(world.settings.streamLifetimeMs, () => expire(world, workspace, channel, message));
  return { channel: channel.id, ts: message.ts, ...warning };
};

/** A stream ends about five minutes after its start, whatever is appended meanwhile. */
const expire = (world: World, workspace: Workspace, channel: Channel, message: Message): void => {
  const stream = message.stream;
  if (stream?.state !== 'live' || !channel.messages.includes(message)) return;
  changeMessage(world, workspace, channel, message, () => {
    stream.state = 'errored';
  });
};

/** Ends the streams that are too old by the emulator's clock, or all of them. */
export const expireStreams = (world: World, all: boolean): void => {
  for (const workspace of world.workspaces.values())
    for (const channel of workspace.channels.values())
      for (const message of channel.messages) {
        const age = world.now() - (message.stream?.startedAt ?? world.now());
        if (all || age >= world.settings.streamLifetimeMs)
          expire(world, workspace, channel, message);
      }
};

const liveStream = ({ world, workspace, args }: Call) => {
  const channel = channelFor(workspace, requiredArg(args, 'channel'));
  const message = findMessage(channel, requiredArg(args, 'ts'));
  if (!message) throw new SlackError('message_not_found');
  if (message.user !== workspace.botUserId) throw new SlackError('message_not_owned_by_app');
  expireStreams(world, false);
  const stream = message.stream;
  if (!stream || stream.state === 'completed' || stream.state === 'errored')
    throw new SlackError('message_not_in_streaming_state');
  return { channel, message, stream };
};

/** The docs limit a call; the message as a whole is a markdown block with the same limit. */
const checkRoom = (message: Message, piece: Piece): void => {
  if (message.text.length + piece.text.length > MAX_MARKDOWN_TEXT)
    throw new SlackError('msg_too_long');
};

const append: Method = (call) => {
  requireFeature(call);
  const { channel, message, stream } = liveStream(call);
  if (stream.state === 'stopped') throw new SlackError('stopped_by_user');
  const piece = pieceOf(call.args);
  checkMode(stream, call.args);
  if (isEmpty(piece)) throw new SlackError('no_text');
  checkRoom(message, piece);
  const warning = addPiece(message, stream, piece);
  call.workspace.statuses.delete(`${channel.id}/${message.threadTs ?? ''}`);
  call.world.changed();
  return { channel: channel.id, ts: message.ts, ...warning };
};

const stop: Method = (call) => {
  requireFeature(call);
  const { world, workspace, args } = call;
  const { channel, message, stream } = liveStream(call);
  const piece = pieceOf(args);
  const raw = listArg(args, 'blocks', 'invalid_blocks_format') ?? [];
  if (raw.length > MAX_STREAM_BLOCKS) throw new SlackError('msg_blocks_too_many');
  const bottom = validBlocks(raw, 'message');
  const metadata = metadataOf(args);
  checkMode(stream, args);
  checkRoom(message, piece);
  changeMessage(world, workspace, channel, message, (each) => {
    addPiece(each, stream, { ...piece, blocks: [...piece.blocks, ...bottom] });
    endTasks(stream);
    each.subtype = 'bot_message';
    stream.state = 'completed';
    if (metadata) each.metadata = metadata;
  });
  return {
    channel: channel.id,
    ts: message.ts,
    message: toWire(world, workspace, channel, message),
  };
};

export const streamMethods: Readonly<Record<string, Method>> = {
  'chat.startStream': start,
  'chat.appendStream': append,
  'chat.stopStream': stop,
};
