import { UserError } from '../core/errors.ts';
import type { Extractor } from '../core/ports.ts';
import { sniff } from './sniff.ts';

const MAX_TEXT_CHARS = 200_000;

/** Makes files into what Gemini accepts, deciding by their bytes. */
export function createExtractor(): Extractor {
  return {
    async extract({ name, bytes }) {
      if (bytes.length === 0)
        throw new UserError('attachment_failed', 'it is empty. Please send it again.');
      const kind = sniff(bytes);
      if (kind?.use === 'none') {
        throw new UserError(
          'attachment_failed',
          `${kind.name} files cannot be read yet. Please convert it (${kind.remedy}).`,
        );
      }
      if (kind) return { type: kind.use, mimeType: kind.mimeType, bytes };
      const text = decode(bytes);
      if (text === null) {
        throw new UserError(
          'attachment_failed',
          'its type is not known to Parley. Pictures (jpeg, png, webp, heic), PDF, wav, mp3 and text files work.',
        );
      }
      return {
        type: 'text',
        text:
          text.length <= MAX_TEXT_CHARS
            ? text
            : `${text.slice(0, MAX_TEXT_CHARS)}\n[… the rest of ${name} was cut]`,
      };
    },
  };
}

/** Text, if these bytes are any. */
function decode(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, 4096).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
