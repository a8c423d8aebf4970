import { readConfig } from '../src/config.ts';
import { readMadePassword } from '../src/http/password.ts';
import { isLoopbackHost, toDataFolder } from '../src/serve.ts';
import { print, readArguments, runScript, stopScript } from './run-script.ts';

const USAGE = `Shows the password that Parley made for its page.

  npm run --silent password   only the password
`;

/** Shows the password that Parley made for its page: alone on stdout. */
await runScript(() => {
  readArguments({ text: USAGE, words: 0 });
  const { http, storeUrl } = readConfig();
  if (http.webToken !== null)
    stopScript('The password is the one in WEB_TOKEN. It isn’t shown here.');
  const folder = toDataFolder(storeUrl);
  if (folder === null)
    stopScript(
      'With PostgreSQL, Parley makes no password. Set WEB_TOKEN, which all replicas share.',
    );
  const password = readMadePassword(folder);
  if (password !== null) print(password);
  else if (isLoopbackHost(http.host))
    stopScript('No password is needed: only this machine can open the page.');
  else stopScript('Parley hasn’t made a password yet. It makes one when it starts.');
});
