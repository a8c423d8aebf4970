import type { Place } from '../../core/message.ts';
import type { Directory, Person } from '../../core/ports.ts';
import type { Api } from './client.ts';
import { type Bag, textOf, textsOf, toBag } from './json.ts';

export type DirectoryOptions = { readonly api: Api; readonly now: () => number };

const PAGE = 200;
const MAX_PAGES = 10;

const MAX_PEOPLE = 1_000;
const PERSON_MS = 60 * 60_000;

/** Who is who in a workspace, and who may what there. */
export function createDirectory(options: DirectoryOptions): Directory {
  const people = new Map<string, { readonly person: Person; readonly until: number }>();
  const { api, now } = options;

  return {
    async person(id, { workspace }, signal) {
      const key = `${workspace}/${id}`;
      const known = people.get(key);
      if (known && known.until > now()) return known.person;
      const args = { user: id, include_locale: true };
      const { user } = await api.ask(workspace, 'users.info', args, signal);
      const person = toPerson(toBag(user), workspace);
      people.delete(key);
      const [oldest] = people.keys();
      if (oldest !== undefined && people.size >= MAX_PEOPLE) people.delete(oldest);
      people.set(key, { person, until: now() + PERSON_MS });
      return person;
    },
    readable: (person, places, signal) =>
      Promise.all(places.map((place) => isMember(options, person, place, signal))),
    writable: (person, place, signal) => mayWrite(options, person, place, signal),
  };
}

function toPerson(user: Bag, workspace: string): Person {
  const profile = toBag(user.profile);
  const isHere = textOf(user, 'team_id') === workspace; // An admin elsewhere is none here.
  return {
    name: textOf(profile, 'display_name') || textOf(user, 'real_name') || textOf(user, 'name'),
    isAdmin: isHere && (user.is_admin === true || user.is_owner === true),
    timeZone: textOf(user, 'tz') || null,
    locale: textOf(user, 'locale') || null,
  };
}

async function isMember(
  { api }: DirectoryOptions,
  person: string,
  { workspace, channel }: Place,
  signal: AbortSignal,
): Promise<boolean> {
  let cursor = '';
  try {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const args = { channel, limit: PAGE, ...(cursor === '' ? {} : { cursor }) };
      const reply = await api.ask(workspace, 'conversations.members', args, signal);
      if (textsOf(reply, 'members').includes(person)) return true;
      cursor = textOf(toBag(reply.response_metadata), 'next_cursor');
      if (cursor === '') return false;
    }
  } catch {
    signal.throwIfAborted();
  }
  return false; // Unknown means no.
}

/** A member may write where nobody is kept from it. */
async function mayWrite(
  options: DirectoryOptions,
  person: string,
  place: Place,
  signal: AbortSignal,
): Promise<boolean> {
  if (!(await isMember(options, person, place, signal))) return false;
  try {
    const args = { channel: place.channel };
    const reply = await options.api.ask(place.workspace, 'conversations.info', args, signal);
    const channel = toBag(reply.channel);
    const closed = ['is_archived', 'is_read_only', 'is_thread_only', 'is_frozen'];
    return closed.every((flag) => channel[flag] !== true);
  } catch {
    signal.throwIfAborted();
    return false; // Unknown means no.
  }
}
