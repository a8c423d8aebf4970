import { text } from 'node:stream/consumers';
import { readConfig } from '../../src/config.ts';
import { addConfigSecrets } from '../../src/config-secrets.ts';
import { createSecrets } from '../../src/core/secrets.ts';
import { createLog } from '../../src/log.ts';
import { openMcp } from '../../src/mcp.ts';

// Logs what comes in, as Parley would with this environment: a field, deep inside, a message, an
// error.
const config = readConfig();
const secrets = createSecrets();
addConfigSecrets(config, secrets);
const log = await createLog(config.logLevel, secrets);
const mcp = await openMcp(config, secrets, log);
const said = await text(process.stdin);
log.info({ said, deep: [{ said }] }, `it said: ${said}`);
log.error({ err: new Error(said) }, 'it failed');
await mcp.close();
