import { commands } from '../commands/index.ts';
import { toManifest } from '../src/adapters/slack/manifest.ts';
import { readConfig } from '../src/config.ts';

/** Prints the manifest that a Slack app is made from; `--url https://host` for HTTP mode. */
const at = process.argv.indexOf('--url');
const url = at < 0 ? null : (process.argv[at + 1] ?? null);
const { slack } = readConfig();

console.log(
  JSON.stringify(
    toManifest({ commands, prefix: slack?.commandPrefix ?? '', socketMode: url === null, url }),
    null,
    2,
  ),
);
