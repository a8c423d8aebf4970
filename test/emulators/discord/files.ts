import { extname } from 'node:path';
import { invalidForm, refuse } from './errors.ts';
import { atMost, type Path, toInteger, toList, toSnowflake, toText } from './json.ts';
import type { Attachment, Json, Upload } from './types.ts';
import { signUrl, type World } from './world.ts';

/** The CDN path of an attachment. */
export const pathOf = (file: Attachment): string =>
  `/attachments/${file.channelId}/${file.id}/${encodeURIComponent(file.filename)}`;

/** Discord docs, "Message", Attachment Object, with a URL signed now. */
export const toAttachment = (world: World, file: Attachment, ephemeral = false): Json => {
  const url = signUrl(world, pathOf(file));
  return {
    id: file.id,
    filename: file.filename,
    size: file.bytes.byteLength,
    url,
    proxy_url: url,
    ...(file.contentType === undefined ? {} : { content_type: file.contentType }),
    ...(file.title === undefined ? {} : { title: file.title }),
    ...(file.description === undefined ? {} : { description: file.description }),
    ...(file.width === undefined ? {} : { width: file.width, height: file.height }),
    ...(file.durationSecs === undefined
      ? {}
      : { duration_secs: file.durationSecs, waveform: file.waveform }),
    ...(ephemeral ? { ephemeral: true } : {}),
  };
};

const TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/x-wav',
  '.m4a': 'audio/mp4',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};

/** The type Discord claims for a file name; none for an unknown suffix. */
export const typeOf = (filename: string): string | undefined =>
  TYPES[extname(filename).toLowerCase()];

// Discord's own practice: spaces become underscores, other characters are dropped, and the
// original name is kept as the title ("Message", Attachment Object).
const sanitise = (name: string): string =>
  name.replaceAll(/\s/g, '_').replaceAll(/[^\w.()-]/g, '') || 'unknown';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

const sizeOf = (bytes: Uint8Array): { width?: number; height?: number } => {
  const data = Buffer.from(bytes);
  if (data.length < 24 || !data.subarray(0, 8).equals(PNG)) return {};
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
};

/** Stores one uploaded file under its sanitised name. */
export const createAttachment = (
  world: World,
  channelId: string,
  upload: Upload,
  about: { description?: string; durationSecs?: number; waveform?: string } = {},
): Attachment => {
  const filename = sanitise(upload.name);
  const stem = upload.name.slice(0, upload.name.length - extname(upload.name).length);
  const contentType = upload.contentType ?? typeOf(filename);
  const file: Attachment = {
    id: world.newId(),
    channelId,
    filename,
    bytes: upload.bytes,
    ...(contentType === undefined ? {} : { contentType }),
    ...(filename === upload.name ? {} : { title: stem }),
    ...sizeOf(upload.bytes),
    ...about,
  };
  world.files.push(file);
  return file;
};

// Discord docs, "API Reference", Uploading Files: 10 MiB a file by default, 25 MiB a request.
export const MAX_REQUEST_BYTES = 25 * 1024 * 1024;
// The API's own description of Create Message: at most 10 attachments.
const MAX_ATTACHMENTS = 10;

/** Files of a multipart request by the `n` of `files[n]`. */
export type Uploads = ReadonlyMap<string, Upload>;

const checkUploads = (world: World, uploads: Uploads): void => {
  for (const { bytes } of uploads.values())
    if (bytes.byteLength > world.options.fileLimitBytes) throw refuse(40005);
};

/**
 * The attachments after a create or an edit. `kept` are those the message has already; an
 * `attachments` list names what stays and describes what is new (API v10, "Edit Message").
 */
export const toAttachments = (
  world: World,
  channelId: string,
  body: Json,
  uploads: Uploads,
  kept: readonly Attachment[],
): Attachment[] => {
  checkUploads(world, uploads);
  const path: Path = ['attachments'];
  const listed = toList(body.attachments, path);
  atMost(listed, MAX_ATTACHMENTS, path);
  const staying =
    body.attachments === undefined || body.attachments === null
      ? [...kept]
      : kept.filter(({ id }) => listed.some((item) => String(item.id) === id));
  for (const [index, item] of listed.entries()) {
    const id = toSnowflake(item.id, [...path, index, 'id']) ?? '';
    const isKnown = uploads.has(id) || kept.some((file) => file.id === id);
    if (!isKnown)
      throw invalidForm(
        [...path, index, 'id'],
        'BASE_TYPE_CHOICES',
        'Attachment id does not name a file of this request or message.',
      );
  }
  const added = [...uploads].map(([key, upload]) => {
    const about = listed.find((item) => String(item.id) === key) ?? {};
    return createAttachment(
      world,
      channelId,
      { ...upload, name: toText(about.filename, path, { min: 1, max: 1024 }) ?? upload.name },
      toDetails(about, path),
    );
  });
  const all = [...staying, ...added];
  atMost(all, MAX_ATTACHMENTS, path);
  return all;
};

const toDetails = (about: Json, path: Path) => {
  const description = toText(about.description, [...path, 'description'], { max: 1024 });
  const waveform = toText(about.waveform, [...path, 'waveform'], { max: 400 });
  const seconds = typeof about.duration_secs === 'number' ? about.duration_secs : undefined;
  toInteger(seconds === undefined ? undefined : Math.ceil(seconds), path, 0, 2_147_483_647);
  return {
    ...(description === undefined ? {} : { description }),
    ...(waveform === undefined ? {} : { waveform }),
    ...(seconds === undefined ? {} : { durationSecs: seconds }),
  };
};
