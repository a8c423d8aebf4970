/**
 * The text of bytes in the encoding that their server or, in a page, its head names; UTF-8 where
 * none is.
 */
export function decode(bytes: Uint8Array, contentType: string): string {
  // WHATWG HTML: a page names it here.
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const named =
    toMark(bytes) ??
    /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  return toDecoder(named ?? 'utf-8').decode(bytes);
}

function toMark([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function toDecoder(label: string) {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder(); // Nobody knows that encoding.
  }
}
