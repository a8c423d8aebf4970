import PostalMime, { type Address, type Email } from 'postal-mime';
import { toCount } from './counts.ts';
import { toHtmlText } from './html.ts';
import type { DocumentReading, InnerFile } from './reading.ts';
import { refusal } from './refuse.ts';

const MAX_FILES = 20;
const MAX_NESTING = 20;

/** A mail: who wrote what to whom and when, and what was attached. */
export async function readMail(bytes: Uint8Array): Promise<DocumentReading> {
  const mail = await parse(bytes);
  const body = mail.html && !mail.text?.trim() ? toHtmlText(mail.html) : (mail.text ?? '');
  const attached = mail.attachments.map(toFile);
  return toMailReading({
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
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: MAX_NESTING,
      attachmentEncoding: 'arraybuffer',
    });
  } catch (error) {
    throw refusal('the mail is damaged. Please save it again and send it.', error);
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
    notices:
      surplus > 0 ? [`${toCount(surplus, 'attachment was', 'attachments were')} not read.`] : [],
    files: read,
  };
}
