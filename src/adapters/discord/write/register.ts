import type { CommandSpec } from '../../../core/jobs/command.ts';
import type { Log } from '../../../core/ports.ts';
import type { RestApi } from '../rest.ts';
import { isRegistered, toApplicationCommands } from './application-commands.ts';
import { loadCommandTranslations } from './translations.ts';

/** Registers the commands if they differ from what is there: overwrites have a daily limit. */
export async function registerCommands(
  { api, log }: { readonly api: RestApi; readonly log: Log },
  applicationId: string,
  commands: readonly CommandSpec[],
  signal: AbortSignal,
): Promise<void> {
  const path: `/${string}` = `/applications/${applicationId}/commands`;
  const scope = 'applications/commands';
  const wanted = toApplicationCommands(commands, await loadCommandTranslations(commands, log));
  for (const { name } of commands) {
    if (!wanted.some((command) => command.name === name))
      log.warn({ command: name }, 'Discord refuses the name of this command');
  }
  // Without that Discord leaves the other languages out.
  const withAll: `/${string}` = `${path}?with_localizations=true`;
  const call = { kind: 'other', scope, method: 'GET', path: withAll } as const;
  const registered = await api.ask(call, signal).catch(() => {
    signal.throwIfAborted();
    return null; // It is unknown what is there; what is to be there can be said all the same.
  });
  if (registered !== null && isRegistered(registered, wanted)) return;
  await api.ask({ kind: 'other', scope, method: 'PUT', path, body: wanted }, signal);
  log.info({ commands: wanted.length }, 'registered commands with Discord');
}

// https://docs.discord.com/developers/topics/permissions
const PERMISSIONS = [
  6n, // ADD_REACTIONS
  10n, // VIEW_CHANNEL
  11n, // SEND_MESSAGES
  15n, // ATTACH_FILES
  16n, // READ_MESSAGE_HISTORY
  35n, // CREATE_PUBLIC_THREADS
  38n, // SEND_MESSAGES_IN_THREADS
  49n, // SEND_POLLS
].reduce((sum, bit) => sum | (1n << bit), 0n);

/** Where an admin adds Parley to a server, with all the permissions it needs. */
export function toInviteUrl(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(PERMISSIONS),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
