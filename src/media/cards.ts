/** A text without the files that were written in it, and how many those were. */
export type StrippedCard = { readonly text: string; readonly count: number };

const HEAD = /^\s*BEGIN:(?:VCARD|VCALENDAR)\b/i;

/** A property whose value is base64, on lines that go on with a blank (RFC 2426; RFC 5545, 3.1). */
const FILE =
  /^((?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|ATTACH)[^:\r\n]*;ENCODING=(?:b|BASE64)\b[^:\r\n]*:)([A-Za-z0-9+/=]*(?:\r?\n[ \t][A-Za-z0-9+/=]*)*)/gim;

/** Contacts and calendars without the portraits and files in them. */
export function withoutCardFiles(text: string): StrippedCard {
  let count = 0;
  if (!HEAD.test(text)) return { text, count };
  const rest = text.replace(FILE, (_, name: string, base64: string) => {
    count += 1;
    const bytes = Buffer.from(base64.replaceAll(/\s/g, ''), 'base64').length;
    return `${name}[a file of ${bytes} bytes]`;
  });
  return { text: rest, count };
}
