import { timeNow } from '../../core/async.ts';
import type { PersonalScope } from '../../core/conversation/forgotten.ts';
import type { PersonalStore } from '../../core/jobs/feature.ts';
import type { Place } from '../../core/messages.ts';
import { joinSentences } from '../../core/strings/wording.ts';
import { planFinish } from './finishing.ts';
import { type AskingJobs, type ForgettingServices, forgetOnce } from './forget-once.ts';
import { privacyStrings } from './strings/index.ts';

/** Who asks for something to be forgotten. */
type ForgetRequest = AskingJobs & {
  /** Where it was asked for. */
  readonly place: Place;
  /** A process that was forgetting has ended: how far it had come is unknown. */
  readonly isResumed: boolean;
};

/**
 * Has every store forget, and says what went. If one fails, the rest waits: repeated, it goes on
 * from there. What is still being worked on is forgotten once that has ended.
 */
export async function forgetAll(
  services: ForgettingServices,
  scope: PersonalScope,
  { place, asking, isResumed }: ForgetRequest,
): Promise<string> {
  const begunAt = timeNow();
  const { removed, left } = await forgetUntilStill(services, scope, { asking, begunAt });
  // What an older version kept, which names alone tell of, is not saved any more.
  const meant = scope.type === 'person' ? { ...scope, name: null } : scope;
  const rest = { scope: meant, place, asking, until: begunAt, tries: 0 };
  await planFinish(services, rest, left);
  const gone = [...removed].flatMap(([store, count]) => (count > 0 ? [store.count(count)] : []));
  const counted = gone.length === 0 ? [] : [privacyStrings.forgotten(gone)];
  const told = [
    ...(isResumed ? [privacyStrings.forgottenUncounted] : counted),
    ...(left.length === 0 ? [] : [privacyStrings.left(left.length)]),
  ];
  return joinSentences([
    ...(told.length === 0 ? [privacyStrings.nothingForgotten] : told),
    ...(scope.type === 'person' ? [privacyStrings.hearsAgain, privacyStrings.cannotTell] : []),
    privacyStrings.answersStay,
  ]);
}

const MAX_ROUNDS = 5;

/**
 * An answer that ends meanwhile is saved where its store may have been asked already. So all are
 * asked once more, and again for as long as there are fewer that are being answered. What was said
 * since the beginning is not meant.
 */
async function forgetUntilStill(
  services: ForgettingServices,
  scope: PersonalScope,
  { asking, begunAt }: AskingJobs & { readonly begunAt: number },
) {
  const removed = new Map<PersonalStore, number>();
  let left: readonly string[] = [];
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const before = left.length;
    const until = round === 1 ? null : begunAt;
    const forgotten = await forgetOnce(services, scope, { asking, until });
    for (const [store, count] of forgotten.removed)
      removed.set(store, (removed.get(store) ?? 0) + count);
    left = forgotten.left;
    if (round > 1 && left.length >= before) break;
  }
  await services.purge();
  return { removed, left };
}
