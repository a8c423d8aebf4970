import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** What a file of NAME=value lines holds, and what in it does not mean what it seems to. */
export type EnvFile = {
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Lines that cannot be meant like that, a sentence each, without what they hold. */
  readonly mistakes: readonly string[];
  /** What is read all the same, but may be meant otherwise. */
  readonly warnings: readonly string[];
  /** False if the file exists but none of its lines could be read; a mistake then says why. */
  readonly isReadable: boolean;
};

const NOTHING: EnvFile = { values: {}, mistakes: [], warnings: [], isReadable: true };

const toUnreadable = (mistake: string): EnvFile => ({
  ...NOTHING,
  mistakes: [mistake],
  isReadable: false,
});

const REASONS: Readonly<Record<string, string>> = {
  EACCES:
    'this user isn’t allowed to read it. Give it to the user that Parley runs as (chown, chmod 600)',
  EPERM:
    'this user isn’t allowed to read it. Give it to the user that Parley runs as (chown, chmod 600)',
  EISDIR: 'it is a folder. Move it away, and copy .env.example to .env',
  ELOOP: 'it is a link that leads back to itself. Replace it with a file',
  ENOTDIR: 'a part of its path is a file, not a folder',
};

/** Reads such a file; one that does not exist holds nothing. Never throws. */
export function readEnvFile(path: string): EnvFile {
  try {
    return parseEnvFile(readFileSync(path), path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT') return NOTHING;
    const why = REASONS[code] ?? `the system says ${code}`;
    return toUnreadable(`${path} can’t be read: ${why}`);
  }
}

/** Reads the bytes of such a file; `path` is what its sentences call it. */
export function parseEnvFile(bytes: Uint8Array, path: string): EnvFile {
  const text = decode(bytes);
  if (text === null) return toUnreadable(`${path} isn’t UTF-8 text. Save it as UTF-8`);
  const found = scan(text.split(/\r\n|\n|\r/));
  const tell = ({ line, sentence }: Remark) => `${path}, line ${line}: ${sentence}`;
  return {
    values: parseEnv(text.replaceAll(/\r\n?/g, '\n')),
    mistakes: found.mistakes.map(tell),
    warnings: found.warnings.map(tell),
    isReadable: true,
  };
}

/** Windows editors write UTF-16, or a mark in front that would become part of the first name. */
function decode(bytes: Uint8Array): string | null {
  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[
    Buffer.from(bytes.slice(0, 2)).toString('hex')
  ];
  try {
    const text = new TextDecoder(encoding ?? 'utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

type Remark = { readonly line: number; readonly sentence: string };

const ASSIGNMENT = /^\s*(?:export\s+)?([\w.-]+)\s*=(.*)$/;
const QUOTES = ['"', "'", '`'];

function scan(lines: readonly string[]) {
  const mistakes: Remark[] = [];
  const warnings: Remark[] = [];
  const given = new Map<string, { readonly line: number; readonly value: string }>();
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index]?.trim() ?? '';
    if (text === '' || text.startsWith('#')) continue;
    const line = index + 1;
    const [, name, rest = ''] = ASSIGNMENT.exec(text) ?? [];
    if (name === undefined) {
      mistakes.push({ line, sentence: findSense(text) });
      continue;
    }
    const value = rest.trim();
    const { sentence, more } = QUOTES.includes(value.charAt(0))
      ? checkQuoted(value, lines.slice(line))
      : { sentence: checkBare(value), more: 0 };
    if (sentence !== null) mistakes.push({ line, sentence: `${name} ${sentence}` });
    index += more;
    const before = given.get(name);
    if (before && before.value !== value)
      warnings.push({
        line,
        sentence: `${name} is set twice. This line counts, not line ${before.line}`,
      });
    given.set(name, { line, value });
  }
  return { mistakes, warnings };
}

/** What a line is that is no assignment. It may be half a secret, so it is not repeated. */
function findSense(text: string): string {
  const [, name] = /^(?:export\s+)?([A-Z][A-Z0-9]*_[A-Z0-9_]*)(?:\s|:|$)/.exec(text) ?? [];
  return name === undefined
    ? 'isn’t NAME=value. Correct it, or comment it out with #'
    : `has no = after ${name}. Write ${name}=value`;
}

/** A value in quotation marks, which may go on over lines. */
function checkQuoted(value: string, further: readonly string[]) {
  const quote = value.charAt(0);
  const end = value.indexOf(quote, 1);
  const rest = end < 0 ? '' : value.slice(end + 1).trim();
  if (end >= 0) return { sentence: rest === '' || rest.startsWith('#') ? null : BEHIND, more: 0 };
  const last = further.findIndex((line) => line.includes(quote));
  const within = further.slice(0, last + 1);
  const isClosed =
    last >= 0 && !within.some((line) => /^\s*(?:export\s+)?[A-Z][A-Z0-9_]*\s*=/.test(line));
  return isClosed ? { sentence: null, more: last + 1 } : { sentence: UNCLOSED, more: 0 };
}

const UNCLOSED = 'has a quotation mark that is never closed. Close it, or remove it';
const BEHIND =
  'has text after the closing quotation mark. Put the whole value inside, or use other marks';

function checkBare(value: string): string | null {
  if (/^[“”„‘’‚«»]/.test(value))
    return 'is in typographic quotation marks. Use straight ones ("), or none';
  // What follows # is a comment to Node, also without a blank in front.
  if (/\S#/.test(value))
    return 'contains a #, which starts a comment. Put the value in quotation marks';
  return null;
}
