/** SUBSTITUTE, U+001A: hardly anybody types it, and where it is meant it is written so, too. */
const MARK = '\u001a';
const HEX_DIGITS = 4;

const UNSTORABLE = new RegExp(`[\\0${MARK}\\p{Surrogate}]`, 'gu');
const WRITTEN = new RegExp(`${MARK}([0-9a-f]{${HEX_DIGITS}})`, 'g');

/**
 * The text in a form that PostgreSQL accepts: it refuses NUL, and UTF-8 has no lone surrogates. A
 * prefix of a text becomes a prefix of the stored text.
 */
export function toStoredText(text: string): string {
  if (text.isWellFormed() && !text.includes('\0') && !text.includes(MARK)) return text;
  return text.replace(
    UNSTORABLE,
    (unit) => MARK + unit.charCodeAt(0).toString(16).padStart(HEX_DIGITS, '0'),
  );
}

/** The text as it was before it was stored. */
export function fromStoredText(stored: unknown): string {
  const text = String(stored);
  if (!text.includes(MARK)) return text;
  return text.replace(WRITTEN, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
