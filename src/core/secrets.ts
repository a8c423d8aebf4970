import { REDACTED, redactEncoded, redactSpread, toLetters } from './secret-spellings.ts';

/** The configured secrets: what is told outside the process passes through `redact`. */
export type Secrets = {
  /**
   * A value, and what in it is secret by itself: the token behind `Bearer`, the password of
   * `Basic`, the parts of a cookie.
   */
  add(...values: readonly (string | null | undefined)[]): void;
  /**
   * What an address carries besides the way: a password, the values of its query, and long random
   * words in its path.
   */
  addAddresses(...addresses: readonly (string | null | undefined)[]): void;
  /**
   * The text without the secrets, in whatever form programs and people write them: encoded, also
   * several times, spread over lines and marks, backwards. One that is compressed, enciphered or
   * there in part only is not known.
   */
  redact(text: string): string;
  /**
   * A long text without these secrets as programs print them: as they are, encoded once or twice,
   * or cut by the end of a line. What only looks like one stays.
   */
  redactOwn(text: string): string;
};

/** Shorter values are words that stand everywhere. */
const MIN_LENGTH = 6;

/** A part of a value counts by itself from this length on. */
const MIN_PART_LENGTH = 8;
const MIN_PATH_WORD_LENGTH = 20;

export function createSecrets(): Secrets {
  const forms = new Set<string>();
  const letters = new Set<string>();
  let patterns: Patterns | null = null;

  const addAll = (secrets: readonly string[]) => {
    for (const secret of secrets) {
      for (const form of toForms(secret)) forms.add(form);
      for (const form of toLetters(secret)) letters.add(form);
    }
    if (forms.size > 0) patterns = { whole: toPattern(forms), spread: toPattern(letters) };
  };

  return {
    redactOwn: (text) => (patterns ? redactPrinted(text, patterns.whole) : text),
    add: (...values) => addAll(values.flatMap((value) => toParts(value ?? ''))),
    addAddresses: (...addresses) =>
      addAll(addresses.flatMap((address) => toCredentials(address ?? ''))),
    redact: (text) => redactKnown(patterns ? redactSecrets(text, patterns) : text),
  };
}

/** How secrets stand in a text as they are, and with something between their letters. */
type Patterns = { readonly whole: RegExp; readonly spread: RegExp };

/** The longest first: one secret can begin with another. */
function toPattern(texts: ReadonlySet<string>): RegExp {
  const longestFirst = [...texts].sort((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map(RegExp.escape).join('|') || '(?!)', 'gi');
}

function redactPrinted(text: string, whole: RegExp): string {
  return redactFolded(text, whole).replace(whole, REDACTED);
}

function redactSecrets(text: string, { whole, spread }: Patterns): string {
  const redacted = redactBytes(redactPrinted(text, whole), whole);
  const isSecret = (decoded: string) =>
    decoded.search(whole) >= 0 || redactSpread(decoded, spread) !== decoded;
  return redactEncoded(redactSpread(redacted, spread), isSecret);
}

/**
 * What may stand between two characters of a secret: a line end, also as JSON or mail encodes it,
 * invisible characters, and the end of one quoted text with the beginning of the next, in an array
 * or in a program.
 */
const BREAK =
  /=\r?\n|[\t ]{0,8}(?:[\n\r\u0085\u2028\u2029]|\\{1,2}[nr])[\t ]{0,8}|[\u00ad\u200b-\u200f\u2060\ufeff]|\\{0,3}["'`]\s{0,8}[,+.]\s{0,8}\\{0,3}["'`]/;

/** A character by its number, as JSON, programs, markup and addresses write one. */
const ESCAPE =
  /\\{1,4}(?:u000000|u00|x)([\da-f]{2})|&#x0{0,4}([\da-f]{2});|%([\da-f]{2})|\\{1,4}u\{0{0,4}([\da-f]{2})\}|&#0{0,4}(\d{2,3});|\\{1,2}([01]?[0-7]{2})(?!\d)/;

/** What colours a terminal, as it is or as JSON and programs write it. */
const ESC = String.fromCharCode(27);
const COLOUR = String.raw`(?:${ESC}|\\{1,4}(?:u00|x)1b|\\{1,2}(?:e|033))\[[\d;:?]{0,20}[a-z]`;

const FOLDED = new RegExp(`${BREAK.source}|${COLOUR}|${ESCAPE.source}`, 'gi');

type Folded = { readonly at: number; readonly length: number; readonly as: string };

function toFolded({ index, 0: token, ...groups }: RegExpExecArray): Folded {
  const hex = groups[1] ?? groups[2] ?? groups[3] ?? groups[4];
  const octal = groups[6] === undefined ? Number(groups[5]) : Number.parseInt(groups[6], 8);
  const code = hex === undefined ? octal : Number.parseInt(hex, 16);
  const as = Number.isNaN(code) ? '' : String.fromCharCode(code);
  return { at: index, length: token.length, as };
}

/**
 * A secret that is cut, or has characters written as numbers, goes whole, not only as far as its
 * parts are known.
 */
function redactFolded(text: string, pattern: RegExp): string {
  const folded = Array.from(text.matchAll(FOLDED), toFolded);
  if (folded.length === 0) return text;
  let nth = 0;
  const unfolded = text.replaceAll(FOLDED, () => folded[nth++]?.as ?? '');
  const toOrigin = createOrigin(folded);
  let redacted = '';
  let end = 0;
  for (const { 0: secret, index } of unfolded.matchAll(pattern)) {
    redacted += text.slice(end, toOrigin(index).start) + REDACTED;
    end = toOrigin(index + secret.length - 1).end;
  }
  return redacted + text.slice(end);
}

/** Where a character of the unfolded text stands; asked for in order. */
function createOrigin(folded: readonly Folded[]) {
  let next = 0;
  let skipped = 0;
  return (index: number): { readonly start: number; readonly end: number } => {
    for (; next < folded.length; next += 1) {
      const each = folded[next];
      if (!each || each.at - skipped > index) break;
      const isIt = each.at - skipped === index && each.as !== '';
      if (isIt) return { start: each.at, end: each.at + each.length };
      skipped += each.length - each.as.length;
    }
    return { start: index + skipped, end: index + skipped + 1 };
  };
}

/**
 * Bytes that are written one by one: in hexadecimal, up to four together, or in decimal, also with
 * their places.
 */
const HEX_BYTES = /\b(?:0x)?(?:[\da-f]{2}){1,4}(?:[\s:,-]{1,9}(?:0x)?(?:[\da-f]{2}){1,4}){2,}\b/gi;
const DECIMAL_BYTES = /\b\d{1,3}(?:[\s,]{1,9}\d{1,3}){5,}\b/g;
const PLACED_BYTES = /"\d{1,5}":\s?\d{1,3}(?:,\s{0,8}"\d{1,5}":\s?\d{1,3}){5,}/g;

function redactBytes(text: string, pattern: RegExp): string {
  const withoutSecret = (bytes: string, toNumbers: (bytes: string) => readonly number[]) =>
    Buffer.from(toNumbers(bytes)).toString('utf8').search(pattern) < 0 ? bytes : REDACTED;
  return text
    .replace(HEX_BYTES, (bytes) => withoutSecret(bytes, toHexNumbers))
    .replace(DECIMAL_BYTES, (bytes) => withoutSecret(bytes, toDecimalNumbers))
    .replace(PLACED_BYTES, (bytes) =>
      withoutSecret(bytes, () => toDecimalNumbers(bytes.replaceAll(/"\d+":/g, ''))),
    );
}

function toHexNumbers(bytes: string): readonly number[] {
  return (bytes.replaceAll(/0x/gi, '').match(/[\da-f]{2}/gi) ?? []).map((each) =>
    Number.parseInt(each, 16),
  );
}

function toDecimalNumbers(bytes: string): readonly number[] {
  return (bytes.match(/\d+/g) ?? []).map(Number);
}

/**
 * Tokens of platforms and the addresses that hold them, by their look: some are given to us while
 * we run.
 */
function redactKnown(text: string): string {
  return text
    .replace(/\b(xox[a-z]-|xapp-|xoxe\.)[\w.-]+/g, `$1${REDACTED}`)
    .replace(/\b(webhooks|interactions)\/(\d+)\/[^\s/?"\\]+/g, `$1/$2/${REDACTED}`)
    .replace(/\b(https?:\/\/hooks\.[\w.-]+)\/[^\s"\\]+/g, `$1/${REDACTED}`)
    .replace(/\bAIza[\w-]{10,}/g, `AIza${REDACTED}`)
    .replace(/\b(Bearer|Basic|Bot)\s+([\w.~+/-]{8,}=*)/g, (text, kind: string, token: string) =>
      WORD.test(token) ? text : `${kind} ${REDACTED}`,
    );
}

/** “Basic Information” is a page of Slack's, and no login. */
const WORD = /^[A-Z]?[a-z]+(-[a-z]+)*[./]?$/;

function toParts(value: string): string[] {
  const trimmed = value.trim();
  const words = trimmed.split(/[\s,;=&]+/).filter((word) => word.length >= MIN_PART_LENGTH);
  const [, encoded] = /^Basic\s+([\w+/=-]+)$/i.exec(trimmed) ?? [];
  const login = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const password = login.slice(login.indexOf(':') + 1);
  return [trimmed, ...words, login, password, ...toCredentials(trimmed)];
}

function toCredentials(address: string): string[] {
  const url = /^[a-z][\w+.-]*:\/\//i.test(address) ? URL.parse(address) : null;
  if (!url) return [];
  const words = url.pathname.split('/').filter((word) => word.length >= MIN_PATH_WORD_LENGTH);
  return [url.password, decode(url.password), ...url.searchParams.values(), ...words];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How a secret is written in addresses, headers, bodies and markup. */
function toForms(secret: string): string[] {
  if (secret.length < MIN_LENGTH) return [];
  const json = JSON.stringify(secret).slice(1, -1);
  const plain = [
    secret,
    Array.from(secret).reverse().join(''),
    json,
    JSON.stringify(json).slice(1, -1),
    secret.replaceAll('/', '\\/'),
    encodeURIComponent(secret),
    encodeURIComponent(encodeURIComponent(secret)),
    encodeURI(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    toMarkup(secret),
    Buffer.from(secret).toString('hex'),
    [...Buffer.from(secret)].join(), // As JSON writes bytes.
    Buffer.from(secret).toString('hex').replaceAll(/../g, '%$&'),
    Buffer.from(secret, 'utf16le').toString('hex'),
  ];
  const wide = Buffer.from(secret, 'utf16le');
  const hex = Buffer.from(secret).toString('hex');
  const encoded = [secret, hex, wide].flatMap(toBase64);
  // A token inside a header or a body that is encoded once more.
  const twice = [...new Set(toBase64(secret))].flatMap(toBase64);
  const inHex = toBase64(secret).map((form) => Buffer.from(form).toString('hex'));
  return [...new Set([...plain, ...encoded, ...twice, ...inHex])].filter(
    (form) => form.length >= MIN_LENGTH,
  );
}

function toMarkup(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character);
}

/**
 * The base64 of every text that holds the secret (`user:secret`): three bytes make four
 * characters, so there are three ways to stand. The characters at either end also depend on what
 * stands beside it, and are left out.
 */
function toBase64(secret: string | Uint8Array): string[] {
  const bytes = typeof secret === 'string' ? Buffer.from(secret) : secret;
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    const core = encoded.slice(first, last);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_'), core.replaceAll('/', '\\/')];
  });
}
