import { text } from 'node:stream/consumers';
import { readConfig } from '../../src/config.ts';
import { addConfigSecrets } from '../../src/config-secrets.ts';
import { UserError, WriteError } from '../../src/core/errors.ts';
import { createSecrets } from '../../src/core/secrets.ts';
import { createLog } from '../../src/log.ts';
import { openMcp } from '../../src/mcp.ts';

// Logs what comes in, as Parley would with this environment: a field, deep inside, a message, an
// error, the causes of one, an address, headers and a body.
const config = readConfig();
const secrets = createSecrets();
addConfigSecrets(config, secrets);
const log = await createLog(config.logLevel, secrets);
const mcp = await openMcp(config, secrets, log);
const said = await text(process.stdin);
log.info({ said, deep: [{ said }] }, `it said: ${said}`);
log.error({ err: new Error(said) }, 'it failed');
for (const line of said.split('\n')) {
  const cause = new WriteError('slack_failed', 'refused', line, { cause: new Error(line) });
  const headers = { authorization: `Bearer ${line}`, cookie: `sid=${line}` };
  const url = `https://x.example/${encodeURIComponent(line)}?q=${encodeURIComponent(line)}`;
  const body = JSON.stringify({ error: { message: line } });
  const err = new UserError('store_failed', `could not store ${line}`, { cause });
  log.warn({ err, url, request: { headers, body } }, 'a call failed');
}
await mcp.close();
