import { commands } from '../commands/index.ts';
import { toManifest, toRequestUrl } from '../src/adapters/slack/manifest.ts';
import { readConfig } from '../src/config.ts';
import { toLocalizedSpecs } from '../src/core/jobs/command.ts';
import { LOCALES, speakTo, toLocale } from '../src/core/strings/locale.ts';
import { print, readArguments, runScript, stopScript } from './run-script.ts';

const USAGE = `Prints the manifest to create a Slack app from, as JSON.

  npm run --silent slack:manifest                              for Socket Mode
  npm run --silent slack:manifest -- --url https://your.host   for HTTP mode
  npm run --silent slack:manifest -- --language de             in another language
`;

/**
 * Prints the manifest that a Slack app is made from; `--url https://host` for HTTP mode,
 * `--language de` for another language than English.
 */
await runScript(async () => {
  const { options } = readArguments({ text: USAGE, words: 0, options: ['url', 'language'] });
  const { url: host = null, language = 'en' } = options;
  if (host !== null && !/^https:\/\/[^/\s]+/.test(host))
    stopScript('--url takes the address at which Slack reaches Parley: https://your.host');
  const url = host === null ? null : toRequestUrl(host);
  const locale = toLocale(language);
  if (locale === null)
    stopScript(`Parley doesn’t speak ${language}. Use one of ${LOCALES.join(', ')}.`);
  const { slack } = readConfig();
  const localized = await toLocalizedSpecs(commands, locale);
  const prefix = slack?.commandPrefix ?? '';
  const given = { commands: localized, prefix, socketMode: url === null, url };
  const manifest = await speakTo({ everyone: locale, person: locale }, 'everyone', async () =>
    toManifest(given),
  );
  print(JSON.stringify(manifest, null, 2));
});
