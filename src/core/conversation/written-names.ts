import { withTokens } from '../markdown/repair.ts';
import type { Message, Part, Place } from '../messages.ts';
import { mapLinks } from '../net/addresses.ts';
import type { Directory, Located, SeenMessage } from '../ports.ts';
import { findNames } from './names.ts';
import type { Linked } from './prompt.ts';

/**
 * What a model has written to be kept and shown later, with names in the place of mentions; who is
 * not known is someone.
 */
export async function nameWritten(
  texts: readonly string[],
  place: Place,
  directory: Pick<Directory, 'name'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const spelled = texts.map((text) =>
    withTokens(text)
      .replaceAll('<!subteam^', '<@&')
      // The model may have the name wrong.
      .replaceAll(/<(@[!&]?|#)([A-Za-z0-9_-]{1,64})\|[^<>\n]*>/g, '<$1$2>')
      .replaceAll(/<!(here|channel|everyone)(?:\|[^<>\n]*)?>/g, '@$1'),
  );
  const { fill } = await findNames({ texts: spelled }, place, directory, signal);
  return spelled.map(fill);
}

/** The same for all texts in something that a model has written as JSON. */
export async function nameWrittenIn<T>(
  written: T,
  place: Place,
  directory: Pick<Directory, 'name'>,
  signal: AbortSignal,
): Promise<T> {
  const texts: string[] = [];
  mapTexts(written, (text) => {
    if (/[<&]/.test(text)) texts.push(text);
    return text;
  });
  const named = await nameWritten(texts, place, directory, signal);
  const names = new Map(texts.map((text, index) => [text, named[index]]));
  // Of the same shape: only texts are replaced, by texts.
  return mapTexts(written, (text) => names.get(text) ?? text) as T;
}

function mapTexts(value: unknown, toText: (text: string) => string): unknown {
  if (typeof value === 'string') return toText(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, toText));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, mapTexts(each, toText)]),
  );
}

// A quote holds another person's words. Its links are not followed: else a quoted person could have
// Parley read on and on at the asker's expense. The model is told so, and the asker can paste the
// link.

/** The message that an address leads to, as the platform has it; null if it leads elsewhere. */
export type Locate = (address: string) => Located | null;

/**
 * A text by others in which links to messages say which channel they lead to: by its mention, or
 * by what `fill` makes of that.
 */
export function nameLinks(
  text: string,
  locate: Locate,
  fill: (mention: string) => string = (mention) => mention,
): { readonly text: string; readonly mentions: readonly string[] } {
  const mentions: string[] = [];
  const named = mapLinks(text, (link, address) => {
    const target = locate(address);
    if (target === null) return link;
    const mention = `<#${target.place.channel}>`;
    mentions.push(mention);
    const where = `message in ${fill(mention)}, not read`;
    return link.startsWith('[') ? `${link} (${where})` : `[${where}](${address})`;
  });
  return { text: named, mentions };
}

/** The same for all that some messages say, to which links lead. */
export function nameSeenLinks(
  linked: readonly Linked[],
  locate: Locate,
): { readonly linked: readonly Linked[]; readonly isNamed: boolean } {
  const { toNamed, isAny } = createNaming(locate);
  const toSeen = (seen: SeenMessage): SeenMessage => ({
    ...toNamed(seen),
    quoted: seen.quoted.map(toNamed),
  });
  const named = linked.map((each) => ({ ...each, seen: toSeen(each.seen) }));
  return { linked: named, isNamed: isAny() };
}

/** What is quoted in a message, and what its links lead to, with the links in that named. */
export function nameQuotedLinks(
  message: Message,
  given: readonly Linked[],
  locate: Locate,
): {
  readonly message: Message;
  readonly linked: readonly Linked[];
  readonly note: readonly Part[];
} {
  const { toNamed, isAny } = createNaming(locate);
  const quoted = message.quoted.map(toNamed);
  const { linked, isNamed } = nameSeenLinks(given, locate);
  return { message: { ...message, quoted }, linked, note: isAny() || isNamed ? [NOT_READ] : [] };
}

function createNaming(locate: Locate) {
  let isAny = false;
  return {
    isAny: () => isAny,
    toNamed<Quoted extends { readonly text: string }>(quote: Quoted): Quoted {
      const { text, mentions } = nameLinks(quote.text, locate);
      if (mentions.length === 0) return quote;
      isAny = true;
      return { ...quote, text };
    },
  };
}

/** Said to the model beside what holds such links. */
export const NOT_READ: Part = {
  type: 'text',
  text: '[Links to messages inside what is quoted were not followed, because the person did not type them. Where such a message matters, say that you have not read it, and that they can paste its link.]',
};
