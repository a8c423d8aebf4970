import type { Permission } from '../../../emulators/discord/permissions.ts';
import { never, type Started, start } from '../harness.ts';

export const ADA = '42';
export const EVA = '66';

export type Emulator = Started['emulator'];

/** Two servers with Parley in both: Ada is in the first one, Eva owns the second. */
export async function startTwo() {
  const started = await start();
  const { emulator } = started;
  emulator.person(ADA);
  const other = emulator.addGuild('Other');
  emulator.person(EVA, { guild: other.id });
  emulator.own(EVA, other.id);
  return { ...started, other };
}

export type Named = {
  readonly workspace?: string;
  readonly channel: string;
  readonly thread?: string;
};

/** What a person may do in a place that is named like this: read, write. */
export async function ask({ adapter }: Started, person: string, named: Named): Promise<string> {
  const place = { platform: 'discord', workspace: '1', ...named };
  const [read, write] = await Promise.all(
    (['read', 'write'] as const).map((access) =>
      adapter.directory
        .authorize(access, person, { named: place, here: place }, never)
        .catch(() => null),
    ),
  );
  return `${read ? 'reads' : '-'} ${write ? 'writes' : '-'}`;
}

/** A channel that only Parley and the named people see. */
export function addPrivate(
  emulator: Emulator,
  guild: string,
  open: readonly string[] = [],
): string {
  const id = emulator.addChannel('private', { guild });
  emulator.overwrite(id, guild, { deny: ['VIEW_CHANNEL'] });
  const allow: Permission[] = ['VIEW_CHANNEL', 'SEND_MESSAGES'];
  for (const each of [emulator.bot.id, ...open]) emulator.overwrite(id, each, { allow });
  return id;
}
