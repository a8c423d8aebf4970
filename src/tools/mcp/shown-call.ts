import { toOneLine } from '../../core/frame.ts';
import { toBoundary } from '../../core/markdown/grapheme.ts';
import { toLiteral } from '../../core/markdown/inline.ts';
import type { Json } from '../../core/messages.ts';
import type { Secrets } from '../../core/secrets.ts';
import { toolStrings } from '../strings/index.ts';
import type { ListedTool } from './server.ts';

/** A call that waits for a person's approval. */
export type ProposedCall = {
  /** The server’s and the tool’s own name, short and plain. */
  readonly server: string;
  readonly tool: string;
  readonly listed: Pick<ListedTool, 'title' | 'description'>;
  readonly input: Readonly<Record<string, Json>>;
  /** Takes out what the server was given by the operator. */
  readonly redact: Secrets['redact'];
};

/** A value by the way to it: `assignee › name`. */
type Field = { readonly path: readonly string[]; readonly value: Json; readonly isHidden: boolean };

/** A text as it is shown, and whether that is the whole text, character by character. */
type Shown = { readonly text: string; readonly isWhole: boolean };

const MAX_TITLE_CHARS = 60;
const MAX_DESCRIPTION_CHARS = 200;
const MAX_FIELDS = 12;
const MAX_NAME_CHARS = 60;
/** All values together: with the rest they fit into one message of any platform. */
const MAX_VALUES_CHARS = 1_000;
const MAX_VALUE_CHARS = 300;
const MIN_VALUE_CHARS = 60;

/**
 * What is to be done, in Markdown: the tool in its server’s words, and a line for each of the
 * first fields. What is left out is said.
 */
export function toCallText(call: ProposedCall): string {
  const { server, tool, listed, redact } = call;
  const fields = toFields(call, false);
  const rows = toRows(fields, redact);
  const more = fields.length - rows.length;
  const title = toDescription(redact(listed.title ?? ''), MAX_TITLE_CHARS);
  const description = toDescription(redact(listed.description), MAX_DESCRIPTION_CHARS);
  const name = toLiteral(tool);
  const isTitled = title !== '' && title !== name;
  const isDescribed = description !== title && description !== name;
  const paragraphs = [
    toolStrings.useTool(isTitled ? `**${title}** (${name})` : `**${name}**`, toLiteral(server)),
    isDescribed ? quote(server, description) : '',
    rows.map(({ text }) => `- ${text}`).join('\n'),
    fields.length === 0 ? toolStrings.noFields : '',
    more > 0 ? toolStrings.moreFields(more) : '',
    isWhollyShown(fields, rows) ? '' : toolStrings.inFull,
  ];
  return paragraphs.filter((text) => text !== '').join('\n\n');
}

/** The whole call as a text file; null if its proposal shows everything. */
export function toWholeCall(call: ProposedCall): string | null {
  const { server, tool, redact } = call;
  const shown = toFields(call, false);
  if (isWhollyShown(shown, toRows(shown, redact))) return null;
  const lines = toFields(call, true).map(
    ({ path, value, isHidden }) =>
      `${toVisible(toPath(path))}: ${toVisible(toValue({ path, value, isHidden }, redact))}`,
  );
  return `${server}: ${tool}\n\n${lines.join('\n')}\n`;
}

function isWhollyShown(fields: readonly Field[], rows: readonly Shown[]): boolean {
  return rows.length === fields.length && rows.every(({ isWhole }) => isWhole);
}

/** What the server says of its tool is a stranger’s text, and is told as such. */
function quote(server: string, description: string): string {
  return description === '' ? '' : toolStrings.serverSays(toLiteral(server), description);
}

function toDescription(text: string, maxChars: number): string {
  const line = toOneLine(text.slice(0, 10 * maxChars));
  if (line.length <= maxChars) return toLiteral(line);
  return toLiteral(`${line.slice(0, toBoundary(line, maxChars - 1, 0)).trimEnd()}…`);
}

function toRows(fields: readonly Field[], redact: Secrets['redact']): readonly Shown[] {
  const first = fields.slice(0, MAX_FIELDS);
  const share = Math.floor(MAX_VALUES_CHARS / Math.max(1, first.length));
  const maxChars = Math.min(MAX_VALUE_CHARS, Math.max(MIN_VALUE_CHARS, share));
  return first.map((field) => {
    const name = toShown(redact(toPath(field.path)), MAX_NAME_CHARS);
    const value = toShown(toValue(field, redact), maxChars);
    return { text: `**${name.text}:** ${value.text}`, isWhole: name.isWhole && value.isWhole };
  });
}

/** One line, literally, and how much was cut. */
function toShown(text: string, maxChars: number): Shown {
  const line = toOneLine(text);
  if (line === '') return { text: toolStrings.emptyValue, isWhole: false };
  if (line.length <= maxChars) return { text: toLiteral(line), isWhole: line === text };
  const end = toBoundary(line, maxChars, 0);
  const short = toLiteral(line.slice(0, end).trimEnd());
  return { text: toolStrings.cutValue(short, line.length - end), isWhole: false };
}

/**
 * All values, those of objects and lists by the way to them. A list of plain values is one field,
 * unless `isSpread`.
 */
function toFields({ input }: ProposedCall, isSpread: boolean): readonly Field[] {
  const fields: Field[] = [];
  const collect = (path: readonly string[], value: Json, isHidden: boolean): void => {
    const isOne = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
    const isPlainList =
      !isSpread && Array.isArray(value) && value.every((item) => typeof item !== 'object');
    if (isOne || isPlainList) {
      fields.push({ path, value, isHidden });
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      const name = Array.isArray(value) ? String(Number(key) + 1) : key;
      collect([...path, name], item, isHidden || isSecret(name));
    }
  };
  for (const [key, value] of Object.entries(input)) collect([key], value, isSecret(key));
  return fields;
}

/** Whether a field holds a secret, by the last words of its name. */
function isSecret(name: string): boolean {
  const words = name.slice(-MAX_NAME_CHARS).replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return SECRET.test(words.replaceAll(/[\s_.-]+/g, ' ').trim());
}

const SECRET =
  /(?:^| )(?:password|passwd|passphrase|passcode|secret|token|credential|authorization|(?:api|access|private|secret) ?key)s?$/i;

function toPath(path: readonly string[]): string {
  return path.map((name) => (name.trim() === '' ? toolStrings.emptyValue : name)).join(' › ');
}

function toValue({ value, isHidden }: Field, redact: Secrets['redact']): string {
  if (isHidden && value !== null && value !== '') return toolStrings.hiddenValue;
  if (Array.isArray(value) && value.length > 0)
    return value.map((item) => toItem(item, redact)).join(', ');
  return toPlain(value, redact);
}

/** A text in quotes: what is one entry is seen. */
function toItem(item: Json, redact: Secrets['redact']): string {
  const text = toPlain(item, redact);
  return typeof item === 'string' ? `“${text}”` : text;
}

function toPlain(value: Json, redact: Secrets['redact']): string {
  if (typeof value === 'boolean') return value ? toolStrings.yes : toolStrings.no;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return toolStrings.emptyValue;
  return value === '' ? toolStrings.emptyValue : redact(value);
}

/**
 * Further lines are indented, so that they do not look like a field; invisible characters are shown
 * by their number.
 */
function toVisible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?![\t\n])[\p{Cc}\p{Cf}]/gu, (unseen) => {
      const code = unseen.codePointAt(0) ?? 0;
      return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    })
    .replaceAll('\n', '\n    ');
}
