import type { DocumentReading } from '../reading.ts';
import { refusal } from '../refuse.ts';
import { mediaStrings } from '../strings/index.ts';
import { capText } from '../text.ts';
import { readOpenDocument } from './opendocument.ts';

/** An OpenDocument file in one piece of XML (.fodt, .fods, .fodp). Throws `UserError`. */
export function readFlatDocument(bytes: Uint8Array): DocumentReading {
  const xml = new TextDecoder().decode(bytes);
  const parts: Readonly<Record<string, string>> = {
    mimetype: /office:mimetype="([^"]*)"/.exec(xml)?.[1] ?? '',
    'styles.xml': xml.slice(0, Math.max(0, xml.indexOf('<office:body'))),
    'content.xml': xml,
  };
  const reading = readOpenDocument({
    names: Object.keys(parts),
    read: (path) => parts[path] ?? null,
    bytes: () => null,
    size: (path) => parts[path]?.length ?? 0,
    has: (path) => path in parts,
    damaged: () => [],
  });
  if (reading.text.trim() === '' && reading.files.length === 0)
    throw refusal(mediaStrings.noTextInOffice);
  const { text, notices } = capText(reading.text);
  return { text, notices: [...reading.notices, ...notices], files: reading.files };
}
