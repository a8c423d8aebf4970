import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ToolContext } from '../../core/answer/tool.ts';
import { escapeTags } from '../../core/frame.ts';
import { type PictureType, toPictureType } from '../../core/model-ports.ts';
import { toolStrings } from '../strings/index.ts';
import type { CallResult } from './server.ts';

// With its frame it fits into the longest result that the model is shown.
const MAX_TEXT_CHARS = 49_500;
// With an answer's own files they still fit in a Discord message, which holds 10.
const MAX_PICTURES = 8;

/**
 * One block of a result.
 * https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-result
 */
const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.enum(['image', 'audio']), data: z.string(), mimeType: z.string() }),
  z.object({
    type: z.literal('resource'),
    resource: z.object({
      uri: z.string(),
      mimeType: z.string().optional(),
      text: z.string().optional(),
      blob: z.string().optional(),
    }),
  }),
  z.object({
    type: z.literal('resource_link'),
    uri: z.string(),
    name: z.string(),
    description: z.string().optional(),
  }),
]);
type ContentBlock = z.infer<typeof blockSchema>;

/** What is kept with the answer. */
export type Attach = (bytes: Uint8Array, type: ShownType, nth: number) => Promise<string>;

type ShownType = Exclude<PictureType, 'gif'>;

/** How a tool's pictures are named and described. */
export function toAttach(context: ToolContext, server: string, tool: string): Attach {
  return async (bytes, type, nth) => {
    const stem = `${server}-${tool}`.replaceAll(/[^a-zA-Z0-9_-]+/g, '-').slice(0, 60);
    const name = `${stem}-${nth}.${type === 'jpeg' ? 'jpg' : type}`;
    const alt = toolStrings.imageFrom(server, tool);
    await context.attach({ name, mimeType: `image/${type}`, alt, bytes });
    return name;
  };
}

/**
 * A result in words for the model, at most 49,500 characters; its pictures are attached to the
 * answer, each once, in however many places the server has put it.
 */
export async function toResultText(result: CallResult, attach: Attach): Promise<string> {
  const keep = createKeeper(attach);
  const texts: string[] = [];
  for (const raw of result.content) {
    const block = blockSchema.safeParse(raw);
    if (!block.success) {
      texts.push('[something that Parley cannot read]');
      continue;
    }
    const bytes = toBytes(block.data);
    const kept = bytes && (await keep(bytes));
    texts.push(kept ?? (await withoutPictures(toWords(block.data, bytes), keep)));
  }
  const hasText = result.content.some(
    (block) => blockSchema.safeParse(block).data?.type === 'text',
  );
  if (!hasText && result.structuredContent !== undefined)
    texts.push(await withoutPictures(JSON.stringify(result.structuredContent), keep));
  return toBounded(escapeTags(withError(texts.join('\n\n'), result.isError)));
}

/** Attaches a picture; what stands for it in the text, or null for anything else. */
type Keep = (bytes: Uint8Array) => Promise<string | null>;

function createKeeper(attach: Attach): Keep {
  const names = new Map<string, string>();
  return async (bytes) => {
    const type = toPictureType(bytes);
    if (type === null || type === 'gif') return null;
    if (isCutOff(bytes, type)) return `[a broken picture of ${bytes.length} bytes: not shown]`;
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = names.get(hash);
    if (known !== undefined) return `[the picture ${known}]`;
    if (names.size >= MAX_PICTURES) return null;
    const name = await attach(bytes, type, names.size + 1);
    names.set(hash, name);
    return `[picture, attached to the answer as ${name}]`;
  };
}

/**
 * Base64 in a text or in JSON, which may escape its slashes and line ends; in the alphabet for
 * addresses, too (RFC 4648, 5), and in lines as mails have it (RFC 2045, 6.8).
 */
const LETTER = String.raw`(?:[A-Za-z0-9+/_-]|\\/)`;
const LINE_END = String.raw`(?:\r?\n|(?:\\r)?\\n)`;
const BASE64 = new RegExp(
  String.raw`(?:data:[\w.+-]{1,60}/[\w.+-]{1,60};base64,)?${LETTER}{60,}(?:${LINE_END}${LETTER}{60,})*` +
    // The last line ends with padding, or has what no word has.
    String.raw`(?:${LINE_END}${LETTER}{0,80}={1,2}|${LINE_END}(?=[A-Za-z]{0,79}[\d+/])${LETTER}{1,80}(?=[\s"'\\)]|$)|={1,2})?`,
  'g',
);
const MIN_BASE64_CHARS = 100;

/** Bytes as a list of numbers, as `JSON.stringify` writes a buffer. */
const NUMBERS = /\[\s*(?:\d{1,3}\s*,\s*){63,}\d{1,3}\s*\]/g;

/**
 * A text with its pictures as pictures, and other files that stand in it as addresses only
 * counted: as base64 they would be paid for with every request that follows.
 */
async function withoutPictures(text: string, keep: Keep): Promise<string> {
  const plain = await replaceFiles(text, BASE64, fromBase64, keep);
  return replaceFiles(plain, NUMBERS, fromNumbers, keep);
}

async function replaceFiles(
  text: string,
  looks: RegExp,
  decode: (written: string) => Uint8Array | null,
  keep: Keep,
): Promise<string> {
  let shown = '';
  let from = 0;
  for (const { 0: written, index } of text.matchAll(looks)) {
    const bytes = decode(written);
    const isFile = bytes !== null && (written.startsWith('data:') || isKnownFile(bytes));
    const note = isFile
      ? ((await keep(bytes)) ?? `[a file of ${bytes.length} bytes: not shown]`)
      : written;
    shown += text.slice(from, index) + note;
    from = index + written.length;
  }
  return shown + text.slice(from);
}

function fromBase64(written: string): Uint8Array | null {
  if (written.length < MIN_BASE64_CHARS) return null;
  const base64 = written.slice(written.indexOf(',') + 1).replaceAll(/\\[rn]|[\\\s]/g, '');
  return Buffer.from(base64, 'base64'); // Node reads both alphabets.
}

function fromNumbers(written: string): Uint8Array | null {
  const numbers = written.match(/\d+/g)?.map(Number) ?? [];
  return numbers.every((number) => number < 256) ? Uint8Array.from(numbers) : null;
}

/** Files of other kinds that servers send: they are named and not shown. */
const OTHER_FILES = ['%PDF-', 'PK\x03\x04', 'OggS', 'fLaC', 'RIFF', '\x1f\x8b'];

function isKnownFile(bytes: Uint8Array): boolean {
  if (toPictureType(bytes) !== null) return true;
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return OTHER_FILES.some((mark) => head.startsWith(mark)) || head.startsWith('ftyp', 4);
}

function toBytes(block: ContentBlock): Uint8Array | null {
  if (block.type === 'image' || block.type === 'audio') return Buffer.from(block.data, 'base64');
  if (block.type !== 'resource' || block.resource.blob === undefined) return null;
  return Buffer.from(block.resource.blob, 'base64');
}

function toWords(block: ContentBlock, bytes: Uint8Array | null): string {
  switch (block.type) {
    case 'text':
      return block.text;
    case 'image':
    case 'audio':
      return `[${block.type}, ${block.mimeType.slice(0, 60)}, ${bytes?.length ?? 0} bytes: not shown]`;
    case 'resource':
      return `${block.resource.uri}\n${block.resource.text ?? `[${bytes?.length ?? 0} bytes: not shown]`}`;
    case 'resource_link':
      return `${block.name}: ${[block.uri, block.description].filter(Boolean).join(' – ')}`;
  }
}

/** Whether the end is missing, so that the reader would see nothing or only the beginning. */
function isCutOff(bytes: Uint8Array, type: ShownType): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (type === 'png') return !buffer.includes('IEND', 8, 'latin1');
  if (type === 'jpeg') return !buffer.includes('\xff\xd9', 2, 'latin1');
  return buffer.length < buffer.readUInt32LE(4) + 8;
}

function withError(text: string, isError: boolean): string {
  if (!isError) return text;
  return text === ''
    ? 'The tool reported an error and no reason.'
    : `The tool reported an error: ${text}`;
}

function toBounded(text: string): string {
  if (text.length <= MAX_TEXT_CHARS) return text;
  const note = `\n[cut: the whole result has ${text.length} characters; ask for less at a time]`;
  return text.slice(0, MAX_TEXT_CHARS - note.length) + note;
}
