import { toChannelScope } from '../../core/conversation/settings.ts';
import { allRemoved, type PersonalScope, type PersonalStore } from '../../core/jobs/feature.ts';
import type { PassageFilter, PassageIndex } from '../../core/store-ports.ts';
import type { Remembered } from './remembered.ts';
import { memoryStrings } from './strings/en.ts';

export type PassageStoreServices = {
  readonly passages: Pick<PassageIndex, 'list' | 'places'>;
  readonly remembered: Pick<Remembered, 'forgetNow'>;
};

/** What can be found again, as something that is kept of people. */
export function createPassageStore({ passages, remembered }: PassageStoreServices): PersonalStore {
  const toFilters = async (scope: PersonalScope): Promise<readonly PassageFilter[]> => {
    if (scope.type !== 'person') return [toFilter(scope)];
    const { platform, workspace, person } = scope;
    const places = await passages.places(`${platform}/${workspace}/`);
    return places.map((place) => ({ place, person }));
  };
  return {
    name: 'passages',
    async describe(scope) {
      let count = 0;
      for (const filter of await toFilters(scope)) count += (await passages.list(filter)).length;
      return count === 0 ? null : memoryStrings.kept(count);
    },
    async forget(scope) {
      let removed = 0;
      for (const filter of await toFilters(scope)) removed += await remembered.forgetNow(filter);
      return allRemoved(removed);
    },
    count: memoryStrings.passages,
  };
}

function toFilter(scope: Exclude<PersonalScope, { type: 'person' }>): PassageFilter {
  const place = toChannelScope(scope.place);
  if (scope.type === 'message') return { place, messageId: scope.id };
  return scope.type === 'channel' ? { place } : { place, source: scope.conversation };
}
