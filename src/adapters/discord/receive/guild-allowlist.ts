import { toAccessList } from '../../../core/conversation/policy.ts';
import type { Log } from '../../../core/ports.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import type { RestApi } from '../rest.ts';
import type { Dispatch, GuildDeletionPayload, GuildPayload, ReadyPayload } from './payloads.ts';

export type GuildAllowlistOptions = {
  readonly api: RestApi;
  /** Ids of guilds, channels, roles and people that may use Parley, or (`!ID`) not; null: all. */
  readonly allow: readonly string[] | null;
  readonly log: Log;
  readonly signal: AbortSignal;
};

const TEXT_CHANNEL = 0;

const FAREWELL =
  'I can’t be used on this server: it isn’t on my list (PARLEY_ALLOW). I’m leaving now. Ask the person who runs me to add it, then invite me again.';

const DENIED =
  'I can’t be used on this server: my list (PARLEY_ALLOW) denies it. I’m leaving now. Ask the person who runs me to change that, then invite me again.';

/**
 * Tells guilds that are denied or not listed, and leaves them. A list of people says nothing of
 * guilds.
 */
export function createGuildAllowlist({ api, allow: list, log, signal }: GuildAllowlistOptions) {
  const { allow, deny } = toAccessList(list);
  let namesGuild = false;
  let namesPerson: Promise<boolean> | null = null;
  const leaving = new Set<string>();

  const leave = async (guild: GuildPayload) => {
    const { id } = guild;
    log.warn({ guild: id }, 'a server that is not in PARLEY_ALLOW is left');
    const channel = guild.system_channel_id || findTextChannel(guild);
    const content = deny.includes(id) ? DENIED : FAREWELL;
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
          log.warn({ guild: id, err: error }, 'the server could not be told'),
        );
    }
    await api.ask(
      { kind: 'other', scope: 'guilds', method: 'DELETE', path: `/users/@me/guilds/${id}` },
      signal,
    );
  };

  /** A listed person may be in any guild; an id does not say what it belongs to. */
  const mayBelong = async (ids: readonly string[]): Promise<boolean> => {
    if (namesGuild) return false;
    namesPerson ??= isAnyPerson(api, ids, signal);
    return namesPerson;
  };

  const leaveUnlisted = async (guild: GuildPayload, ids: readonly string[]): Promise<void> => {
    const { id } = guild;
    if (leaving.has(id)) return; // Delivered again: it is told once.
    leaving.add(id);
    try {
      if (deny.includes(id) || !(await mayBelong(ids))) await leave(guild);
    } catch (error) {
      log.warn({ guild: id, err: error }, 'a server could not be left');
    } finally {
      leaving.delete(id);
    }
  };

  return {
    onDispatch({ type, data }: Dispatch): void {
      const ids = allow?.filter((id) => SNOWFLAKE.test(id)) ?? []; // The others are Slack's.
      if (ids.length + deny.length === 0) return;
      if (type === 'READY') namesGuild = data.guilds.some(({ id }) => ids.includes(id));
      if (type !== 'GUILD_CREATE' || data.unavailable) return;
      const isUnlisted = ids.length > 0 && !isListed(data, ids);
      if (isUnlisted || deny.includes(data.id)) void leaveUnlisted(data, ids);
    },
  };
}

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
