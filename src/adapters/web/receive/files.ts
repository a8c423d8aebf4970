import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import { toOneLine } from '../../../core/frame.ts';
import { toGraphemes } from '../../../core/markdown/grapheme.ts';
import { readBytes } from '../../../core/net/wire.ts';
import type { Blobs } from '../../../core/store-ports.ts';
import type { PageFile } from '../message.ts';
import { webStrings } from '../strings/index.ts';

export type Files = {
  /** Takes a file's bytes and its description by the browser; a message refers to it by the id. */
  upload(person: string, request: Request): Promise<PageFile & { readonly id: string }>;
  /**
   * What a person uploaded, perhaps to another process. Throws `UploadGone` if its bytes are not
   * there (any more).
   */
  take(person: string, id: string): Promise<PageFile>;
  /** The bytes under a hash, so that no browser can be made to run them. */
  serve(request: Request): Promise<Response>;
};

/** The browser may still have the file, and can bring it again. */
export class UploadGone extends UserError {
  constructor() {
    super('attachment_failed', webStrings.fileLost);
  }
}

const MAX_BYTES = 50 * 1024 * 1024;
const MAX_UPLOADS = 500;
const MAX_NAME = 200;

/** What a browser may show by itself, by how the bytes begin; everything else is only saved. */
const SHOWN: readonly (readonly [type: string, at: number, magic: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['audio/wav', 8, 'WAVE'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/flac', 0, 'fLaC'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['audio/mpeg', 0, '\xff\xf3'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['audio/mp4', 4, 'ftypM4B'],
  ['video/mp4', 4, 'ftypM4V'],
  ['video/mp4', 4, 'ftypmp4'],
  ['video/mp4', 4, 'ftypiso'],
  ['video/mp4', 4, 'ftypavc1'],
  ['video/mp4', 4, 'ftypdash'],
  ['video/quicktime', 4, 'ftypqt'],
  ['video/webm', 0, '\x1a\x45\xdf\xa3'],
];

export function createFiles(blobs: Blobs): Files {
  const uploads = new LRUCache<string, PageFile & { readonly person: string }>({
    max: MAX_UPLOADS,
  });

  return {
    async upload(person, request) {
      const query = new URL(request.url).searchParams;
      const bytes = await readBytes(request, MAX_BYTES);
      if (bytes.length === 0) throw new UserError('attachment_failed', webStrings.emptyFile);
      const key = randomBytes(16).toString('hex');
      const file: PageFile = {
        name: toFileName(query.get('name')),
        hash: await blobs.put(bytes, toOwner(person, key)),
        mimeType: toMimeType(request.headers.get('content-type')),
        bytes: bytes.length,
        isVoice: query.get('voice') === '1',
        durationMs: toDuration(query.get('durationMs')),
        alt: '',
      };
      const id = toTicket({ key, file });
      uploads.set(id, { ...file, person });
      return { ...file, id };
    },
    async take(person, id) {
      const upload = uploads.get(id);
      if (!upload) return findStored(blobs, person, id);
      if (upload.person !== person) throw new UploadGone();
      const { person: _, ...file } = upload;
      return file;
    },
    async serve(request) {
      const hash = new URL(request.url).pathname.split('/').at(-1) ?? '';
      const bytes = /^[0-9a-f]{64}$/.test(hash) ? await blobs.get(hash) : null;
      if (!bytes) return Response.json({ error: webStrings.fileGone }, { status: 404 });
      return toFileResponse(bytes, request.headers.get('range'));
    },
  };
}

/** Whose the bytes of an upload are; only the browser that brought them knows the key. */
const toOwner = (person: string, key: string) => `upload/${person}/${key}`;

const ticketSchema = z.object({
  key: z.string().max(100),
  file: z.object({
    name: z.string().transform(toFileName),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    mimeType: z.string().transform(toMimeType),
    bytes: z.number(),
    isVoice: z.boolean(),
    durationMs: z.number().nullable(),
    alt: z.literal(''),
  }),
});

/** What is known of an upload is in its id, so that it outlasts the process. */
function toTicket(ticket: { readonly key: string; readonly file: PageFile }): string {
  return Buffer.from(JSON.stringify(ticket)).toString('base64url');
}

/** What was uploaded before a restart, or to another replica. */
async function findStored(blobs: Blobs, person: string, id: string): Promise<PageFile> {
  const ticket = ticketSchema.safeParse(fromTicket(id)).data;
  const bytes = ticket && (await blobs.get(ticket.file.hash));
  // Only these bytes of this owner have this hash, so a message cannot name another person's file.
  if (!bytes || (await blobs.put(bytes, toOwner(person, ticket.key))) !== ticket.file.hash)
    throw new UploadGone();
  return ticket.file;
}

function fromTicket(id: string): unknown {
  try {
    return JSON.parse(Buffer.from(id, 'base64url').toString());
  } catch {
    return null;
  }
}

function toFileResponse(bytes: Uint8Array, range: string | null): Response {
  const type = sniff(bytes);
  const headers = new Headers({
    'content-type': type ?? 'application/octet-stream',
    'content-disposition': type ? 'inline' : 'attachment',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
  });
  const [start, end] = toRange(range, bytes.length);
  const slice = new Uint8Array(bytes.subarray(start, end));
  if (slice.length === bytes.length) return new Response(slice, { headers });
  headers.set('content-range', `bytes ${start}-${end - 1}/${bytes.length}`);
  return new Response(slice, { status: 206, headers });
}

/** Players jump by asking for a part; anything but one plain part is answered with the whole. */
function toRange(range: string | null, size: number): readonly [number, number] {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = to ? Math.min(size, Number(to) + 1) : size;
  return start < end ? [start, end] : [0, size];
}

function sniff(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 32));
  const found = SHOWN.find(([, at, magic]) => head.startsWith(magic, at));
  return found?.[0] ?? null;
}

function toFileName(given: string | null): string {
  const name = toOneLine(given ?? '').replace(/[/\\]+/g, '_');
  return toGraphemes(name).slice(-MAX_NAME).join('') || 'file';
}

function toMimeType(given: string | null): string {
  const type = given?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream';
}

function toDuration(given: string | null): number | null {
  const ms = given === null ? Number.NaN : Number(given);
  return Number.isFinite(ms) && ms >= 0 ? Math.round(ms) : null;
}
