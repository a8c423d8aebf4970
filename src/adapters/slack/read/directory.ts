import { type Place, toConversation } from '../../../core/messages.ts';
import type { Directory, Person } from '../../../core/ports.ts';
import type { WebApi } from '../client.ts';
import { codeOf } from '../failures.ts';
import { toPlace } from '../places.ts';
import { createLookups } from './lookups.ts';
import { createNames, type NamesLearner } from './names.ts';
import { createObstacles } from './obstacles.ts';
import { conversationSchema, membersPageSchema, type UserInfo, userSchema } from './payloads.ts';
import { type ChannelRights, isOpenToAll, isWorkspaceAdmin, may, toChannel } from './rights.ts';

export type DirectoryOptions = { readonly api: WebApi; readonly now: () => number };

const PAGE = 999; // docs.slack.dev/reference/methods/conversations.members: under 1,000
const MAX_PAGES = 20;

/** A person's name is better old than missing: Slack may be slow, or refuse to tell. */
const PERSON_MS = 24 * 60 * 60_000;

/** Slack tells at once who is called otherwise, where the app is subscribed to `user_change`. */
const RENEWED_MS = 5 * 60_000;

/**
 * The id of a conversation, as opposed to its name or a person's id
 * (docs.slack.dev/reference/objects/conversation-object).
 */
const CONVERSATION = /^[CDG][A-Z0-9]{1,20}$/;

/** What Slack tells of people by itself. */
type PeopleLearner = { learnPerson(user: UserInfo, workspace: string): void };

/** The organization that a person belongs to; null if Slack does not tell it in time. */
type TeamFinder = { findTeam(person: string, workspace: string): Promise<string | null> };

const TEAM_WITHIN_MS = 3_000;

/** That a channel is open to all is true a moment longer: not each press asks for it. */
const CHANNEL_MS = 30_000;

/**
 * Who the people of a workspace are, and what they may do. People are cached for a while, rights
 * are asked for each time.
 */
export function createDirectory(
  options: DirectoryOptions,
): Directory & PeopleLearner & NamesLearner & TeamFinder {
  const { api } = options;
  const people = createPeople(options);
  const isOpen: Directory['isOpenToAll'] = (place, here, signal) =>
    isPlaceOpenToAll(api, place, here, signal);
  const isThere = createIsThere(options, people.find);
  const names = createNames({ ...options, person: people.find, isOpenToAll: isOpen });
  return {
    async person(id, place, signal) {
      const { name, timeZone, locale } = await people.find(id, place, signal);
      return { name, timeZone, locale };
    },
    learnPerson: people.learnPerson,
    learnChannel: names.learnChannel,
    learnGroup: names.learnGroup,
    name: names.find,
    async findTeam(person, workspace) {
      const signal = AbortSignal.timeout(TEAM_WITHIN_MS);
      const user = await people.ask(person, workspace, signal).catch(() => null);
      return user?.team_id || null;
    },
    isAdmin: async (person, { workspace }, signal) =>
      isWorkspaceAdmin(await people.ask(person, workspace, signal), workspace),
    isMember: isThere,
    async authorize(access, person, { named }, signal) {
      const { thread } = named;
      const channel = await askChannel(api, named, signal);
      if (!channel) return null;
      const isListed = channel.directWith === null && (await isMember(api, named, person, signal));
      const isInThread = thread !== undefined;
      if (!may(access, person, channel, { isListed, isInThread })) return null;
      return toPlace(channel.workspace, channel.id, thread);
    },
    isOpenToAll: isOpen,
    obstacle: createObstacles(options),
  };
}

/**
 * In a public channel everyone of its workspaces is at home but guests, who see only those that
 * they are members of.
 */
function createIsThere(
  { api, now }: DirectoryOptions,
  findPerson: People['find'],
): Directory['isMember'] {
  const channels = createLookups<ChannelRights | null>({
    now,
    toKeptMs: (channel) => (channel ? CHANNEL_MS : 0),
  });

  const isAtHome = async ({ openTo, workspace }: ChannelRights, id: string, place: Place) => {
    const signal = AbortSignal.timeout(TEAM_WITHIN_MS);
    const person = await findPerson(id, place, signal).catch(() => null);
    const teams = openTo ?? [workspace];
    return person !== null && !person.isGuest && person.teams.some((team) => teams.includes(team));
  };

  return async (person, place, signal) => {
    const ask = (late: AbortSignal) => askChannel(api, place, late);
    const channel = await channels.find(toChannelKey(place), ask, signal);
    if (!channel) throw new Error('Slack does not tell of a channel');
    if (channel.directWith !== null) return channel.directWith === person;
    if (!channel.isPrivate && (await isAtHome(channel, person, place))) return true;
    return isMember(api, place, person, signal);
  };
}

async function isPlaceOpenToAll(
  api: WebApi,
  place: Place,
  here: Place,
  signal: AbortSignal,
): Promise<boolean> {
  if (toChannelKey(place) === toChannelKey(here)) return true; // So are its threads.
  const [read, shown] = await Promise.all([
    askChannel(api, place, signal),
    askChannel(api, here, signal),
  ]);
  if (!read || !shown) return false;
  const members = {
    place: await askMembers(api, place, signal),
    here: await askMembers(api, here, signal),
  };
  return isOpenToAll(read, shown, members);
}

function toChannelKey({ thread: _, ...channel }: Place): string {
  return toConversation(channel);
}

/** Null if there is no such conversation, or if Parley cannot see it. */
async function askChannel(
  api: WebApi,
  { workspace, channel }: Place,
  signal: AbortSignal,
): Promise<ChannelRights | null> {
  if (!CONVERSATION.test(channel)) return null;
  try {
    const reply = await api.ask(workspace, 'conversations.info', { channel }, signal);
    return toChannel(conversationSchema.parse(reply).channel, workspace);
  } catch (error) {
    if (codeOf(error) === 'channel_not_found') return null;
    throw error;
  }
}

async function isMember(
  api: WebApi,
  place: Place,
  person: string,
  signal: AbortSignal,
): Promise<boolean> {
  for await (const members of listMembers(api, place, signal))
    if (members.includes(person)) return true;
  return false;
}

async function askMembers(api: WebApi, place: Place, signal: AbortSignal): Promise<string[]> {
  const all: string[] = [];
  for await (const members of listMembers(api, place, signal)) all.push(...members);
  return all;
}

/** Throws if there are more members than are read: it is not known who the others are. */
async function* listMembers(
  api: WebApi,
  { workspace, channel }: Place,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  let cursor = '';
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const args = { channel, limit: PAGE, ...(cursor === '' ? {} : { cursor }) };
    const reply = await api.ask(workspace, 'conversations.members', args, signal);
    const { members, response_metadata } = membersPageSchema.parse(reply);
    yield members;
    cursor = response_metadata.next_cursor;
    if (cursor === '') return;
  }
  throw new Error('a channel has too many members to list');
}

type KnownPerson = Person & { readonly isGuest: boolean; readonly teams: readonly string[] };

type People = PeopleLearner & {
  /** A person's name, time zone and language, which may be some minutes old. */
  find(id: string, place: Place, signal: AbortSignal): Promise<KnownPerson>;
  /** What Slack says of a person now. */
  ask(id: string, workspace: string, signal: AbortSignal): Promise<UserInfo>;
};

function createPeople({ api, now }: DirectoryOptions): People {
  const people = createLookups<KnownPerson>({
    now,
    toKeptMs: () => PERSON_MS,
    renewMs: RENEWED_MS,
  });

  const ask: People['ask'] = async (id, workspace, signal) => {
    const args = { user: id, include_locale: true };
    const { user } = userSchema.parse(await api.ask(workspace, 'users.info', args, signal));
    people.keep(`${workspace}/${id}`, toPerson(user));
    return user;
  };

  // Events tell no language (docs.slack.dev/reference/events/user_change): what is known stays.
  const learnPerson: People['learnPerson'] = (user, workspace) => {
    const told = toPerson(user);
    people.change(`${workspace}/${user.id}`, (known) => ({
      ...told,
      locale: told.locale ?? known.locale,
    }));
  };

  return {
    ask,
    learnPerson,
    find: (id, { workspace }, signal) =>
      people.find(
        `${workspace}/${id}`,
        async (late) => toPerson(await ask(id, workspace, late)),
        signal,
      ),
  };
}

function toPerson(user: UserInfo): KnownPerson {
  const { profile, real_name, name, tz, locale } = user;
  return {
    isGuest: user.is_restricted || user.is_ultra_restricted,
    teams: [user.team_id, ...user.enterprise_user.teams].filter((team) => team !== ''),
    name: profile.display_name || real_name || name,
    timeZone: tz || null,
    locale: locale || null,
  };
}
