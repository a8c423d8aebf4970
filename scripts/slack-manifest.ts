import { commands } from '../commands/index.ts';
import { toManifest } from '../src/adapters/slack/manifest.ts';
import { readConfig } from '../src/config.ts';
import { runScript } from './run-script.ts';

/** Prints the manifest that a Slack app is made from; `--url https://host` for HTTP mode. */
await runScript(() => {
  const at = process.argv.indexOf('--url');
  const url = at < 0 ? null : (process.argv[at + 1] ?? null);
  const { slack } = readConfig();
  const manifest = { commands, prefix: slack?.commandPrefix ?? '', socketMode: url === null, url };
  console.log(JSON.stringify(toManifest(manifest), null, 2));
});
