import type { PersonalScope } from '../../core/conversation/forgotten.ts';
import type { PersonalStore } from '../../core/jobs/feature.ts';
import { joinSentences } from '../../core/strings/sentences.ts';
import { privacyStrings } from './strings/index.ts';

export type ForgettingServices = {
  readonly stores: () => readonly PersonalStore[];
  /** Erases what deleted rows have left in the files of the store. */
  readonly purge: () => Promise<void>;
};

/**
 * Has every store forget, and says what went. Where one fails the rest waits: done again, it goes
 * on from there.
 */
export async function forgetAll(
  { stores, purge }: ForgettingServices,
  scope: PersonalScope,
  except: readonly string[],
): Promise<string> {
  const gone: string[] = [];
  let left = 0;
  for (const store of stores()) {
    const forgotten = await store.forget(scope, except);
    if (forgotten.removed > 0) gone.push(store.count(forgotten.removed));
    left += forgotten.left;
  }
  await purge();
  return joinSentences([
    gone.length === 0 ? privacyStrings.nothingForgotten : privacyStrings.forgotten(gone),
    ...(scope.type === 'person' ? [privacyStrings.hearsAgain, privacyStrings.cannotTell] : []),
    ...(left === 0 ? [] : [privacyStrings.left(left)]),
    privacyStrings.answersStay,
  ]);
}
