import type { Extracted } from '../core/ports.ts';
import { refusal } from './refuse.ts';

const MAX_BYTES = 50 * 1024 * 1024; // Gemini: inline PDF limit

/** A PDF goes to the model whole. Throws `UserError` for what it cannot open. */
export function toDocument(bytes: Uint8Array): Extracted {
  if (bytes.length > MAX_BYTES)
    throw refusal('PDFs over 50 MB cannot be read. Please split it or send the pages that matter.');
  if (!hasObject(bytes))
    throw refusal(
      'there is nothing in it: the PDF is damaged or incomplete. Please save it again and send it.',
    );
  if (isEncrypted(bytes))
    throw refusal(
      'the PDF is protected with a password. Please save a copy without one and send that.',
    );
  return { type: 'document', mimeType: 'application/pdf', bytes };
}

/** Whether there is an object in it, as in every PDF (ISO 32000-1, 7.3.10). */
function hasObject(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return placesOf(buffer, ' obj').some((at) =>
    /\d\s+\d+$/.test(buffer.toString('latin1', Math.max(0, at - 20), at)),
  );
}

/** Whether a trailer names an encryption dictionary (ISO 32000-1, 7.6.1). */
function isEncrypted(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return placesOf(buffer, '/Encrypt').some((at) =>
    /^\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(buffer.toString('latin1', at, at + 40)),
  );
}

/** A file that says the same more often than this is made to be slow to read. */
const MAX_PLACES = 1_000;

function placesOf(buffer: Buffer, word: string): readonly number[] {
  const places: number[] = [];
  let at = buffer.indexOf(word);
  while (at >= 0 && places.length < MAX_PLACES) {
    places.push(at);
    at = buffer.indexOf(word, at + word.length);
  }
  return places;
}
