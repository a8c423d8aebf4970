import { type CommandSpec, toLocalizedSpecs } from '../../../core/jobs/command.ts';
import type { Log } from '../../../core/ports.ts';
import { LOCALES, type Locale } from '../../../core/strings/locale.ts';

/** Discord’s codes of a language; English is what commands are registered in. */
// https://docs.discord.com/developers/reference#locales
const DISCORD_LOCALES: Readonly<Partial<Record<Locale, readonly string[]>>> = {
  es: ['es-ES', 'es-419'],
};

/** The commands in the languages that Discord has, by its codes. */
export type CommandTranslations = ReadonlyMap<string, readonly CommandSpec[]>;

/** Loads every language; one that cannot be loaded is left out and logged. */
export async function loadCommandTranslations(
  commands: readonly CommandSpec[],
  log: Log,
): Promise<CommandTranslations> {
  const translations = new Map<string, readonly CommandSpec[]>();
  if (commands.every(({ wordsIn }) => wordsIn === undefined)) return translations;
  for (const locale of LOCALES.filter((each) => each !== 'en')) {
    try {
      const translated = await toLocalizedSpecs(commands, locale);
      for (const code of DISCORD_LOCALES[locale] ?? [locale]) translations.set(code, translated);
    } catch (error) {
      log.warn({ locale, err: error }, 'registered commands without this language');
    }
  }
  return translations;
}
