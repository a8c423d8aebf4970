import { createSecrets, type Secrets } from '../../core/secrets.ts';
import type { McpServer } from './server.ts';

/** What a server was given: its error messages may repeat any of it. */
export function mcpSecretsOf(server: McpServer): Secrets {
  const secrets = createSecrets();
  addSecretsOf(server, secrets);
  return secrets;
}

/**
 * Which values of a server's configuration are secret: its whole environment and headers, and some
 * of the rest.
 */
export function addSecretsOf({ reach }: McpServer, secrets: Secrets): void {
  if (reach.by === 'url') {
    secrets.addAddresses(reach.url);
    secrets.add(...Object.values(reach.headers));
    return;
  }
  secrets.add(...Object.values(reach.env));
  for (const [index, arg] of reach.args.entries()) {
    secrets.addAddresses(arg);
    secrets.add(ASSIGNED.exec(arg)?.[1], FLAG.test(arg) ? reach.args[index + 1] : null);
  }
}

/**
 * The values among them that are credentials by their name. A result may well speak of the folder
 * or the mode that a server was given.
 */
export function mcpCredentialsOf({ reach }: McpServer): Secrets {
  const secrets = createSecrets();
  if (reach.by === 'url') {
    const url = URL.parse(reach.url);
    secrets.add(url?.password, ...toCredentials(url?.searchParams ?? []));
    secrets.add(...toCredentials(Object.entries(reach.headers)));
    return secrets;
  }
  secrets.add(...toCredentials(Object.entries(reach.env)));
  for (const [index, arg] of reach.args.entries())
    secrets.add(ASSIGNED.exec(arg)?.[1], FLAG.test(arg) ? reach.args[index + 1] : null);
  return secrets;
}

function toCredentials(named: Iterable<readonly [string, string]>): readonly string[] {
  return Array.from(named).flatMap(([name, value]) => (CREDENTIAL.test(name) ? [value] : []));
}

const CREDENTIAL = /key|token|secret|pass|auth|credential|cookie/i;

/** `--api-key=x` and `API_KEY=x`; `--token x`. */
const ASSIGNED = /^[\w-]*(?:key|token|secret|pass|auth|credential)[\w-]*=(.+)$/i;
const FLAG = /^-{1,2}[\w-]*(?:key|token|secret|pass|auth|credential)[\w-]*$/i;
