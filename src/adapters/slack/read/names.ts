import type { Place } from '../../../core/messages.ts';
import type { Directory } from '../../../core/ports.ts';
import { toPersonId } from '../../../core/written-mentions.ts';
import type { WebApi } from '../client.ts';
import { codeOf } from '../failures.ts';
import { createLookups } from './lookups.ts';
import {
  type ConversationInfo,
  conversationSchema,
  type UsergroupInfo,
  usergroupsSchema,
} from './payloads.ts';
import { toChannel } from './rights.ts';

/** A name is better old than missing: Slack may be slow, or refuse to tell. */
const KEPT_MS = 60 * 60_000;

/** Slack tells at once what is called otherwise, where the app is subscribed to that. */
const RENEWED_MS = 5 * 60_000;

/** What Slack does not know, or does not let Parley see. */
const UNKNOWN_MS = 10 * 60_000;
const UNKNOWN = [
  'channel_not_found',
  'missing_scope',
  'no_permission',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
];

export type NamesOptions = {
  readonly api: WebApi;
  readonly now: () => number;
  readonly person: Directory['person'];
  /** Whether everyone who can read the second place can read the first. */
  readonly isOpenToAll: Directory['isOpenToAll'];
};

/** What Slack tells by itself of how channels and groups are called. */
export type NamesLearner = {
  learnChannel(channel: { readonly id: string; readonly name: string }, workspace: string): void;
  learnGroup(group: UsergroupInfo, workspace: string): void;
};

type Names = NamesLearner & { readonly find: Directory['name'] };

/** What mentions are called, as far as the readers of a place may know it. */
export function createNames({ api, now, person, isOpenToAll }: NamesOptions): Names {
  const { strangers, channels, groups } = createKept(now);

  const findChannel = (workspace: string, channel: string, signal: AbortSignal) =>
    channels.find(
      `${workspace}/${channel}`,
      orUnknown(async (late) => {
        const reply = await api.ask(workspace, 'conversations.info', { channel }, late);
        return conversationSchema.parse(reply).channel;
      }),
      signal,
    );

  /** People of other organizations do not see the channels of this one. */
  const isInternal = async ({ workspace, channel }: Place, signal: AbortSignal) => {
    const here = await findChannel(workspace, channel, signal);
    return here !== null && toChannel(here, workspace).openTo?.length === 1;
  };

  const nameChannel = async (id: string, place: Place, signal: AbortSignal) => {
    const { workspace } = place;
    const info = await findChannel(workspace, id, signal);
    if (info === null || info.name === '' || info.is_im || info.is_mpim) return null;
    const isPublic = !info.is_private && (await isInternal(place, signal));
    const named = { ...place, channel: id };
    const isShown = id === place.channel || isPublic || (await isOpenToAll(named, place, signal));
    return isShown ? info.name : null;
  };

  const nameGroup = async (id: string, { workspace }: Place, signal: AbortSignal) => {
    const ask = orUnknown(async (late: AbortSignal) => {
      const reply = await api.ask(workspace, 'usergroups.list', {}, late);
      const { usergroups } = usergroupsSchema.parse(reply);
      return new Map(usergroups.map((group) => [group.id, toGroupName(group)]));
    });
    return (await groups.find(workspace, ask, signal))?.get(id) || null;
  };

  const namePerson = (id: string, place: Place, signal: AbortSignal) =>
    strangers.find(
      `${place.workspace}/${id}`,
      orUnknown(async (late) => (await person(id, place, late)).name || null),
      signal,
    );

  const find: Directory['name'] = async (token, place, signal) => {
    const [, channel] = /^<#([A-Za-z0-9]+)>$/.exec(token) ?? [];
    const [, group] = /^<@&([A-Za-z0-9]+)>$/.exec(token) ?? [];
    const id = toPersonId(token);
    try {
      if (channel) return await nameChannel(channel, place, signal);
      if (group) return await nameGroup(group, place, signal);
      return id === null ? null : await namePerson(id, place, signal);
    } catch {
      return null; // What waits for a name goes on without it.
    }
  };

  return { find, ...toLearner({ channels, groups }) };
}

type Kept = ReturnType<typeof createKept>;

function createKept(now: () => number) {
  const toKeptMs = (value: unknown): number => (value === null ? UNKNOWN_MS : KEPT_MS);
  // Names are kept with the people themselves.
  const strangers = createLookups<string | null>({
    now,
    toKeptMs: (name) => (name === null ? UNKNOWN_MS : 0),
  });
  const channels = createLookups<ConversationInfo | null>({ now, toKeptMs, renewMs: RENEWED_MS });
  const groups = createLookups<ReadonlyMap<string, string> | null>({
    now,
    toKeptMs: () => KEPT_MS,
    renewMs: RENEWED_MS,
  });
  return { strangers, channels, groups };
}

function toLearner({ channels, groups }: Pick<Kept, 'channels' | 'groups'>): NamesLearner {
  return {
    learnChannel: ({ id, name }, workspace) =>
      channels.change(`${workspace}/${id}`, (known) =>
        known && name ? { ...known, name } : known,
      ),
    learnGroup(group, workspace) {
      const name = toGroupName(group);
      groups.change(workspace, (known) =>
        known && name ? new Map([...known, [group.id, name]]) : known,
      );
    },
  };
}

/** People write the handle. */
function toGroupName({ handle, name }: UsergroupInfo): string {
  return handle || name;
}

function orUnknown<Value>(
  ask: (signal: AbortSignal) => Promise<Value>,
): (signal: AbortSignal) => Promise<Value | null> {
  return async (signal) => {
    try {
      return await ask(signal);
    } catch (error) {
      if (UNKNOWN.includes(codeOf(error))) return null;
      throw error;
    }
  };
}
