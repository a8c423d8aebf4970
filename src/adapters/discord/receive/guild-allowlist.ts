import { toAccessList } from '../../../core/conversation/policy.ts';
import type { Log } from '../../../core/ports.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import type { RestApi } from '../rest.ts';
import { discordStrings } from '../strings/index.ts';
import type { Dispatch, GuildDeletionPayload, GuildPayload, ReadyPayload } from './payloads.ts';

export type GuildAllowlistOptions = {
  readonly api: RestApi;
  /** Ids of guilds, channels, roles and people that may use Parley, or (`!ID`) not; null: all. */
  readonly allow: readonly string[] | null;
  readonly log: Log;
  readonly signal: AbortSignal;
};

const TEXT_CHANNEL = 0;

/**
 * Tells guilds that are denied or not listed, and leaves them. A list of people only says nothing
 * about guilds, and neither does one without a known guild: it may hold a typing error.
 */
export function createGuildAllowlist({ api, allow: list, log, signal }: GuildAllowlistOptions) {
  const { allow, deny } = toAccessList(list);
  const ids = allow?.filter((id) => SNOWFLAKE.test(id)) ?? []; // The others are Slack's.
  let knowsListed = false;
  let namesPerson: Promise<boolean> | null = null;
  const leaving = new Set<string>();
  /** Not listed, and kept until one that is listed is known. */
  const doubtful = new Map<string, GuildPayload>();

  const leaveOnce = async (guild: GuildPayload): Promise<void> => {
    const { id } = guild;
    if (leaving.has(id)) return; // Delivered again: it is told once.
    leaving.add(id);
    try {
      await leave(
        { api, log, signal },
        guild,
        deny.includes(id) ? discordStrings.denied : discordStrings.notListed,
      );
    } catch (error) {
      log.warn({ guild: id, err: error }, 'could not leave a server');
    } finally {
      leaving.delete(id);
    }
  };

  const leaveDoubtful = (): void => {
    for (const guild of doubtful.values()) void leaveOnce(guild);
    doubtful.clear();
  };

  /** A listed person may be in any guild; an id does not say what it belongs to. */
  const keep = async (guild: GuildPayload): Promise<void> => {
    if (doubtful.has(guild.id)) return;
    doubtful.set(guild.id, guild);
    namesPerson ??= isAnyPerson(api, ids, signal);
    if (await namesPerson.catch(() => true)) doubtful.delete(guild.id);
    else if (doubtful.has(guild.id)) log.warn({ guild: guild.id }, KEPT);
  };

  const onGuild = (guild: GuildPayload): void => {
    if (deny.includes(guild.id)) void leaveOnce(guild);
    else if (ids.length === 0) return;
    else if (isListed(guild, ids)) {
      knowsListed = true;
      leaveDoubtful();
    } else if (knowsListed) void leaveOnce(guild);
    else void keep(guild);
  };

  return {
    onDispatch({ type, data }: Dispatch): void {
      if (ids.length + deny.length === 0) return;
      if (type === 'READY') knowsListed ||= data.guilds.some(({ id }) => ids.includes(id));
      if (type === 'GUILD_CREATE' && !data.unavailable) onGuild(data);
    },
  };
}

type Leaving = Pick<GuildAllowlistOptions, 'api' | 'log' | 'signal'>;

async function leave(
  { api, log, signal }: Leaving,
  guild: GuildPayload,
  content: string,
): Promise<void> {
  const { id } = guild;
  log.warn({ guild: id }, 'leaving a server that is not in PARLEY_ALLOW');
  const channel = guild.system_channel_id || findTextChannel(guild);
  const body = { content, allowed_mentions: { parse: [] } };
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
        log.warn({ guild: id, err: error }, 'could not tell a server why Parley leaves it'),
      );
  }
  await api.ask(
    { kind: 'other', scope: 'guilds', method: 'DELETE', path: `/users/@me/guilds/${id}` },
    signal,
  );
}

const KEPT =
  'PARLEY_ALLOW lists no server that Parley is in: staying on this one, but nobody there may use Parley; check the ids';

const SNOWFLAKE = /^\d+$/;

/** Whether one of these ids is a person's. */
async function isAnyPerson(
  api: RestApi,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const found = ids.map(async (id) => {
    const path: `/${string}` = `/users/${id}`;
    try {
      await api.ask({ kind: 'other', scope: 'users', method: 'GET', path }, signal);
      return true;
    } catch (error) {
      return !isRefusedWith(error, CODE.unknownUser); // Nothing is left on a guess.
    }
  });
  return (await Promise.all(found)).includes(true);
}

/** Whether the guild itself is listed, or a channel or role in it. */
function isListed({ id, channels, roles }: GuildPayload, allow: readonly string[]): boolean {
  return [{ id }, ...channels, ...roles].some((each) => allow.includes(each.id));
}

function findTextChannel({ channels }: GuildPayload): string {
  return channels.find(({ type }) => type === TEXT_CHANNEL)?.id ?? '';
}

/** Which guilds Parley is in: they all come again with every connect. */
export function createGuilds() {
  const known = new Set<string>();
  return {
    onReady({ guilds }: ReadyPayload): void {
      for (const { id } of guilds) known.add(id);
    },
    isJoined({ id, unavailable }: GuildPayload): boolean {
      if (unavailable || known.has(id)) return false;
      known.add(id);
      return true;
    },
    isLeft: ({ id, unavailable }: GuildDeletionPayload): boolean =>
      !unavailable && known.delete(id),
  };
}
