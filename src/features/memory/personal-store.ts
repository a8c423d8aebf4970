import type { PersonalScope } from '../../core/conversation/forgotten.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { allRemoved, type PersonalStore } from '../../core/jobs/feature.ts';
import type { PassageFilter, PassageIndex } from '../../core/store-ports.ts';
import type { LearnedDocument } from './document-parts.ts';
import type { Documents } from './documents.ts';
import type { IndexWriter } from './index-writer.ts';
import { memoryStrings } from './strings/index.ts';

export type PassageStoreServices = {
  readonly passages: Pick<PassageIndex, 'list' | 'places' | 'purge'>;
  readonly remembered: Pick<IndexWriter, 'forgetNow'>;
};

/** What can be found again, as something that is kept of people. */
export function createPassageStore({ passages, remembered }: PassageStoreServices): PersonalStore {
  const findFilters = async (scope: PersonalScope): Promise<readonly PassageFilter[]> => {
    if (scope.type !== 'person') return toFilters(scope);
    const { platform, workspace, person, name } = scope;
    const places = await passages.places(`${platform}/${workspace}/`);
    return places.flatMap((place) => [
      { place, person },
      ...(name === null ? [] : [{ place, unknown: name }]),
    ]);
  };
  return {
    name: 'passages',
    async describe(scope) {
      let count = 0;
      for (const filter of await findFilters(scope)) count += (await passages.list(filter)).length;
      return count === 0 ? null : memoryStrings.kept(count);
    },
    async forget(scope, { until }) {
      const upTo = until === null ? {} : { until };
      let removed = 0;
      for (const filter of await findFilters(scope))
        removed += await remembered.forgetNow({ ...filter, ...upTo });
      if (removed > 0) await passages.purge();
      return allRemoved(removed);
    },
    count: (n) => memoryStrings.passages(n),
  };
}

function toFilters(scope: Exclude<PersonalScope, { type: 'person' }>): readonly PassageFilter[] {
  const place = toChannelScope(scope.place);
  if (scope.type === 'message') return [{ place, messageId: scope.id }];
  if (scope.type === 'channel') return [{ place }];
  const { thread } = scope.place;
  // What opens a thread has its id, and may be kept as a part of the channel.
  const opening = thread === undefined ? [] : [{ place, messageId: thread }];
  return [{ place, source: scope.conversation }, ...opening];
}

/** Documents that people gave, each a thing of its giver and of its channel. */
export function createDocumentStore(
  documents: Pick<Documents, 'all' | 'remove'>,
  passages: Pick<PassageIndex, 'purge'>,
): PersonalStore {
  const find = async (scope: PersonalScope): Promise<readonly LearnedDocument[]> =>
    (await documents.all()).filter((document) => isWithin(document, scope));
  return {
    name: 'documents',
    async describe(scope) {
      const { length } = await find(scope);
      return length === 0 ? null : memoryStrings.documents(length);
    },
    async forget(scope, { until }) {
      const found = (await find(scope)).filter(({ at }) => until === null || at <= until);
      for (const document of found) await documents.remove(document);
      if (found.length > 0) await passages.purge();
      return allRemoved(found.length);
    },
    count: (n) => memoryStrings.documents(n),
  };
}

function isWithin({ place, person }: LearnedDocument, scope: PersonalScope): boolean {
  if (scope.type === 'channel') return place === toChannelScope(scope.place);
  if (scope.type !== 'person') return false;
  return person === scope.person && place.startsWith(`${scope.platform}/${scope.workspace}/`);
}
