export const REDACTED = '[redacted]';

/** Fewer letters than these stand in a row by accident. */
const MIN_LETTERS = 12;

/**
 * What stands between the letters of a secret that is spread: markup, the number of a line, and
 * whatever else is neither a letter nor a digit.
 */
const BETWEEN = /(?:<[^<>]{1,60}>|(?<![^\n])[^\S\n]{0,8}\d{1,3}[.):][^\S\n]|[^\p{L}\p{N}<]|<)+/gu;

/**
 * Letters and digits only, in their plainest form; empty if they are too few to identify a secret.
 * A secret that is spelled backwards is the same secret.
 */
export function toLetters(secret: string): readonly string[] {
  const letters = toPlain(secret).replace(BETWEEN, '');
  return letters.length < MIN_LETTERS ? [] : [letters, toReversed(letters)];
}

/** Takes out what is a secret once all that stands between its letters is left out. */
export function redactSpread(text: string, pattern: RegExp): string {
  if (toPlain(text).replace(BETWEEN, '').search(pattern) < 0) return text;
  let letters = '';
  const origins: { readonly start: number; readonly end: number }[] = [];
  let end = 0;
  const keep = (part: string) => {
    for (const character of part) {
      const start = end;
      end += character.length;
      const plain = toPlain(character).replace(BETWEEN, '');
      letters += plain;
      for (let index = 0; index < plain.length; index += 1) origins.push({ start, end });
    }
  };
  for (const { 0: between, index } of text.matchAll(BETWEEN)) {
    keep(text.slice(end, index));
    end = index + between.length;
  }
  keep(text.slice(end));
  return cut(
    text,
    Array.from(letters.matchAll(pattern), ({ 0: secret, index }) => ({
      start: origins[index]?.start ?? 0,
      end: origins[index + secret.length - 1]?.end ?? text.length,
    })),
  );
}

/** Words of base64 and of hexadecimal, also on several lines. */
const BASE_WORDS = /[\w+/-]{12,}={0,2}(?:\r?\n[\w+/-]{4,}={0,2})*/g;

/** Words with characters by their numbers, as addresses and mails write them. */
const ESCAPED_WORDS = /(?<![\w.~-])[\w.~-]*(?:[=%](?:25){0,8}[\da-f]{2}[\w.~-]*){3,}/gi;

/** Programs pass on what others encoded; more layers than this do not happen by accident. */
const MAX_CODINGS = 5;

type IsSecret = (text: string) => boolean;

/** Takes out each word that holds a secret once it is decoded, however often it was encoded. */
export function redactEncoded(text: string, isSecret: IsSecret, codings = MAX_CODINGS): string {
  const without = (word: string) =>
    toDecoded(word).some((decoded) => holds(decoded, isSecret, codings - 1)) ? REDACTED : word;
  return text.replace(ESCAPED_WORDS, without).replace(BASE_WORDS, without);
}

function holds(decoded: string, isSecret: IsSecret, codings: number): boolean {
  if (isSecret(decoded)) return true;
  // What was encoded again is plain text; anything else was never encoded so.
  if (codings === 0 || !/^[\x20-\x7e\s]+$/.test(decoded)) return false;
  return redactEncoded(decoded, isSecret, codings) !== decoded;
}

const HEX = /^(?:[\da-f]{2}\s*)+$/i;

function toDecoded(word: string): readonly string[] {
  const escaped = word.replaceAll(/[=%]([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  if (escaped !== word) return [escaped];
  const backwards = Buffer.from(word, 'latin1').reverse().toString('latin1');
  return [word, backwards].flatMap((each) => [
    ...(HEX.test(each) ? [Buffer.from(each.replaceAll(/\s/g, ''), 'hex').toString()] : []),
    Buffer.from(each, 'base64').toString(),
  ]);
}

function cut(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string {
  let redacted = '';
  let from = 0;
  for (const { start, end } of spans) {
    redacted += text.slice(from, start) + REDACTED;
    from = end;
  }
  return redacted + text.slice(from);
}

/** Letters of other widths and styles, and with marks, are the same letters. */
function toPlain(text: string): string {
  return text.normalize('NFKD').toLowerCase();
}

function toReversed(text: string): string {
  return Array.from(text).reverse().join('');
}
