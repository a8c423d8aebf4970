import type { Extracted } from '../core/ports.ts';
import { refusal } from './refuse.ts';

const MAX_BYTES = 50 * 1024 * 1024; // Gemini: inline PDF limit

/** A PDF goes to the model whole. Throws `UserError` for what it cannot open. */
export function toDocument(bytes: Uint8Array): Extracted {
  if (bytes.length > MAX_BYTES)
    throw refusal('PDFs over 50 MB cannot be read. Please split it or send the pages that matter.');
  if (isEncrypted(bytes))
    throw refusal(
      'the PDF is protected with a password. Please save a copy without one and send that.',
    );
  return { type: 'document', mimeType: 'application/pdf', bytes };
}

/** Whether a trailer names an encryption dictionary (ISO 32000-1, 7.6.1). */
function isEncrypted(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf('/Encrypt'); at >= 0; at = buffer.indexOf('/Encrypt', at + 8)) {
    if (/^\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(buffer.toString('latin1', at, at + 40))) return true;
  }
  return false;
}
