import { commands } from '../commands/index.ts';
import { toManifest } from '../src/adapters/slack/manifest.ts';
import { readConfig } from '../src/config.ts';
import { toLocalizedSpecs } from '../src/core/jobs/command.ts';
import { LOCALES, speakTo, toLocale } from '../src/core/strings/locale.ts';
import { fail, runScript } from './run-script.ts';

/**
 * Prints the manifest that a Slack app is made from; `--url https://host` for HTTP mode,
 * `--language de` for another language than English.
 */
await runScript(async () => {
  const url = toArgument('--url');
  const language = toArgument('--language') ?? 'en';
  const locale = toLocale(language);
  if (locale === null) fail(`There is no language ${language}. Use one of ${LOCALES.join(', ')}.`);
  const { slack } = readConfig();
  const localized = await toLocalizedSpecs(commands, locale);
  const prefix = slack?.commandPrefix ?? '';
  const given = { commands: localized, prefix, socketMode: url === null, url };
  const manifest = await speakTo({ everyone: locale, person: locale }, 'everyone', async () =>
    toManifest(given),
  );
  console.log(JSON.stringify(manifest, null, 2));
});

function toArgument(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}
