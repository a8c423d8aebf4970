import { withTokens } from '../markdown/repair.ts';
import type { Place } from '../messages.ts';
import type { Directory } from '../ports.ts';
import { findNames } from './names.ts';

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
      // What a model calls somebody may be wrong.
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
