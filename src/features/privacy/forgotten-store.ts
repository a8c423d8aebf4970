import type { Forgotten } from '../../core/conversation/forgotten.ts';
import { allRemoved, type PersonalStore } from '../../core/jobs/feature.ts';
import { sayDate } from '../../core/strings/times.ts';
import { privacyStrings } from './strings/index.ts';

/**
 * That something was forgotten is kept, so that it is not read again: what was said is still on the
 * platform.
 */
export function createForgottenStore(forgotten: Pick<Forgotten, 'note' | 'since'>): PersonalStore {
  return {
    name: 'forgotten',
    async describe(scope) {
      const since = scope.type === 'person' ? await forgotten.since(scope) : null;
      return since === null ? null : privacyStrings.forgottenSince(sayDate(since));
    },
    async forget(scope, { until }) {
      if (until === null) await forgotten.note(scope); // Asked again, it was noted at first.
      return allRemoved(0);
    },
    count: String,
  };
}
