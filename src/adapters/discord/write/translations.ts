import { type CommandSpec, toLocalizedSpecs } from '../../../core/jobs/command.ts';
import type { Log } from '../../../core/ports.ts';
import { LOCALES, type Locale } from '../../../core/strings/locale.ts';

const DISCORD_LOCALES: Readonly<Partial<Record<Locale, readonly string[]>>> = {
  es: ['es-ES', 'es-419'],
};

/** Discord’s codes of a language. */
// https://docs.discord.com/developers/reference#locales
export function toDiscordLocales(locale: Locale): readonly string[] {
  return DISCORD_LOCALES[locale] ?? [locale];
}

/** The commands in other languages; English is what they are registered in. */
export type CommandTranslations = ReadonlyMap<Locale, readonly CommandSpec[]>;

/** Loads every language; one that cannot be loaded is left out and logged. */
export async function loadCommandTranslations(
  commands: readonly CommandSpec[],
  log: Log,
): Promise<CommandTranslations> {
  const translations = new Map<Locale, readonly CommandSpec[]>();
  if (commands.every(({ wordsIn }) => wordsIn === undefined)) return translations;
  for (const locale of LOCALES.filter((each) => each !== 'en')) {
    try {
      translations.set(locale, await toLocalizedSpecs(commands, locale));
    } catch (error) {
      log.warn({ locale, err: error }, 'registered commands without this language');
    }
  }
  return translations;
}
