import { isUtf8 } from 'node:buffer';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { toHtmlText } from './html.ts';
import type { DocumentReading, InnerFile } from './reading.ts';
import { refusal } from './refuse.ts';
import { mediaStrings } from './strings/index.ts';
import { readText } from './text.ts';

const MAX_FILES = 20;
const MAX_NESTING = 20;
const MAX_HEAD_BYTES = 64 * 1024;

/** So many mails of a mailbox are read. */
const MAX_MAILS = 200;

/** A mail, or a file of several: who wrote what to whom and when, and what was attached. */
export async function readMail(bytes: Uint8Array): Promise<DocumentReading> {
  const mails = toMails(bytes);
  const read: DocumentReading[] = [];
  for (const mail of mails.slice(0, MAX_MAILS)) read.push(await readOne(mail));
  const [first] = read;
  if (first && read.length === 1) return first;
  const files = read.flatMap((mail) => mail.files);
  const left = mails.length - read.length;
  return {
    text: read.map(({ text }, index) => `# Mail ${index + 1}\n\n${text}`).join('\n\n'),
    files: files.slice(0, MAX_FILES),
    notices: [
      ...read.flatMap(({ notices }) => notices),
      ...(left > 0 ? [mediaStrings.firstMailsOnly(MAX_MAILS, mails.length)] : []),
      ...(files.length > MAX_FILES
        ? [mediaStrings.firstAttachmentsOnly(MAX_FILES, files.length)]
        : []),
    ],
  };
}

/** What stands in front of each mail of a mailbox, behind an empty line. RFC 4155, A */
const SEPARATOR = /^From \S+ .{0,80}\d{4}\s*$/;

function toMails(bytes: Uint8Array): readonly Uint8Array[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lineAt = (at: number) => buffer.toString('latin1', at, at + 200).split('\n', 1)[0] ?? '';
  if (!SEPARATOR.test(lineAt(0))) return [bytes];
  const starts = [0];
  for (let at = buffer.indexOf('\nFrom '); at >= 0; at = buffer.indexOf('\nFrom ', at + 1)) {
    const isBehindEmpty = /\n\r?$/.test(buffer.toString('latin1', Math.max(0, at - 2), at));
    if (isBehindEmpty && SEPARATOR.test(lineAt(at + 1))) starts.push(at + 1);
  }
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1]));
}

async function readOne(sent: Uint8Array): Promise<DocumentReading> {
  const { bytes, notices } = await toDeclared(sent);
  const mail = await parse(bytes);
  const body = toBody(mail);
  const attached = mail.attachments.map(toFile);
  const reading = toMailReading({
    lines: [
      ['Subject', mail.subject],
      ['From', toPeople(mail.from ? [mail.from] : [])],
      ['To', toPeople(mail.to)],
      ['Cc', toPeople(mail.cc)],
      ['Date', mail.date],
    ],
    body,
    files: attached,
  });
  const cut = isCutOff(sent) ? [mediaStrings.cutOff] : [];
  return { ...reading, notices: [...notices, ...cut, ...reading.notices] };
}

/** Some programs send no more than “This mail needs HTML” as its text. */
const MAX_STUB_CHARS = 400;

/** The text of a mail, or of its HTML where that is all, or most, of what there is. */
function toBody({ html, text = '' }: Pick<Email, 'html' | 'text'>): string {
  if (!html) return text;
  const isStub = text.trim().length <= MAX_STUB_CHARS;
  const shown = isStub ? toHtmlText(html) : '';
  return shown.length > 3 * text.trim().length ? shown : text;
}

/** Old programs write letters beyond ASCII without a word on how they are encoded. */
async function toDeclared(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(bytes) || /charset\s*=/i.test(buffer.toString('latin1')))
    return { bytes, notices: [] };
  const read = await readText(bytes);
  return read ? { bytes: Buffer.from(read.text), notices: read.notices } : { bytes, notices: [] };
}

/** Whether the line that ends the last part of a mail is missing. RFC 2046, 5.1.1 */
function isCutOff(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [head = ''] = buffer.toString('latin1', 0, MAX_HEAD_BYTES).split(/\r?\n\r?\n/, 1);
  const boundary = /^content-type:\s*multipart\/[^\0]*?boundary="?([^";\r\n]+)/im.exec(head)?.[1];
  return boundary !== undefined && !buffer.includes(`--${boundary.trim()}--`);
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: MAX_NESTING,
      attachmentEncoding: 'arraybuffer',
    });
  } catch (error) {
    throw refusal(mediaStrings.damagedMail, error);
  }
}

function toFile(
  { filename, mimeType, content }: Email['attachments'][number],
  index: number,
): InnerFile {
  const name = filename || `attachment ${index + 1} (${mimeType})`;
  return {
    name,
    bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
  };
}

function toPeople(people: readonly Address[] | undefined): string {
  return (people ?? [])
    .flatMap((person) => (person.group ? person.group : [person]))
    .map(({ name, address }) => (name && address ? `${name} <${address}>` : name || address || ''))
    .join(', ');
}

/** The same for every kind of mail. Attachments beyond a bound are only named. */
export function toMailReading({
  lines,
  body,
  files,
}: {
  readonly lines: readonly (readonly [name: string, value: string | undefined])[];
  readonly body: string;
  readonly files: readonly InnerFile[];
}): DocumentReading {
  const read = files.slice(0, MAX_FILES);
  const surplus = files.length - read.length;
  const head = [
    ...lines,
    ['Attachments', files.map(({ name }) => name).join(', ')] as const,
  ].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return {
    text: `${head.join('\n')}\n\n${body.trim()}`.trim(),
    notices: surplus > 0 ? [mediaStrings.attachmentsLeftOut(surplus)] : [],
    files: read,
  };
}
