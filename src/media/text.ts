const MAX_CHARS = 200_000; // About 50,000 tokens
const SAMPLE_BYTES = 64 * 1024;

/** Text, if these bytes are any: UTF-8, UTF-16 with its mark, or else Latin-1. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return isProse(sample) ? new TextDecoder('windows-1252').decode(bytes) : null;
  }
}

/** Binary data is full of control characters; text in an old encoding has next to none. */
function isProse(sample: Uint8Array): boolean {
  const controls = sample.filter(
    (byte) => (byte < 32 && ![9, 10, 12, 13, 27].includes(byte)) || byte === 127,
  );
  return controls.length <= sample.length / 500;
}

/** At most 200,000 characters, and a line that says how much was cut. */
export function capText(text: string): string {
  if (text.length <= MAX_CHARS) return text;
  const kept = text.slice(0, MAX_CHARS).replace(/[\uD800-\uDBFF]$/, '');
  const cut = Math.round((1 - kept.length / text.length) * 100);
  return `${kept}\n[The rest was cut: ${(text.length - kept.length).toLocaleString('en')} of ${text.length.toLocaleString('en')} characters${cut > 0 ? `, ${cut} %` : ''}]`;
}
