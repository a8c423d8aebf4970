import { timeNow } from '../async.ts';
import type { PersonalScope } from '../conversation/forgotten.ts';
import type { History } from '../conversation/history.ts';
import type { Places } from '../conversation/known-places.ts';
import { type SettingsStore, toPersonScope } from '../conversation/settings.ts';
import { isSaidBy } from '../conversation/unwanted.ts';
import { toMessageKey } from '../events.ts';
import { type Place, toConversation } from '../messages.ts';
import type { Blobs, Inbox } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { toIds } from './ephemeral.ts';
import { allRemoved, type Forgetting, type PersonalStore } from './feature.ts';
import { findJobs, isIn, type MeantJobs, toScopePrefix } from './meant-jobs.ts';
import type { UsageBook } from './usage.ts';

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

/** What was said in conversations with Parley. */
export function createHistoryStore({
  history,
  inbox,
}: {
  readonly history: Pick<History, 'list' | 'load' | 'forget' | 'forgetUnwanted'>;
  readonly inbox: Pick<Inbox, 'list' | 'find'>;
}): PersonalStore {
  const list = async (scope: PersonalScope): Promise<readonly string[]> => {
    const all = await history.list(toScopePrefix(scope));
    return all.filter((conversation) => scope.type === 'message' || isIn(conversation, scope));
  };
  const toUnwanted = async (scope: PersonalScope, until: number | null, jobs: MeantJobs) => {
    const { repeated, answered } = jobs;
    if (scope.type === 'person') {
      const { person, name } = scope;
      const unwanted = { person, name, at: until ?? timeNow(), repeated };
      return () => unwanted;
    }
    if (scope.type !== 'message') return null;
    const job = await inbox.find({ messageKey: toMessageKey(scope.place, scope.id) });
    const isAnswer = job?.posted.some(({ id }) => id === scope.id);
    const own = [scope.id, ...(job && isAnswer ? toIds(job) : [])];
    return (conversation: string) => ({
      ids: isIn(conversation, scope) ? own : [],
      repeated: [scope.id, ...repeated],
      answers: answered.get(conversation) ?? [],
    });
  };
  /** What jobs have saved since: nothing else that was said by now is touched. */
  const forgetSaved = async (scope: PersonalScope, forgetting: Forgetting): Promise<number> => {
    const jobs = await findJobs(inbox, scope, forgetting);
    const unwanted = await toUnwanted(scope, forgetting.until, jobs);
    let removed = 0;
    for (const [conversation, within] of jobs.answered) {
      const { turns } = await history.load(conversation);
      if (!turns.some(({ ids }) => ids.some((id) => within.includes(id)))) continue;
      const all = { ids: within, answers: within, repeated: [] };
      const meant = { ...(unwanted?.(conversation) ?? all), within };
      removed += await history.forgetUnwanted(conversation, meant);
    }
    return removed;
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
    async forget(scope, forgetting) {
      if (forgetting.until !== null) return allRemoved(await forgetSaved(scope, forgetting));
      const isOfWords = scope.type === 'person' || scope.type === 'message';
      const unwanted = isOfWords
        ? await toUnwanted(scope, null, await findJobs(inbox, scope))
        : null;
      let removed = 0;
      for (const conversation of await list(scope))
        removed += unwanted
          ? await history.forgetUnwanted(conversation, unwanted(conversation))
          : await history.forget(conversation);
      return allRemoved(removed);
    },
    count: (n) => strings.keptMessages(n),
  };
}

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
      const { length } = (await findJobs(inbox, scope)).found;
      return length === 0 ? null : strings.keptRequests(length);
    },
    async forget(scope, forgetting) {
      const { found } = await findJobs(inbox, scope, forgetting);
      const left: string[] = [];
      for (const { id, files, conversation, isAwaited } of found) {
        if (isAwaited || !(await inbox.strip(id))) left.push(conversation);
        else for (const { hash } of files) await blobs.forget(hash);
      }
      return { removed: found.length - left.length, left };
    },
    count: (n) => strings.keptRequestCount(n),
  };
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
    async forget(scope, { until }) {
      const own = toScope(scope);
      if (own === null || until !== null) return allRemoved(0);
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
    async forget(scope, { until }) {
      if (scope.type !== 'person' || until !== null) return allRemoved(0);
      return allRemoved(await usage.forget(scope, scope.person));
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
    async forget(scope, { until }) {
      if (!('place' in scope) || until !== null) return allRemoved(0);
      const known = await places.list(scope.place.platform);
      const meant = known.filter(({ place }) => isMeant(place, scope));
      for (const { place } of meant) await places.forget(place);
      return allRemoved(0);
    },
    count: (n) => String(n),
  };
}
