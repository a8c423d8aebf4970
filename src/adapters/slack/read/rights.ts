import type { ConversationInfo, UserInfo } from './payloads.ts';

/**
 * A conversation as Slack itself describes it
 * (docs.slack.dev/reference/objects/conversation-object).
 */
export type ChannelRights = {
  readonly id: string;
  /** The workspace that it belongs to; empty if Slack does not tell. */
  readonly workspace: string;
  /** The person whose direct messages these are; null if it is a channel, or a group. */
  readonly directWith: string | null;
  readonly isPrivate: boolean;
  /**
   * The workspaces whose members can join it if it is public; null if Slack does not say. A channel
   * that is shared with another organization may be open to all of it, which cannot be seen from
   * here.
   */
  readonly openTo: readonly string[] | null;
  /** Archived, or frozen: nothing can be added. */
  readonly isClosed: boolean;
  /** Who may post in the channel, and who in its threads; null: every member. */
  readonly posters: readonly string[] | null;
  readonly repliers: readonly string[] | null;
};

export function toChannel(info: ConversationInfo, workspace: string): ChannelRights {
  const { context_team_id: own, is_read_only: isReadOnly, properties } = info;
  const isHere = own === '' || [own, ...info.shared_team_ids].includes(workspace);
  return {
    id: info.id,
    workspace: isHere ? workspace : own,
    directWith: info.is_im ? info.user : null,
    isPrivate: info.is_private || info.is_mpim,
    openTo: toOpenTo(info, workspace),
    isClosed: info.is_archived || info.is_frozen,
    posters: isReadOnly || info.is_thread_only ? [] : toListed(properties.posting_restricted_to),
    repliers: isReadOnly ? [] : toListed(properties.threads_restricted_to),
  };
}

function toOpenTo(info: ConversationInfo, workspace: string): readonly string[] | null {
  if (isOpenToOthers(info, workspace)) return null;
  const others = info.shared_team_ids.filter((id) => id !== workspace);
  // It is shared, and is not told with whom.
  if ((info.is_shared || info.is_org_shared) && others.length === 0) return null;
  return [workspace, ...others];
}

/**
 * Whether another organisation reads along, or all of this one. One that was invited reads what
 * was said before, once it comes.
 */
function isOpenToOthers(info: ConversationInfo, workspace: string): boolean {
  const { connected_team_ids: connected, internal_team_ids: internal } = info;
  const own = [workspace, info.context_team_id, ...internal];
  const isInvited =
    info.is_pending_ext_shared || info.pending_shared || info.pending_connected_team_ids;
  const isConnected = connected.some((id) => !own.includes(id));
  return info.is_ext_shared || info.is_global_shared || isInvited || isConnected;
}

/**
 * The people who are named. Who belongs to the named kinds of people (`admin`, `ra`) is not known
 * here, so they are left out.
 */
function toListed({ type, user }: Restriction): readonly string[] | null {
  return type.length + user.length === 0 ? null : user;
}

type Restriction = ConversationInfo['properties']['posting_restricted_to'];

/** Whether a person is an admin of this workspace; an admin of another is not one here. */
export function isWorkspaceAdmin(user: UserInfo, workspace: string): boolean {
  const teams = [user.team_id, ...user.enterprise_user.teams];
  if (!teams.includes(workspace) || user.deleted) return false;
  return user.is_admin || user.is_owner;
}

/**
 * Whether a person may read or write there: members may, also in channels that everyone could
 * join.
 */
export function may(
  access: 'read' | 'write',
  person: string,
  channel: ChannelRights,
  { isListed, isInThread }: { readonly isListed: boolean; readonly isInThread: boolean },
): boolean {
  const isIn = channel.directWith === null ? isListed : channel.directWith === person;
  if (access === 'read' || !isIn) return isIn;
  const posters = isInThread ? channel.repliers : channel.posters;
  return !channel.isClosed && (posters?.includes(person) ?? true);
}

/**
 * Whether everyone who can read `here` can also read `place`, by the members of both. A public
 * channel can be read by people who are not members: by all of the workspaces that it is open to.
 */
export function isOpenToAll(place: ChannelRights, here: ChannelRights, members: Members): boolean {
  if (place.directWith !== null || here.directWith !== null) return false;
  if (here.openTo === null) return false; // Members of other organisations may read along.
  if (!here.isPrivate && (place.isPrivate || !isSharedAsFar(place, here.openTo))) return false;
  const readers = new Set(members.place);
  return members.here.every((person) => readers.has(person));
}

/** What is open to more than is told is open to those at least who are told of. */
function isSharedAsFar({ openTo, workspace }: ChannelRights, teams: readonly string[]): boolean {
  const known = openTo ?? [workspace];
  return teams.every((team) => known.includes(team));
}

type Members = { readonly place: readonly string[]; readonly here: readonly string[] };
