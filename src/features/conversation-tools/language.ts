/**
 * The English name of a locale's language (`de-AT`: Austrian German); null if it names no language.
 */
export function toLanguage(locale: string): string | null {
  try {
    const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(locale);
    return name ?? null;
  } catch {
    return null;
  }
}
