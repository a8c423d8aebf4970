/** Finds the encoding of a text that is not UTF-8 and names none: its label for `TextDecoder`. */
export type GuessEncoding = (bytes: Uint8Array) => Promise<string>;

/** `guessed` is the label of an encoding that may be another; null if it is sure. */
export type Decoded = { readonly text: string; readonly guessed: string | null };

/**
 * The text of bytes in the encoding that their byte order mark, their server or the head of a page
 * names. If none is named, or UTF-8 is named but wrong, it is guessed, and a note says so.
 */
export async function decode(
  bytes: Uint8Array,
  contentType: string,
  guessEncoding: GuessEncoding = async () => 'windows-1252',
): Promise<Decoded> {
  // WHATWG HTML: a page names it here.
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const named =
    toDecoder(toMark(bytes)) ??
    toDecoder(/charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1]) ??
    toDecoder(/<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]) ??
    toDecoder(/^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]);
  if (named && named.encoding !== 'utf-8') return { text: named.decode(bytes), guessed: null };
  const text = new TextDecoder().decode(bytes);
  if (isMostlyValid(text)) return { text, guessed: null };
  const guessed = await guessEncoding(bytes);
  return { text: new TextDecoder(guessed).decode(bytes), guessed };
}

function toMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Null if no encoding is named, or an unknown one. */
function toDecoder(label: string | undefined) {
  try {
    return label === undefined ? null : new TextDecoder(label);
  } catch {
    return null;
  }
}

/** Damage in a few places of UTF-8; a text in another encoding is damaged nearly everywhere. */
function isMostlyValid(text: string): boolean {
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  return damaged === 0 || damaged * 3 <= (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0);
}
