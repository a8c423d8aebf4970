import type { Log } from '../../core/ports.ts';
import type { Frame } from './inbound.ts';
import { type Bag, textOf, toBags } from './json.ts';
import type { Api } from './rest.ts';

export type GuestOptions = {
  readonly api: Api;
  /** Ids of guilds, channels, roles and people that may use Parley; null: all. */
  readonly allow: readonly string[] | null;
  readonly log: Log;
  readonly signal: AbortSignal;
};

const TEXT_CHANNEL = 0;

const FAREWELL =
  'Parley may not be used on this server: it is not on the list of whoever runs it (PARLEY_ALLOW). It leaves now; ask them to add the server and invite it again.';

/**
 * Tells guilds that are not listed, and leaves them. Only where the list names a guild that Parley is in: a list of people, roles or
 * channels says nothing about guilds.
 */
export function createGuestBook({ api, allow, log, signal }: GuestOptions) {
  let isByGuild = false;
  const leaving = new Set<string>();

  const leave = async (guild: Bag) => {
    const id = textOf(guild, 'id');
    log.warn({ guild: id }, 'a server that is not in PARLEY_ALLOW is left');
    const channel = textOf(guild, 'system_channel_id') || firstTextChannel(guild);
    const body = { content: FAREWELL, allowed_mentions: { parse: [] } };
    if (channel !== '') {
      const call = {
        kind: 'create',
        scope: channel,
        method: 'POST',
        path: `/channels/${channel}/messages`,
        body,
      } as const;
      await api
        .ask(call, signal)
        .catch((error: unknown) =>
          log.warn({ guild: id, err: error }, 'the server could not be told'),
        );
    }
    await api.ask(
      { kind: 'other', scope: 'guilds', method: 'DELETE', path: `/users/@me/guilds/${id}` },
      signal,
    );
  };

  return {
    onFrame({ type, data }: Frame): void {
      if (allow === null) return;
      if (type === 'READY')
        isByGuild = toBags(data.guilds).some((guild) => allow.includes(textOf(guild, 'id')));
      if (
        type !== 'GUILD_CREATE' ||
        !isByGuild ||
        data.unavailable === true ||
        isListed(data, allow)
      )
        return;
      const guild = textOf(data, 'id');
      if (leaving.has(guild)) return; // Delivered again: it is told once.
      leaving.add(guild);
      leave(data)
        .catch((error: unknown) => log.warn({ guild, err: error }, 'a server could not be left'))
        .finally(() => leaving.delete(guild));
    },
  };
}

/** The guild itself, or something in it. */
function isListed(guild: Bag, allow: readonly string[]): boolean {
  const inside = [...toBags(guild.channels), ...toBags(guild.roles)].map((each) =>
    textOf(each, 'id'),
  );
  return [textOf(guild, 'id'), ...inside].some((id) => allow.includes(id));
}

function firstTextChannel(guild: Bag): string {
  const channel = toBags(guild.channels).find(({ type }) => type === TEXT_CHANNEL);
  return channel ? textOf(channel, 'id') : '';
}
