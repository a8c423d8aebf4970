import { timeNow } from '../clock.ts';
import type { PersonalScope } from '../conversation/forgotten.ts';
import type { History } from '../conversation/history.ts';
import { isSaidBy } from '../conversation/history-record.ts';
import type { Places } from '../conversation/known-places.ts';
import { type SettingsStore, toChannelScope, toPersonScope } from '../conversation/settings.ts';
import type { UsageBook } from '../conversation/usage.ts';
import { type IncomingEvent, messageOf, personOf, toMessageKey } from '../events.ts';
import type { Job } from '../job.ts';
import { type Message, type Place, toConversation } from '../messages.ts';
import type { Blobs, Inbox } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { toIds } from './ephemeral.ts';
import { allRemoved, type PersonalStore } from './feature.ts';

export type PersonalStoreServices = {
  readonly history: History;
  readonly inbox: Inbox;
  readonly blobs: Pick<Blobs, 'forget'>;
  readonly settings: SettingsStore;
  readonly usage: UsageBook;
  readonly places: Places;
};

/** What the core keeps of people. */
export function createPersonalStores(services: PersonalStoreServices): readonly PersonalStore[] {
  return [
    createHistoryStore(services),
    createJobStore(services),
    createSettingsStore(services),
    createUsageStore(services),
    createPlaceStore(services),
  ];
}

/** The beginning of the keys of all conversations that are meant; some others may share it. */
function toPrefix(scope: PersonalScope): string {
  switch (scope.type) {
    case 'person':
      return `${scope.platform}/${scope.workspace}/`;
    case 'conversation':
      return scope.conversation;
    default:
      return toChannelScope(scope.place);
  }
}

/** Whether a conversation is among those that are meant. */
function isIn(conversation: string, scope: PersonalScope): boolean {
  const prefix = toPrefix(scope);
  if (prefix.endsWith('/') || conversation === prefix) return conversation.startsWith(prefix);
  const next = conversation.startsWith(prefix) ? conversation.charAt(prefix.length) : '';
  return next === '#' || (next === '/' && scope.type !== 'conversation');
}

function createHistoryStore({ history, inbox }: PersonalStoreServices): PersonalStore {
  const list = async (scope: PersonalScope): Promise<readonly string[]> => {
    const all = await history.list(toPrefix(scope));
    return all.filter((conversation) => isIn(conversation, scope));
  };
  const forgetIn = async (conversation: string, scope: PersonalScope): Promise<number> => {
    if (scope.type === 'person')
      return history.forgetUnwanted(conversation, {
        ...{ person: scope.person, name: scope.name, at: timeNow() },
      });
    if (scope.type !== 'message') return history.forget(conversation);
    const messageKey = toMessageKey(scope.place, scope.id);
    const job = await inbox.find({ messageKey });
    const isAnswer = job?.posted.some(({ id }) => id === scope.id);
    const ids = [scope.id, ...(job && isAnswer ? toIds(job) : [])];
    return history.forgetUnwanted(conversation, { ids });
  };
  return {
    name: 'history',
    async describe(scope) {
      let turns = 0;
      for (const conversation of await list(scope)) {
        const past = await history.load(conversation);
        turns += past.turns.filter(
          (turn) => scope.type !== 'person' || isSaidBy({ ...turn, people: [] }, scope),
        ).length;
      }
      return turns === 0 ? null : strings.keptTurns(turns);
    },
    async forget(scope) {
      let removed = 0;
      for (const conversation of await list(scope)) removed += await forgetIn(conversation, scope);
      return allRemoved(removed);
    },
    count: (n) => strings.keptMessages(n),
  };
}

type FoundJob = Pick<Job, 'id' | 'files'> & {
  /** What somebody else asked for is not taken from them before it is done. */
  readonly isAwaited: boolean;
};

/** The requests of people, and what was answered. */
export function createJobStore({
  inbox,
  blobs,
}: {
  readonly inbox: Pick<Inbox, 'list' | 'strip'>;
  readonly blobs: Pick<Blobs, 'forget'>;
}): PersonalStore {
  return {
    name: 'jobs',
    async describe(scope) {
      const { length } = await findJobs(inbox, scope, []);
      return length === 0 ? null : strings.keptRequests(length);
    },
    async forget(scope, except) {
      const found = await findJobs(inbox, scope, except);
      let left = 0;
      for (const { id, files, isAwaited } of found) {
        if (isAwaited || !(await inbox.strip(id))) left += 1;
        else for (const { hash } of files) await blobs.forget(hash);
      }
      return { removed: found.length - left, left };
    },
    count: (n) => strings.keptRequestCount(n),
  };
}

/** The jobs that hold words which are meant, and those made from them. */
async function findJobs(
  inbox: Pick<Inbox, 'list'>,
  scope: PersonalScope,
  except: readonly string[],
): Promise<readonly FoundJob[]> {
  const found: FoundJob[] = [];
  const linked = new Set<string>();
  const look = (job: Job): void => {
    const { id, files, derived, successor, events } = job;
    const isLinked = [id, ...events.map(({ key }) => key)].some((name) => linked.has(name));
    const isMeant = isLinked || (isIn(job.conversation, scope) && holds(job, scope));
    if (!isMeant || except.includes(id)) return;
    // What was made from it was accepted later, and so is seen later.
    for (const made of [...derived, successor]) if (made !== null) linked.add(made);
    if (!isStripped(job)) found.push({ id, files, isAwaited: !isLinked && isAwaited(job, scope) });
  };
  let jobs = await inbox.list(toPrefix(scope), null);
  while (jobs.length > 0) {
    for (const job of jobs) look(job);
    jobs = await inbox.list(toPrefix(scope), jobs.at(-1)?.id ?? null);
  }
  return found;
}

function isAwaited({ events, state }: Job, scope: PersonalScope): boolean {
  const people = events.map(personOf);
  const isOthers =
    scope.type === 'person' && people.every((who) => who !== null && who !== scope.person);
  return isOthers && state !== 'done' && state !== 'dropped';
}

function holds(job: Job, scope: PersonalScope): boolean {
  switch (scope.type) {
    case 'person':
      return [...job.people, ...job.events.flatMap(peopleIn)].includes(scope.person);
    case 'message':
      return [...job.events.map(messageIdOf), ...job.posted.map(({ id }) => id)].includes(scope.id);
    default:
      // What tidies up holds nobody's words.
      return job.events.some((event) => event.type !== 'scheduled' || personOf(event) !== null);
  }
}

/** Who said it, and whom it quotes. */
function peopleIn(event: IncomingEvent): readonly string[] {
  const said = personOf(event);
  const about = event.type === 'command' ? event.about : undefined;
  const quoted = messageIn(event)?.quoted.flatMap(({ person }) => person ?? []) ?? [];
  return [...(said === null ? [] : [said]), ...(about === undefined ? [] : [about]), ...quoted];
}

function messageIn(event: IncomingEvent): Message | null {
  if (event.type === 'message' || event.type === 'edit') return event.message;
  return event.type === 'scheduled' ? messageOf(event) : null;
}

function messageIdOf(event: IncomingEvent): string | null {
  return event.type === 'command' ? event.messageId : (messageIn(event)?.id ?? null);
}

function isStripped({ removedAt, events, text, data, rounds }: Job): boolean {
  const isSilent = events.every(
    (event) => event.type !== 'message' || (event.message.text === '' && !event.message.names),
  );
  return removedAt !== null && isSilent && text === '' && data === null && rounds.length === 0;
}

function createSettingsStore({ settings }: PersonalStoreServices): PersonalStore {
  const toScope = (scope: PersonalScope) =>
    scope.type === 'person' ? toPersonScope(scope.platform, scope.person) : null;
  return {
    name: 'settings',
    async describe(scope) {
      const own = toScope(scope);
      if (own === null) return null;
      const { timeZone, voiceNotes, memory } = await settings.get(own);
      const isSet = timeZone !== null || voiceNotes !== null || memory !== null;
      if (!isSet) return null;
      return timeZone === null ? strings.keptSettings : strings.keptZone(timeZone);
    },
    async forget(scope) {
      const own = toScope(scope);
      if (own === null) return allRemoved(0);
      const { memory } = await settings.get(own);
      const isForgotten = await settings.forget(own);
      // That nothing of theirs is to be remembered is no reason to begin again.
      if (memory === false) await settings.set(own, { memory });
      return allRemoved(isForgotten ? 1 : 0);
    },
    count: () => strings.forgottenSettings,
  };
}

function createUsageStore({ usage }: PersonalStoreServices): PersonalStore {
  return {
    name: 'usage',
    async describe(scope) {
      if (scope.type !== 'person') return null;
      const { people } = await usage.read(scope, 'month');
      return people.has(scope.person) ? strings.keptUsage : null;
    },
    async forget(scope) {
      return allRemoved(scope.type === 'person' ? await usage.forget(scope, scope.person) : 0);
    },
    count: (n) => strings.keptUsageDays(n),
  };
}

/** That Parley was spoken to in a place: where it looks for what it missed. */
function createPlaceStore({ places }: PersonalStoreServices): PersonalStore {
  const isMeant = (place: Place, scope: PersonalScope) =>
    (scope.type === 'channel' || scope.type === 'conversation') &&
    isIn(toConversation(place), scope);
  return {
    name: 'places',
    describe: async () => null,
    async forget(scope) {
      if (!('place' in scope)) return allRemoved(0);
      const known = await places.list(scope.place.platform);
      const meant = known.filter(({ place }) => isMeant(place, scope));
      for (const { place } of meant) await places.forget(place);
      return allRemoved(0);
    },
    count: (n) => String(n),
  };
}
