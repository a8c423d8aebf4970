import type { Extracted, Extractor } from '../core/ports.ts';
import { toImage } from './images.ts';
import { offload } from './offload.ts';
import { toDocument } from './pdf.ts';
import { refusal } from './refuse.ts';
import { type Kind, sniff } from './sniff.ts';
import { capText, decodeText } from './text.ts';

/** Makes files into what Gemini accepts, deciding by their bytes. */
export function createExtractor(): Extractor {
  return {
    async extract({ bytes }, signal) {
      signal.throwIfAborted();
      if (bytes.length === 0)
        throw refusal('it is empty (0 bytes). Please check the file and send it again.');
      const kind = sniff(bytes);
      const extracted = kind ? await extractKind(kind, bytes, signal) : [toText(bytes)];
      signal.throwIfAborted();
      return extracted;
    },
  };
}

async function extractKind(
  kind: Kind,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<readonly Extracted[]> {
  switch (kind.use) {
    case 'image':
      return [await toImage(kind, bytes)];
    case 'pdf':
      return [toDocument(bytes)];
    case 'none':
      throw refusal(
        `${kind.name} files cannot be read. Please ${kind.remedy}, then send it again.`,
      );
    case 'zip':
      return [await toOfficeText(bytes, signal)];
    case 'sound':
      return [{ type: 'audio', mimeType: kind.mimeType, bytes }];
  }
}

async function toOfficeText(bytes: Uint8Array, signal: AbortSignal): Promise<Extracted> {
  const done = await offload({ type: 'office', bytes }, signal);
  if (done.type !== 'text') throw new Error(`${done.type} instead of text`);
  return done;
}

function toText(bytes: Uint8Array): Extracted {
  const text = decodeText(bytes);
  if (text === null) {
    throw refusal(
      'its type is not known. Pictures, PDF, Word, Excel and PowerPoint files, sound, video and text work: please convert it to one of these.',
    );
  }
  if (text.trim() === '')
    throw refusal('there is no text in it. Please check the file and send it again.');
  return { type: 'text', text: capText(text) };
}
