import { toOneLine } from '../../../core/frame.ts';
import type { Quote } from '../../../core/messages.ts';
import { toUnmentioned } from '../../../core/written-mentions.ts';
import type { SlackFile } from './message-payloads.ts';
import { toDecoded } from './text.ts';

/**
 * Emails that were sent to a channel: Slack keeps them as files, whose members tell what they say
 * (slack.com/help/articles/206819278).
 */
export function toEmails(files: readonly SlackFile[]): Quote[] {
  return files.filter(isEmail).flatMap((email) => {
    const { subject, from, to, cc, attachments, plain_text: words } = email;
    const lines = [
      toLine('From', toPeople(from)),
      toLine('To', toPeople(to)),
      toLine('Cc', toPeople(cc)),
      toLine('Subject', subject || email.title),
      toLine('Attached, and not read', attachments.map(({ filename }) => filename).join(', ')),
    ].filter((line) => line !== '');
    const said = `${lines.join('\n')}\n\n${toUnmentioned(toDecoded(words))}`.trim();
    return said === '' ? [] : [{ author: null, text: said }];
  });
}

/** Whether an email brings its words along, so that its file need not be fetched. */
export function isReadEmail(file: SlackFile): boolean {
  return isEmail(file) && file.plain_text.trim() !== '';
}

function isEmail({ mode, filetype }: SlackFile): boolean {
  return mode === 'email' || filetype === 'email';
}

function toLine(name: string, value: string): string {
  const shown = toOneLine(toUnmentioned(value));
  return shown === '' ? '' : `${name}: ${shown}`;
}

function toPeople(people: SlackFile['from']): string {
  return people
    .map(({ name, address, original }) => {
      if (name === '' || address === '') return original || name || address;
      return `${name} <${address}>`;
    })
    .join(', ');
}
