/**
 * Encoders for what Node only decodes: the table is turned round by decoding every sequence of one
 * and two bytes.
 */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function toTable(label: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(label, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
    } catch {
      // No such sequence.
    }
  };
  for (let byte = 0; byte < 256; byte += 1) add([byte]);
  if (/^(?:shift_jis|euc-jp|gb18030|big5|euc-kr)$/.test(label)) {
    for (let lead = 0x81; lead < 0xff; lead += 1)
      for (let trail = 0x40; trail < 0xff; trail += 1) add([lead, trail]);
  }
  return table;
}

/** A text in the encoding with this label of the WHATWG Encoding Standard. */
export function encode(label: string, text: string): Uint8Array {
  const table = tables.get(label) ?? toTable(label);
  tables.set(label, table);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (!bytes) throw new Error(`${label} has no ${character}`);
      return bytes;
    }),
  );
}

/** ISO-2022-JP: the bytes of EUC-JP without their highest bit, between escape sequences. */
export function encodeIso2022Jp(text: string): Uint8Array {
  const pieces = text.match(/[\0-\x7f]+|[^\0-\x7f]+/g) ?? [];
  const bytes = pieces.map((piece) =>
    piece < '\x80'
      ? Buffer.from(piece)
      : Buffer.concat([
          Buffer.from('\x1b$B'),
          Buffer.from(encode('euc-jp', piece).map((byte) => byte & 0x7f)),
          Buffer.from('\x1b(B'),
        ]),
  );
  return new Uint8Array(Buffer.concat(bytes));
}

export const utf16le = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
export const utf16be = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

export function utf32(text: string, isLittle: boolean): Uint8Array {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(codes.length * 4);
  for (const [index, code] of codes.entries())
    if (isLittle) bytes.writeUInt32LE(code, index * 4);
    else bytes.writeUInt32BE(code, index * 4);
  return new Uint8Array(bytes);
}
