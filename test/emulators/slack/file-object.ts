import { extname } from 'node:path';
import type { Json, StoredFile, Workspace } from './types.ts';
import type { World } from './world.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.webm': 'audio/webm',
  '.mp4': 'video/mp4',
};

/** The type that Slack derives from a file's name if none is given. */
export const guessType = (name: string): string =>
  TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';

const sharesOf = (workspace: Workspace, file: StoredFile): Json => {
  const groups: Record<'public' | 'private', Record<string, Json[]>> = { public: {}, private: {} };
  for (const share of file.shares) {
    const kind = workspace.channels.get(share.channel)?.kind === 'channel' ? 'public' : 'private';
    const group = groups[kind];
    group[share.channel] = [
      ...(group[share.channel] ?? []),
      { ts: share.ts, ...(share.threadTs ? { thread_ts: share.threadTs } : {}) },
    ];
  }
  return Object.fromEntries(
    Object.entries(groups).filter(([, places]) => Object.keys(places).length > 0),
  );
};

/** docs: reference/objects/file-object. */
export const toFileObject = (world: World, workspace: Workspace, file: StoredFile): Json => {
  const base = `${world.baseUrl}/files-pri/${workspace.id}-${file.id}`;
  const path = encodeURIComponent(file.name);
  if (file.state === 'deleted') return { id: file.id, mode: 'tombstone' };
  return {
    id: file.id,
    created: Math.floor(file.createdAt / 1000),
    timestamp: Math.floor(file.createdAt / 1000),
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: extname(file.name).slice(1) || 'binary',
    pretty_type: file.mimetype,
    user: file.user,
    user_team: workspace.id,
    editable: false,
    size: file.bytes.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${base}/${path}`,
    url_private_download: `${base}/download/${path}`,
    permalink: `https://${workspace.name}.slack.com/files/${file.user}/${file.id}/${path}`,
    has_rich_preview: false,
    file_access: 'visible',
    ...(file.altText ? { alt_txt: file.altText } : {}),
    shares: sharesOf(workspace, file),
    ...file.extra,
  };
};

/** Slack Connect files arrive as a stub; `files.info` has the rest. */
export const toEventFile = (world: World, workspace: Workspace, file: StoredFile): Json =>
  file.stub
    ? { id: file.id, mode: 'file_access', file_access: 'check_file_info', created: 0, user: '' }
    : toFileObject(world, workspace, file);
