import { frame } from '../frame.ts';
import { toLiteral } from '../markdown/inline.ts';
import type { Part, TextFile, Turn } from '../messages.ts';
import type { ModelFile, ModelPart, ModelTurn } from '../ports.ts';
import type { Blobs } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { BEGINNING_CHARS, toBeginningAlone, toShownBeginning } from './file-texts.ts';

/** What of a conversation's files one request shows. */
export type ShownFiles = {
  /** Pictures, recordings and documents, by hash. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Texts as far as they are shown, by hash. */
  readonly texts: ReadonlyMap<string, string>;
  /** Hashes of what stays out, because the request would become too large. */
  readonly crowdedOut: ReadonlySet<string>;
  /** Whether the model has tools that read the parts that are not shown. */
  readonly canReadMore: boolean;
  /** One sentence for each file of the question that is not shown, or not whole. */
  readonly notices: readonly string[];
};

/** A request may have 100 MB, and base64 takes four bytes for three. Gemini: file input methods */
const MAX_REQUEST_BYTES = 72 * 1024 * 1024;

/** Of what was shown with earlier questions, the newest, beside what the question brings. */
const MAX_EARLIER_PARTS = 8;
const MAX_EARLIER_BYTES = 48 * 1024 * 1024;

/** About 50,000 tokens of one file, and 100,000 of all that came with a question. */
const MAX_TEXT_CHARS = 200_000;
const MAX_TEXTS_CHARS = 400_000;

/** Of the texts that came with earlier questions, the newest; of others only the beginning. */
const MAX_EARLIER_TEXTS_CHARS = 64_000;

/**
 * Loads what a question brought, and of what came before it the newest, within bounds that do not
 * grow with the conversation.
 */
export async function loadShownFiles(
  blobs: Pick<Blobs, 'get'>,
  earlier: readonly Turn[],
  asked: readonly Turn[],
  canReadMore: boolean,
): Promise<ShownFiles> {
  const into = { bytes: new Map<string, Uint8Array>(), texts: new Map<string, string>() };
  const crowdedOut = new Set<string>();
  const notices: string[] = [];
  const question = asked.flatMap(({ parts }) => parts);
  const before = earlier.flatMap(({ parts }) => parts).reverse();
  const askedBytes = await loadBytes(blobs, question, into.bytes, {
    maxBytes: MAX_REQUEST_BYTES,
    maxParts: Number.POSITIVE_INFINITY,
    onCrowdedOut: (part) => {
      if (!crowdedOut.has(part.hash)) notices.push(toCrowdedOut(part.name));
      crowdedOut.add(part.hash);
    },
  });
  await loadBytes(blobs, before, into.bytes, {
    maxBytes: Math.min(MAX_EARLIER_BYTES, MAX_REQUEST_BYTES - askedBytes),
    maxParts: MAX_EARLIER_PARTS,
    onCrowdedOut: ({ hash }) => crowdedOut.add(hash),
  });
  notices.push(...(await loadAskedTexts(blobs, question, into.texts, canReadMore)));
  await loadEarlierTexts(blobs, before, into.texts);
  return { ...into, crowdedOut, canReadMore, notices };
}

type FilePart = Exclude<Part, { type: 'text' }>;

/** Adds bytes as long as there is room; resolves to how many were added. */
async function loadBytes(
  blobs: Pick<Blobs, 'get'>,
  parts: readonly Part[],
  into: Map<string, Uint8Array>,
  {
    maxBytes,
    maxParts,
    onCrowdedOut,
  }: {
    readonly maxBytes: number;
    readonly maxParts: number;
    readonly onCrowdedOut: (part: FilePart) => void;
  },
): Promise<number> {
  let added = 0;
  let count = 0;
  for (const part of parts) {
    if (part.type === 'text' || into.has(part.hash)) continue;
    const found = count < maxParts ? await blobs.get(part.hash) : null;
    const isTooMuch = count >= maxParts || (found !== null && added + found.length > maxBytes);
    if (isTooMuch) onCrowdedOut(part);
    if (isTooMuch || !found) continue;
    into.set(part.hash, found);
    added += found.length;
    count += 1;
  }
  return added;
}

/** The texts of the question, each as far as there is room; resolves to what is told of that. */
async function loadAskedTexts(
  blobs: Pick<Blobs, 'get'>,
  parts: readonly Part[],
  into: Map<string, string>,
  canReadMore: boolean,
): Promise<readonly string[]> {
  const notices: string[] = [];
  let room = MAX_TEXTS_CHARS;
  for (const file of toLongTexts(parts)) {
    const maxChars = Math.min(MAX_TEXT_CHARS, room);
    const text = into.has(file.hash) ? null : await loadText(blobs, file.hash);
    if (text === null) continue;
    const shown = toShownBeginning(text, maxChars, canReadMore);
    room = Math.max(0, room - shown.chars);
    into.set(file.hash, shown.text);
    if (shown.chars < text.length)
      notices.push(toCutNotice(file.name, shown.chars, text.length, canReadMore));
  }
  return notices;
}

async function loadEarlierTexts(
  blobs: Pick<Blobs, 'get'>,
  parts: readonly Part[],
  into: Map<string, string>,
): Promise<void> {
  let room = MAX_EARLIER_TEXTS_CHARS;
  for (const file of toLongTexts(parts)) {
    if (into.has(file.hash) || file.chars > room) continue;
    const text = await loadText(blobs, file.hash);
    if (text === null) continue;
    into.set(file.hash, text);
    room -= text.length;
  }
}

/** Texts whose part holds only the beginning. */
function toLongTexts(parts: readonly Part[]): readonly TextFile[] {
  return parts.flatMap((part) =>
    part.type === 'text' && part.file && part.file.chars > BEGINNING_CHARS ? [part.file] : [],
  );
}

/** A text that is kept beside the history; null if it is gone. */
export async function loadText(blobs: Pick<Blobs, 'get'>, hash: string): Promise<string | null> {
  const bytes = await blobs.get(hash);
  return bytes && new TextDecoder().decode(bytes);
}

/** What the model is shown of a kept part: its bytes, or where they are not there, why not. */
export function toModelPart(
  part: Part,
  { bytes, texts, crowdedOut, canReadMore }: Omit<ShownFiles, 'notices'>,
): ModelPart {
  if (part.type === 'text') {
    const text = part.file ? texts.get(part.file.hash) : undefined;
    return part.file && text !== undefined
      ? { type: 'text', text: toFileText(part.file.name, text) }
      : { type: 'text', text: part.file && !canReadMore ? toBeginningAlone(part.text) : part.text };
  }
  const found = bytes.get(part.hash);
  if (found) return { type: part.type, mimeType: part.mimeType, bytes: found, name: part.name };
  const why = crowdedOut.has(part.hash)
    ? 'not shown here, so that the request stays small'
    : 'its contents are no longer at hand';
  const remedy = part.written && canReadMore ? '; the tool read_file has its text' : '';
  return {
    type: 'text',
    text: toFileText(toShownName(part.name), `[${part.type}; ${why}${remedy}]`),
  };
}

/**
 * Turns in which a word stands in the place of some files: the model's server does not take them.
 */
export function withoutFiles(
  turns: readonly ModelTurn[],
  files: readonly ModelFile[],
  reason: 'refused' | 'too_large',
): readonly ModelTurn[] {
  if (files.length === 0) return turns;
  return turns.map(({ role, parts }) => ({
    role,
    parts: parts.map((part) =>
      part.type !== 'text' && files.includes(part) ? toLeftOutPart(part, reason) : part,
    ),
  }));
}

/** What stands in the place of a file that the model's server does not take. */
export function toLeftOutPart(
  { type, name }: Pick<ModelFile, 'type' | 'name'>,
  reason: 'refused' | 'too_large',
) {
  const why = reason === 'refused' ? 'it cannot be read' : 'the request would be too large';
  const text = toFileText(toShownName(name), `[${type}; left out, because ${why}]`);
  return { type: 'text', text } as const;
}

/** A file's text as material. */
export function toFileText(name: string, text: string): string {
  return frame('file', { name }, text);
}

/** The texts of files that came with some turns, each once, the latest first. */
export function toTextFiles(turns: readonly Turn[]): readonly TextFile[] {
  return toEachOnce(turns.flatMap(({ parts }) => parts.flatMap(toTextFile)).reverse());
}

/** Files by their content: the first of those that have the same. */
export function toEachOnce(files: readonly TextFile[]): readonly TextFile[] {
  return files.filter(({ hash }, at) => files.findIndex((file) => file.hash === hash) === at);
}

function toTextFile(part: Part): TextFile[] {
  if (part.type === 'text') return part.file ? [part.file] : [];
  return part.written ? [{ ...part.written, name: part.name }] : [];
}

/** The hashes of the bytes that a turn shows, and of the texts that it is kept with. */
export function toHashes(turn: Turn): string[] {
  const shown = turn.parts.flatMap((part) => (part.type === 'text' ? [] : [part.hash]));
  return [...shown, ...toTextFiles([turn]).map(({ hash }) => hash)];
}

function toCrowdedOut(name: string): string {
  const mb = MAX_REQUEST_BYTES / 1024 / 1024;
  return strings.crowdedOut(toLiteralFileName(name), mb);
}

function toCutNotice(name: string, shown: number, all: number, canReadMore: boolean): string {
  const file = toLiteralFileName(name);
  if (shown === 0)
    return canReadMore ? strings.noRoomFor(file, all) : strings.noRoomWithoutTools(file, all);
  return canReadMore
    ? strings.beginningOf(file, shown, all)
    : strings.beginningWithoutTools(file, shown, all);
}

/** A file's name as Markdown that says just that, within a sentence. */
export function toLiteralFileName(name: string): string {
  return toLiteral(toShownName(name, strings.someAttachment));
}

const MAX_NAME_CHARS = 60;

/**
 * A file's name inside a sentence: a person chose it, so it must not ping, format or fill the
 * screen.
 */
export function toShownName(name: string, unnamed = 'An attachment'): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}\p{M} ._()+,&'-]+/gu, '_').trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return unnamed;
  const characters = [...plain];
  if (characters.length <= MAX_NAME_CHARS) return plain;
  return `${characters.slice(0, 40).join('')}…${characters.slice(-15).join('')}`;
}
