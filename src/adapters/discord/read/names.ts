import { LRUCache } from 'lru-cache';
import type { MentionNames, Place } from '../../../core/messages.ts';
import { toPersonId } from '../../../core/written-mentions.ts';
import { CODE, isRefusedWith, refusalOf } from '../failures.ts';
import { DIRECT } from '../places.ts';
import { toUserName } from '../receive/speakers.ts';
import type { RestApi } from '../rest.ts';
import { createDescribePlace } from './describe.ts';
import type { GuildCache } from './guild-cache.ts';
import { guildSchema, memberSchema, userSchema } from './payloads.ts';
import { isVisibleToAll } from './rights.ts';

/**
 * Where a name is used: what a person may be called, or may know of, differs from place to place.
 */
export type NameScope = Pick<Place, 'workspace' | 'channel' | 'thread'>;

/** What people, roles and channels are called. */
export type Names = {
  /** The name of a token as far as it is known without asking; null if it is not. */
  known(token: string, here: NameScope): string | null;
  /**
   * The name that a token stands for, fetched if necessary; null if it has no name, or if not
   * everyone in the place may learn it.
   */
  find(token: string, here: NameScope, signal: AbortSignal): Promise<string | null>;
  /** Fails if there is no such person. */
  person(id: string, workspace: string, signal: AbortSignal): Promise<string>;
  /**
   * Keeps what Discord told of people along with something else. Messages that were asked for tell
   * no nicknames: a name that is known already then stays.
   */
  note(workspace: string, names: MentionNames, from: 'event' | 'archive'): void;
  /** A channel may be called otherwise from now on. */
  forget(channel: string): void;
};

export type NamesOptions = {
  readonly api: RestApi;
  readonly guildCache: Pick<GuildCache, 'named'>;
  readonly now: () => number;
};

const MAX_NAMES = 5_000;
const NAME_MS = 60 * 60_000;

/** A look-up outlives the answer that it comes too late for. */
const LOOK_UP_MS = 30_000;

export function createNames(options: NamesOptions): Names {
  const { guildCache } = options;
  const kept = createKept(options.now);
  const { findPerson, findRole, findChannel } = createFinders(options, kept);

  return {
    known(token, here) {
      const id = toPersonId(token);
      if (id !== null) return kept.get(toPersonKey(here.workspace, id)) || null;
      return here.workspace === DIRECT ? null : (guildCache.named(token, here)?.name ?? null);
    },
    async find(token, here, signal) {
      const id = toPersonId(token);
      const { workspace } = here;
      if (id !== null) return orNull(findPerson(id, workspace, signal), CODE.unknownUser);
      if (workspace === DIRECT) return null;
      const cached = guildCache.named(token, here);
      if (cached) return cached.name;
      if (token.startsWith('<@&')) return (await findRole(token, workspace, signal)) || null;
      if (!token.startsWith('<#')) return null;
      return (await orNull(findChannel(token, here, signal), CODE.missingAccess)) || null;
    },
    person: findPerson,
    forget: (channel) => kept.forget(`/<#${channel}>`),
    note(workspace, names, from) {
      for (const [token, name] of Object.entries(names)) {
        const id = toPersonId(token);
        if (id === null) continue;
        const key = toPersonKey(workspace, id);
        if (from === 'event' || kept.get(key) === null) kept.set(key, name);
      }
    },
  };
}

/** The look-ups by token; an empty name means that there is no such name. */
function createFinders({ api, now }: NamesOptions, kept: Kept) {
  const lookUps = createLookUps();
  const describe = createDescribePlace({ api, now });

  const findPerson = async (id: string, workspace: string, signal: AbortSignal) => {
    const key = toPersonKey(workspace, id);
    return (
      kept.get(key) ??
      lookUps.share(key, signal, async (ends) =>
        kept.set(key, await askPerson(api, id, workspace, ends)),
      )
    );
  };

  const findRole = async (token: string, workspace: string, signal: AbortSignal) => {
    const key = `${workspace}/${token}`;
    const known = kept.get(key);
    if (known !== null) return known;
    return lookUps.share(key, signal, async (ends) => {
      const path: `/${string}` = `/guilds/${workspace}`;
      const call = { kind: 'read', scope: workspace, method: 'GET', path } as const;
      const { roles } = guildSchema.parse(await api.ask(call, ends));
      return kept.set(key, roles.find(({ id }) => id === toId(token))?.name ?? '');
    });
  };

  const findChannel = (token: string, here: NameScope, signal: AbortSignal) => {
    const key = `${here.workspace}/${here.channel}/${token}`;
    const find = async (ends: AbortSignal) => {
      const [shown, named, guild] = await Promise.all([
        describe.place({ channel: here.channel }, ends),
        describe.named(toId(token), ends),
        describe.guild(here.workspace, ends),
      ]);
      const isSame = shown?.type === 'guild' && named?.workspace === here.workspace;
      const isShown = isSame && isVisibleToAll(guild, shown.channel, named.channel);
      return kept.set(key, isShown ? named.name : '');
    };
    return kept.get(key) ?? lookUps.share(key, signal, find);
  };

  return { findPerson, findRole, findChannel };
}

function toPersonKey(workspace: string, id: string): string {
  return `${workspace}/<@${id}>`;
}

function toId(token: string): string {
  return /\d+/.exec(token)?.[0] ?? '';
}

/** Null if Discord says that there is none. */
async function orNull<Found>(found: Promise<Found> | Found, code: number): Promise<Found | null> {
  try {
    return await found;
  } catch (error) {
    if (isRefusedWith(error, code)) return null;
    throw error;
  }
}

async function askPerson(
  api: RestApi,
  id: string,
  workspace: string,
  signal: AbortSignal,
): Promise<string> {
  if (workspace !== DIRECT) {
    try {
      const path: `/${string}` = `/guilds/${workspace}/members/${id}`;
      const call = { kind: 'other', scope: `${workspace}/members`, method: 'GET', path } as const;
      const { nick, user } = memberSchema.parse(await api.ask(call, signal));
      return nick || toUserName(user) || id;
    } catch (error) {
      if (refusalOf(error)?.status !== 404) throw error;
    }
  }
  const path: `/${string}` = `/users/${id}`;
  const call = { kind: 'other', scope: 'users', method: 'GET', path } as const;
  return toUserName(userSchema.parse(await api.ask(call, signal))) || id;
}

type Kept = ReturnType<typeof createKept>;

/** Names for an hour, the latest ones. */
function createKept(now: () => number) {
  const names = new LRUCache<string, { readonly name: string; readonly until: number }>({
    max: MAX_NAMES,
  });
  return {
    get(key: string): string | null {
      const known = names.get(key);
      return known && known.until > now() ? known.name : null;
    },
    set(key: string, name: string): string {
      names.set(key, { name, until: now() + NAME_MS });
      return name;
    },
    forget(ending: string): void {
      for (const key of [...names.keys()]) if (key.endsWith(ending)) names.delete(key);
    },
  };
}

/** Look-ups on their way: who asks for the same waits for the same, and may go before it ends. */
function createLookUps() {
  const running = new Map<string, Promise<string>>();
  return {
    async share(
      key: string,
      signal: AbortSignal,
      ask: (ends: AbortSignal) => Promise<string>,
    ): Promise<string> {
      signal.throwIfAborted();
      const before = running.get(key);
      const asked =
        before ?? ask(AbortSignal.timeout(LOOK_UP_MS)).finally(() => running.delete(key));
      if (!before) running.set(key, asked);
      asked.catch(() => {}); // Callers that are still waiting get the error.
      const { promise: left, reject } = Promise.withResolvers<never>();
      const leave = () => reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      try {
        return await Promise.race([asked, left]);
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
  };
}
