import type { IncomingMessage } from 'node:http';
import { DiscordRefusal, refuse } from './errors.ts';
import { MAX_REQUEST_BYTES } from './files.ts';
import type { Upload } from './types.ts';

export type Parsed = { readonly body: unknown; readonly uploads: ReadonlyMap<string, Upload> };

const readBytes = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const data = Buffer.from(chunk as Uint8Array);
    size += data.byteLength;
    if (size <= MAX_REQUEST_BYTES) chunks.push(data);
  }
  if (size > MAX_REQUEST_BYTES) throw refuse(40005);
  return Buffer.concat(chunks);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new DiscordRefusal(refuse(50109).refusal, { cause });
  }
};

// Discord docs, "API Reference", Uploading Files: payload_json and files[n].
const parseForm = async (bytes: Buffer, contentType: string): Promise<Parsed> => {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData();
  const uploads = new Map<string, Upload>();
  let body: unknown = {};
  for (const [key, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(key)?.[1];
    if (typeof value === 'string') body = key === 'payload_json' ? parseJson(value) : body;
    else if (index !== undefined)
      uploads.set(index, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { body, uploads };
};

/** Reads a JSON or multipart request, up to 25 MiB. */
export const parseBody = async (request: IncomingMessage): Promise<Parsed> => {
  const bytes = await readBytes(request);
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) return parseForm(bytes, contentType);
  const body = bytes.byteLength === 0 ? undefined : parseJson(bytes.toString('utf8'));
  return { body, uploads: new Map() };
};
