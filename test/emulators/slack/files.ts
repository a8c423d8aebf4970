import type { IncomingMessage, ServerResponse } from 'node:http';
import { validBlocks } from './blocks.ts';
import { SlackError } from './errors.ts';
import { guessType, toFileObject } from './file-object.ts';
import { postMessage } from './messages.ts';
import { type Call, type Method, threadRoot } from './method.ts';
import type { Channel, Json, Message, Served, StoredFile, Workspace } from './types.ts';
import {
  isJson,
  LOGIN_PAGE,
  listArg,
  numberArg,
  readForm,
  requiredArg,
  sendText,
  textArg,
} from './wire.ts';
import { fileOf, type World, writableChannel } from './world.ts';

const MAX_ALT_TEXT = 1000; // docs: files.getUploadURLExternal, alt_txt_too_large
const MAX_SNIPPET_BYTES = 1024 * 1024; // docs: files.getUploadURLExternal, snippet_too_large
const MAX_FILE_BYTES = 1024 * 1024 * 1024; // help center: 1 GB a file

const getUploadUrl: Method = ({ world, workspace, args }) => {
  if (world.settings.uploadsOff) throw new SlackError('file_uploads_disabled');
  const name = requiredArg(args, 'filename');
  const length = numberArg(args, 'length', 0);
  if (length <= 0) throw new SlackError('missing_argument');
  if (length > MAX_FILE_BYTES) throw new SlackError('file_upload_size_restricted');
  if (textArg(args, 'snippet_type') && length > MAX_SNIPPET_BYTES)
    throw new SlackError('snippet_too_large');
  const altText = textArg(args, 'alt_txt');
  if (altText.length > MAX_ALT_TEXT) throw new SlackError('alt_txt_too_large');
  const file: StoredFile = {
    id: world.nextId('F'),
    name,
    title: name,
    mimetype: guessType(name),
    bytes: Buffer.alloc(0),
    user: workspace.botUserId,
    createdAt: world.now(),
    state: 'waiting',
    length,
    ...(altText ? { altText } : {}),
    extra: {},
    shares: [],
  };
  workspace.files.set(file.id, file);
  return {
    file_id: file.id,
    upload_url: `${world.baseUrl}/upload/v1/${workspace.id}-${file.id}`,
  };
};

/**
 * The bytes of an upload: raw, or the one file of a multipart body, whatever its field is called.
 */
const uploadedBytes = async (body: Buffer, contentType: string): Promise<Buffer> => {
  if (!contentType.startsWith('multipart/form-data')) return body;
  for (const value of (await readForm(body, contentType)).values())
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
};

const fileAt = (world: World, path: string): { workspace: Workspace; file: StoredFile } | null => {
  const [, team = '', id = ''] = /\/([^/-]+)-(F[^/]+)/.exec(path) ?? [];
  const workspace = world.workspaces.get(team);
  const file = workspace?.files.get(id);
  return workspace && file ? { workspace, file } : null;
};

/** POST /upload/v1/…: the second step of an upload. */
export const acceptUpload = async (
  world: World,
  request: IncomingMessage,
  body: Buffer,
): Promise<{ readonly status: number; readonly text: string }> => {
  const found = fileAt(world, request.url ?? '');
  if (found?.file.state !== 'waiting') return { status: 404, text: 'not found' };
  const bytes = await uploadedBytes(body, request.headers['content-type'] ?? '');
  if (bytes.length !== found.file.length) return { status: 400, text: 'wrong length' };
  found.file.bytes = bytes;
  found.file.state = 'uploaded';
  world.changed();
  return { status: 200, text: `OK - ${bytes.length}` };
};

/** A canvas is downloaded as HTML (stablyai/agent-slack#19). */
const toDownloadType = ({ mimetype }: StoredFile): string =>
  mimetype === 'application/vnd.slack-docs'
    ? 'text/html; charset=utf-8'
    : mimetype || 'application/octet-stream';

/** GET /files-pri/…: the bytes, or a login page for anyone without the workspace's bot token. */
export const sendFile = async (
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const found = fileAt(world, request.url ?? '');
  const authorized =
    found && request.headers.authorization === `Bearer ${found.workspace.botToken}`;
  const { scopes } = world.settings;
  const allowed = authorized && (scopes.length === 0 || scopes.includes('files:read'));
  if (!allowed) return sendText(response, LOGIN_PAGE, 200, { 'content-type': 'text/html' });
  if (found.file.state === 'deleted') return sendText(response, 'gone', 404);
  const { served } = found.file;
  const isFirst = !(request.url ?? '').includes('served=');
  if (served?.redirect && isFirst) {
    const location = `${served.redirect}?served=/files-pri/${found.workspace.id}-${found.file.id}/x`;
    return sendText(response, '', 302, { location });
  }
  if (served)
    return sendText(response, served.bytes.toString(), 200, { 'content-type': served.contentType });
  return sendText(response, found.file.bytes, 200, {
    'content-type': toDownloadType(found.file),
    'content-length': String(found.file.bytes.length),
  });
};

const sharedFiles = ({ workspace, args }: Call): StoredFile[] => {
  const listed = listArg(args, 'files', 'invalid_arguments');
  if (!listed?.length)
    throw new SlackError('invalid_arguments', { messages: ['[ERROR] missing: files'] });
  return listed.map((each) => {
    const file = fileOf(workspace, textArg(each, 'id'));
    if (textArg(each, 'title')) file.title = textArg(each, 'title');
    return file;
  });
};

const targetChannels = ({ workspace, args }: Call): Channel[] => {
  const ids = [textArg(args, 'channel_id'), ...textArg(args, 'channels').split(',')].filter(
    Boolean,
  );
  return ids.map((id) => writableChannel(workspace, id));
};

const shareMessage = (
  { world, workspace, args }: Call,
  channel: Channel,
  files: StoredFile[],
): Message => {
  const comment = textArg(args, 'initial_comment');
  const threadTs = textArg(args, 'thread_ts');
  const raw = comment ? undefined : listArg(args, 'blocks', 'invalid_blocks');
  return {
    channel: channel.id,
    ts: world.nextTs(),
    user: workspace.botUserId,
    botId: workspace.botId,
    text: comment,
    blocks: raw ? validBlocks(raw, 'message') : [],
    subtype: 'file_share',
    files,
    reactions: [],
    ...(threadTs ? { threadTs } : {}),
  };
};

/**
 * Sharing happens after the reply: `shares` and the message come later (docs: working-with-files).
 * What was deleted meanwhile is not shared.
 */
const completeUpload: Method = (call) => {
  const { world, workspace, args } = call;
  const files = sharedFiles(call);
  const channels = targetChannels(call);
  const threadTs = textArg(args, 'thread_ts');
  if (threadTs && channels.length !== 1) throw new SlackError('invalid_arguments');
  for (const channel of channels) {
    if (threadTs) threadRoot(channel, threadTs, 'invalid_thread_ts');
    shareMessage(call, channel, files); // refuses what is wrong before anything is promised
  }
  for (const file of files) file.state = 'shared';
  if (channels.length > 0)
    world.later(world.settings.shareDelayMs, () => {
      const left = files.filter(({ state }) => state !== 'deleted');
      for (const channel of left.length > 0 ? channels : []) {
        const message = shareMessage(call, channel, left);
        shareIn(message, left);
        postMessage(world, workspace, channel, message);
      }
    });
  return { files: files.map((file) => toFileObject(world, workspace, file)) };
};

/** Notes on files that a message shows them. */
export const shareIn = (message: Message, files: readonly StoredFile[]): void => {
  for (const file of files)
    file.shares.push({
      channel: message.channel,
      ts: message.ts,
      ...(message.threadTs ? { threadTs: message.threadTs } : {}),
    });
};

const info: Method = ({ world, workspace, args }) => {
  const file = fileOf(workspace, requiredArg(args, 'file'));
  return { file: toFileObject(world, workspace, file), comments: [] };
};

const remove: Method = ({ world, workspace, args }) => {
  const file = fileOf(workspace, requiredArg(args, 'file'));
  if (file.user !== workspace.botUserId) throw new SlackError('cant_delete_file');
  file.state = 'deleted';
  for (const channel of workspace.channels.values())
    for (const message of channel.messages) {
      const at = message.files.indexOf(file);
      if (at >= 0) message.files.splice(at, 1);
    }
  world.changed();
  return {};
};

/** A file that a person brings: its name and bytes, and what makes it special. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer | string;
  readonly mimetype?: string;
  /** A voice clip recorded in Slack; third-party measurements, no docs page. */
  readonly voice?: { readonly durationMs: number; readonly transcription?: string };
  /** Comes over Slack Connect: the event carries a stub, `files.info` the rest. */
  readonly connect?: boolean;
  readonly altText?: string;
  /** Merged over the file object, such as `{ mode: 'tombstone' }`. */
  readonly extra?: Json;
  /** What its download brings instead of its bytes, such as a login page. */
  readonly served?: Served;
}

const voiceFields = (voice: NonNullable<GivenFile['voice']>): Json => ({
  subtype: 'slack_audio',
  media_display_type: 'audio',
  duration_ms: voice.durationMs,
  transcription:
    voice.transcription === undefined
      ? { status: 'processing' }
      : {
          status: 'complete',
          locale: 'en-US',
          preview: { content: voice.transcription, has_more: false },
        },
});

export const toStoredFile = (
  world: World,
  workspace: Workspace,
  user: string,
  given: GivenFile,
): StoredFile => {
  const bytes = Buffer.from(given.bytes);
  const file: StoredFile = {
    id: world.nextId('F'),
    name: given.name,
    title: given.voice ? 'Audio clip' : given.name,
    mimetype: given.mimetype ?? guessType(given.name),
    bytes,
    user,
    createdAt: world.now(),
    state: 'shared',
    length: bytes.length,
    ...(given.altText ? { altText: given.altText } : {}),
    extra: { ...(given.voice ? voiceFields(given.voice) : {}), ...given.extra },
    ...(given.connect ? { stub: true } : {}),
    ...(given.served ? { served: given.served } : {}),
    shares: [],
  };
  if (isJson(given.extra) && given.extra.id) throw new Error('a file id is given by the emulator');
  workspace.files.set(file.id, file);
  return file;
};

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.info': info,
  'files.delete': remove,
};
