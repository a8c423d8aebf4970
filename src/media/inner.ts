import { UserError } from '../core/errors.ts';
import type { Extracted, Extraction } from '../core/ports.ts';
import { toCount } from './counts.ts';
import type { DocumentReading, InnerFile } from './reading.ts';
import { refusal } from './refuse.ts';
import { capText } from './text.ts';

/** A file in a mail in an archive is read; one in a mail in that is only named. */
const MAX_DEPTH = 2;
const MAX_NOTICES = 12;
/** Of one file that was sent, with all that is in what is in it. */
const MAX_FILES = 40;
const MAX_BYTES = 80 * 1024 * 1024;
const MAX_MS = 30_000;

/** Where a file is: within how many others, and how much may still be read of the outermost. */
export type Nesting = { readonly depth: number; readonly left: Left };

type Left = { files: number; bytes: number; readonly until: number };

/** The nesting of a file that is in no other. */
export function createOutermost(): Nesting {
  const until = performance.now() + MAX_MS;
  return { depth: 0, left: { files: MAX_FILES, bytes: MAX_BYTES, until } };
}

function take(left: Left, bytes: number): boolean {
  if (left.files < 1 || left.bytes < bytes || performance.now() > left.until) return false;
  left.files -= 1;
  left.bytes -= bytes;
  return true;
}

/**
 * A reading with the files within it, each by its own reader: their texts behind the text, under
 * their names, and pictures and recordings as they are. What cannot be read is told.
 */
export async function joinInner(
  { text, notices, files }: DocumentReading,
  nesting: Nesting,
  extract: (bytes: Uint8Array, inside: Nesting) => Promise<Extraction>,
): Promise<Extraction> {
  const texts = [text];
  const others: Extracted[] = [];
  const told = [...notices];
  let unread = 0;
  for (const { name, bytes } of files) {
    if (nesting.depth < MAX_DEPTH && !take(nesting.left, bytes.length)) {
      unread += 1;
      continue;
    }
    const inner = await extractInner({ name, bytes }, nesting, extract);
    told.push(...inner.notices.map((notice) => `${toName(name)}, which is in it: ${notice}`));
    for (const part of inner.parts) {
      if (part.type === 'text') texts.push(`=== ${name} ===\n\n${part.text}`);
      else others.push(part);
    }
  }
  if (unread > 0)
    told.push(
      `${toCount(unread, 'file in it was', 'files in it were')} too much to be read as well.`,
    );
  const whole = capText(texts.filter((each) => each.trim() !== '').join('\n\n'));
  const all = [...told, ...whole.notices];
  const parts =
    whole.text === '' ? others : [{ type: 'text', text: whole.text } as const, ...others];
  if (parts.length === 0)
    throw refusal(all[0] ?? 'there is no text in it. Please check the file and send it again.');
  return { parts, notices: shorten(all) };
}

async function extractInner(
  { bytes }: InnerFile,
  nesting: Nesting,
  extract: (bytes: Uint8Array, inside: Nesting) => Promise<Extraction>,
): Promise<Extraction> {
  if (nesting.depth >= MAX_DEPTH)
    return { parts: [], notices: ['it is too deep inside other files to be read.'] };
  try {
    return await extract(bytes, { ...nesting, depth: nesting.depth + 1 });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { parts: [], notices: [`left out, as ${error.message}`] };
  }
}

const MAX_NAME_CHARS = 60;

function toName(name: string): string {
  const plain = name.replaceAll(/\s+/g, ' ').trim();
  return plain.length > MAX_NAME_CHARS ? `${plain.slice(0, MAX_NAME_CHARS - 1)}…` : plain;
}

function shorten(notices: readonly string[]): readonly string[] {
  if (notices.length <= MAX_NOTICES) return notices;
  const rest = notices.length - MAX_NOTICES;
  return [...notices.slice(0, MAX_NOTICES), `${rest} more files in it could not be read whole.`];
}
