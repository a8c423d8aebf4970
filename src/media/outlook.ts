import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import { toHtmlText } from './html.ts';
import { toMailReading } from './mail.ts';
import type { DocumentReading, InnerFile } from './reading.ts';
import { refusal } from './refuse.ts';
import { mediaStrings } from './strings/index.ts';

// The package is CommonJS with a default export, which Node and TypeScript see differently.
const { default: MsgReader }: typeof import('@kenjiuno/msgreader') = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
);

/** A mail that Outlook saved as .msg. */
export function readOutlookMail(bytes: Uint8Array): DocumentReading {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const reader = new MsgReader(view);
    const mail = reader.getFileData();
    const attachments = (mail.attachments ?? []).filter(
      ({ attachmentHidden }) => !attachmentHidden,
    );
    return toMailReading({
      lines: [
        ['Subject', mail.subject],
        ['From', toPerson(mail.senderName, mail.senderSmtpAddress ?? mail.senderEmail)],
        ['To', toRecipients(mail, 'to')],
        ['Cc', toRecipients(mail, 'cc')],
        ['Date', mail.messageDeliveryTime ?? mail.clientSubmitTime ?? mail.creationTime],
      ],
      body: toBody(mail),
      files: attachments.map((attachment) => toFile(reader, attachment)),
    });
  } catch (error) {
    throw refusal(mediaStrings.damagedMail, error);
  }
}

function toBody({ body, bodyHtml, html }: FieldsData): string {
  if (body?.trim()) return body;
  if (bodyHtml) return toHtmlText(bodyHtml);
  return html ? toHtmlText(new TextDecoder().decode(html)) : '';
}

function toRecipients({ recipients = [] }: FieldsData, type: 'to' | 'cc'): string {
  return recipients
    .filter(({ recipType }) => recipType === type)
    .map(({ name, smtpAddress, email }) => toPerson(name, smtpAddress ?? email))
    .join(', ');
}

function toPerson(name = '', address = ''): string {
  return name !== '' && address !== '' && name !== address
    ? `${name} <${address}>`
    : name || address;
}

function toFile(
  reader: { getAttachment(attachment: FieldsData): { fileName: string; content: Uint8Array } },
  attachment: FieldsData,
): InnerFile {
  const { fileName, content } = reader.getAttachment(attachment);
  return { name: attachment.fileName ?? fileName, bytes: new Uint8Array(content) };
}
