import { type Bag, textOf, textsOf, toBag } from '../json.ts';

/** A conversation as Slack itself describes it (docs.slack.dev/reference/objects/conversation-object). */
export type Channel = {
  readonly id: string;
  /** The workspace that it belongs to; empty where Slack does not tell. */
  readonly workspace: string;
  /** The person whose direct messages these are; null where it is a channel, or a group. */
  readonly directWith: string | null;
  readonly isPrivate: boolean;
  /** Archived, or frozen: nothing can be added. */
  readonly isClosed: boolean;
  /** Who may post in the channel, and who in its threads; null: every member. */
  readonly posters: readonly string[] | null;
  readonly repliers: readonly string[] | null;
};

export function toChannel(channel: Bag, workspace: string): Channel {
  const properties = toBag(channel.properties);
  const isReadOnly = channel.is_read_only === true;
  const own = textOf(channel, 'context_team_id');
  const isHere = own === '' || [own, ...textsOf(channel, 'shared_team_ids')].includes(workspace);
  return {
    id: textOf(channel, 'id'),
    workspace: isHere ? workspace : own,
    directWith: channel.is_im === true ? textOf(channel, 'user') : null,
    isPrivate: channel.is_private !== false || channel.is_mpim === true,
    isClosed: channel.is_archived === true || channel.is_frozen === true,
    posters:
      isReadOnly || channel.is_thread_only === true
        ? []
        : toListed(toBag(properties.posting_restricted_to)),
    repliers: isReadOnly ? [] : toListed(toBag(properties.threads_restricted_to)),
  };
}

/** Those who are named. Whom the named kinds of people (`admin`, `ra`) include is not known here, and so nobody. */
function toListed(limit: Bag): readonly string[] | null {
  return textsOf(limit, 'type').length + textsOf(limit, 'user').length === 0
    ? null
    : textsOf(limit, 'user');
}

/** Whether somebody is an admin of this workspace; one of another is none here. */
export function isAdmin(user: Bag, workspace: string): boolean {
  const teams = [textOf(user, 'team_id'), ...textsOf(toBag(user.enterprise_user), 'teams')];
  if (!teams.includes(workspace) || user.deleted === true) return false;
  return user.is_admin === true || user.is_owner === true;
}

/** Whether somebody may read or write there: a member, also of a channel that all of the workspace could join. */
export function may(
  access: 'read' | 'write',
  person: string,
  channel: Channel,
  { isListed, isInThread }: { readonly isListed: boolean; readonly isInThread: boolean },
): boolean {
  const isIn = channel.directWith === null ? isListed : channel.directWith === person;
  if (access === 'read' || !isIn) return isIn;
  const posters = isInThread ? channel.repliers : channel.posters;
  return !channel.isClosed && (posters?.includes(person) ?? true);
}

/** Whether everyone who can read `here` can read `place`, by the members of both: a public channel can be looked into from outside. */
export function isOpenToAll(place: Channel, here: Channel, members: Members): boolean {
  if (place.directWith !== null || here.directWith !== null) return false;
  if (place.isPrivate && !here.isPrivate) return false;
  const readers = new Set(members.place);
  return members.here.every((person) => readers.has(person));
}

export type Members = { readonly place: readonly string[]; readonly here: readonly string[] };
