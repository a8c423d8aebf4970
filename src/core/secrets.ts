/** The configured secrets: what is told outside the process passes through `redact`. */
export type Secrets = {
  /** A value, and what in it is secret by itself: the token behind `Bearer`, the password of `Basic`, the parts of a cookie. */
  add(...values: readonly (string | null | undefined)[]): void;
  /** What an address carries besides the way: a password, the values of its query, and long random words in its path. */
  addAddresses(...addresses: readonly (string | null | undefined)[]): void;
  /** The text without the secrets, in whatever common form they stand in it. */
  redact(text: string): string;
};

export const REDACTED = '[redacted]';

/** Shorter values are words that stand everywhere. */
const MIN_LENGTH = 6;

/** A part of a value counts by itself from this length on. */
const MIN_PART_LENGTH = 8;
const MIN_PATH_WORD_LENGTH = 20;

export function createSecrets(): Secrets {
  const forms = new Set<string>();
  let pattern: RegExp | null = null;

  const addAll = (secrets: readonly string[]) => {
    for (const secret of secrets) for (const form of toForms(secret)) forms.add(form);
    // The longest first: one secret can begin with another.
    const longestFirst = [...forms].sort((a, b) => b.length - a.length);
    if (forms.size > 0) pattern = new RegExp(longestFirst.map(RegExp.escape).join('|'), 'gi');
  };

  return {
    add: (...values) => addAll(values.flatMap((value) => toParts(value ?? ''))),
    addAddresses: (...addresses) =>
      addAll(addresses.flatMap((address) => toCredentials(address ?? ''))),
    redact: (text) => redactKnown(pattern ? text.replace(pattern, REDACTED) : text),
  };
}

/** Tokens of platforms and the addresses that hold them, by their look: some are given to us while we run. */
function redactKnown(text: string): string {
  return text
    .replace(/\b(xox[a-z]-|xapp-|xoxe\.)[\w.-]+/g, `$1${REDACTED}`)
    .replace(/\b(webhooks|interactions)\/(\d+)\/[^\s/?"\\]+/g, `$1/$2/${REDACTED}`)
    .replace(/\b(https?:\/\/hooks\.[\w.-]+)\/[^\s"\\]+/g, `$1/${REDACTED}`)
    .replace(/\bAIza[\w-]{10,}/g, `AIza${REDACTED}`)
    .replace(/\b(Bearer|Basic|Bot)\s+[\w.~+/-]{8,}=*/g, `$1 ${REDACTED}`);
}

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
    json,
    JSON.stringify(json).slice(1, -1),
    secret.replaceAll('/', '\\/'),
    encodeURIComponent(secret),
    encodeURIComponent(encodeURIComponent(secret)),
    encodeURI(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    toMarkup(secret),
    Buffer.from(secret).toString('hex'),
  ];
  return [...new Set([...plain, ...toBase64(secret)])].filter((form) => form.length >= MIN_LENGTH);
}

function toMarkup(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character);
}

/**
 * The base64 of every text that holds the secret (`user:secret`): three bytes make four characters, so there are three ways to stand.
 * The characters at either end also depend on what stands beside it, and are left out.
 */
function toBase64(secret: string): string[] {
  const bytes = Buffer.from(secret);
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
