/**
 * Stands behind the bracket of what looks like a mention and is none: it was typed as text, or as
 * code. It is never seen, and taken out when the names are filled in.
 */
const TYPED = '\u2060';

/** A text in which nothing is a mention, whatever it looks like. */
export function toUnmentioned(text: string): string {
  return text.includes('<') ? text.replaceAll(/<(?=[@#])/g, `<${TYPED}`) : text;
}

/** What was kept from being a mention, as it was typed. */
export function withoutTypedMarks(text: string): string {
  return text.replaceAll(/<\u2060(?=[@#])/g, '<');
}

/** The person that a token stands for; null where it stands for something else. */
export function toPersonId(token: string): string | null {
  return /^<@!?([A-Za-z0-9_-]+)>$/.exec(token)?.[1] ?? null;
}
