import { invalidForm } from './errors.ts';
import { isJson, type Path, toList, toRequired, toText } from './json.ts';
import type { Json } from './types.ts';

// Discord docs, "Application Commands" and "Reference", Locales.
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_NAME = 32;
const MAX_DESCRIPTION = 100;
const LOCALES =
  'ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi zh-CN zh-TW'.split(
    ' ',
  );
const FALLBACKS: Readonly<Record<string, string>> = {
  'en-US': 'en-GB',
  'en-GB': 'en-US',
  'es-419': 'es-ES',
};

const checkName = (name: string, path: Path): void => {
  if (!NAME.test(name) || name !== name.toLowerCase())
    throw invalidForm(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
};

/** Texts by locale; a locale that Discord does not have is refused. */
const toLocalized = (value: unknown, path: Path, max: number): [string, string][] => {
  if (value === undefined || value === null) return [];
  if (!isJson(value))
    throw invalidForm(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
  return Object.entries(value).map(([locale, text]) => {
    const at = [...path, locale];
    if (!LOCALES.includes(locale))
      throw invalidForm(at, 'BASE_TYPE_CHOICES', `Value must be one of ${LOCALES.join(', ')}.`);
    return [locale, toText(text, at, { min: 1, max }) ?? ''];
  });
};

const longest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));

/**
 * Checks a name with what it is in other languages, and gives its share of the 8,000 characters.
 * A slash command's and an option's follow the same rules in all of them.
 */
export const checkNames = (item: Json, path: Path, isChatInput: boolean): number => {
  const name = toRequired(item.name, [...path, 'name'], { min: 1, max: MAX_NAME });
  const at = [...path, 'name_localizations'];
  const localized = toLocalized(item.name_localizations, at, MAX_NAME);
  if (isChatInput) {
    checkName(name, [...path, 'name']);
    for (const [, text] of localized) checkName(text, at);
  }
  return longest([name, ...localized.map(([, text]) => text)]);
};

/** The same for a description; menu commands have none. */
export const checkDescriptions = (item: Json, path: Path, isChatInput: boolean): number => {
  const at = [...path, 'description'];
  if (!isChatInput && item.description)
    throw invalidForm(
      at,
      'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
      'Context menu commands cannot have a description',
    );
  const limits = { min: 1, max: MAX_DESCRIPTION };
  const description = isChatInput ? toRequired(item.description, at, limits) : '';
  const localized = toLocalized(
    item.description_localizations,
    [...path, 'description_localizations'],
    MAX_DESCRIPTION,
  );
  return longest([description, ...localized.map(([, text]) => text)]);
};

/** What something is called in a client of this locale. */
export const nameIn = (item: Json, locale: string): string => {
  const localized = isJson(item.name_localizations) ? item.name_localizations : {};
  const own = localized[locale] ?? localized[FALLBACKS[locale] ?? ''];
  return String(own ?? item.name);
};

/**
 * Whether a person finds it by what they type: by its own name, too, whatever their client shows.
 */
export const isCalled = (item: Json, typed: string, locale: string): boolean =>
  item.name === typed || nameIn(item, locale) === typed;

/**
 * Refuses items of one kind of which two would be called the same in some client, or one what
 * another is called by itself.
 */
export const checkUnique = (items: readonly Json[], path: Path, code: string): void => {
  for (const locale of LOCALES) {
    const taken = new Map<string, Json>();
    for (const [index, item] of items.entries()) {
      const name = nameIn(item, locale);
      const owner = taken.get(name) ?? items.find((each) => each !== item && each.name === name);
      if (owner)
        throw invalidForm([...path, index, 'name'], code, `${name} (${locale}) must be unique`);
      taken.set(name, item);
    }
  }
};

/** Discord ignores what is the same as the standard text. */
export const withoutStandardTexts = (item: Json): Json => {
  const kept = (field: string) => {
    const texts = item[`${field}_localizations`];
    if (!isJson(texts)) return {};
    const own = Object.entries(texts).filter(([, text]) => text !== item[field]);
    return { [`${field}_localizations`]: own.length > 0 ? Object.fromEntries(own) : null };
  };
  return {
    ...item,
    ...kept('name'),
    ...kept('description'),
    ...(item.options ? { options: toList(item.options, []).map(withoutStandardTexts) } : {}),
  };
};
