import type { IncomingMessage, ServerResponse } from 'node:http';
import { SlackError } from './errors.ts';
import type { Json } from './types.ts';

/** Arguments that travel as JSON strings in a form (docs: apis/web-api, "Form-encoded bodies"). */
const JSON_ARGUMENTS: Readonly<Record<string, string>> = {
  blocks: 'invalid_blocks_format',
  chunks: 'invalid_chunks',
  metadata: 'invalid_metadata_format',
  attachments: 'invalid_attachments',
  files: 'invalid_arguments',
  view: 'invalid_arguments',
  prompts: 'invalid_arguments',
  loading_messages: 'invalid_arguments',
};

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
};

const toArgument = (name: string, value: string): unknown => {
  const onFailure = JSON_ARGUMENTS[name];
  if (onFailure === undefined || value === '') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch (cause) {
    throw new SlackError(onFailure, { cause });
  }
};

const toFields = (pairs: Iterable<[string, string]>): Json => {
  const fields: Json = {};
  for (const [name, value] of pairs) fields[name] = toArgument(name, value);
  return fields;
};

/** The parts of a multipart body: text fields and files by name. */
export const readForm = async (body: Buffer, contentType: string): Promise<FormData> =>
  new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();

const readMultipart = async (body: Buffer, contentType: string): Promise<Json> => {
  const form = await readForm(body, contentType);
  const fields: Json = {};
  for (const [name, value] of form.entries())
    fields[name] = typeof value === 'string' ? toArgument(name, value) : value;
  return fields;
};

/** The arguments of a Web API call: query, form, multipart or JSON. */
export const readArguments = async (request: IncomingMessage, body: Buffer): Promise<Json> => {
  const query = new URL(request.url ?? '/', 'http://emulator').searchParams;
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data'))
    return { ...toFields(query), ...(await readMultipart(body, type)) };
  if (type.startsWith('application/json')) return readJson(body);
  return { ...toFields(query), ...toFields(new URLSearchParams(body.toString('utf8'))) };
};

export const readJson = (body: Buffer): Json => {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new SlackError('invalid_json', { cause });
  }
  if (!isJson(value)) throw new SlackError('json_not_object');
  return value;
};

export const textArg = (args: Json, name: string): string => {
  const value = args[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

export const requiredArg = (args: Json, name: string): string => {
  const value = textArg(args, name);
  if (value) return value;
  throw new SlackError('invalid_arguments', {
    messages: [`[ERROR] missing required field: ${name}`],
  });
};

export const flagArg = (args: Json, name: string): boolean => {
  const value = args[name];
  return value === true || value === 'true' || value === '1' || value === 1;
};

export const numberArg = (args: Json, name: string, fallback: number): number => {
  const value = Number(args[name] ?? fallback);
  return Number.isFinite(value) ? value : fallback;
};

/** A list argument; absent is undefined, anything else but a list is the given error. */
export const listArg = (args: Json, name: string, error: string): readonly Json[] | undefined => {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (!Array.isArray(value) || !value.every(isJson)) throw new SlackError(error);
  return value;
};

export const sendJson = (
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Promise<void> =>
  sendText(response, JSON.stringify(value), status, {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  });

export const sendText = (
  response: ServerResponse,
  text: string | Buffer,
  status = 200,
  headers: Record<string, string> = { 'content-type': 'text/plain' },
): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed) return resolve();
    response.once('close', resolve);
    response.writeHead(status, headers);
    response.end(text, () => resolve());
  });

/**
 * What a browser without a session gets instead of a file (docs: messaging/working-with-files).
 */
export const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>';
