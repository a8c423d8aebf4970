import { timeNow } from '../../core/clock.ts';
import { parseAction } from '../../core/content.ts';
import type { PersonalScope } from '../../core/conversation/forgotten.ts';
import type { ForgottenCount, IsExempt, PersonalStore } from '../../core/jobs/feature.ts';
import { joinSentences } from '../../core/strings/sentences.ts';
import { privacyStrings } from './strings/index.ts';

export type ForgettingServices = {
  readonly stores: () => readonly PersonalStore[];
  /** Erases what deleted rows have left in the files of the store. */
  readonly purge: () => Promise<void>;
};

/** The name of the command, and the verb of its button. */
export const FORGET = 'forget';

/**
 * Has every store forget, and says what went. Where one fails the rest waits: done again, it goes
 * on from there. `asking`: the jobs that ask for it, by their ids.
 */
export async function forgetAll(
  { stores, purge }: ForgettingServices,
  scope: PersonalScope,
  asking: readonly string[],
): Promise<string> {
  const isExempt: IsExempt = (job) => asking.includes(job.id) || isForgetting(job);
  const { removed, left } = await forgetUntilStill(stores(), (store, until) =>
    store.forget(scope, { isExempt, until }),
  );
  await purge();
  const gone = [...removed].flatMap(([store, count]) => (count > 0 ? [store.count(count)] : []));
  return joinSentences([
    gone.length === 0 ? privacyStrings.nothingForgotten : privacyStrings.forgotten(gone),
    ...(scope.type === 'person' ? [privacyStrings.hearsAgain, privacyStrings.cannotTell] : []),
    ...(left === 0 ? [] : [privacyStrings.left(left)]),
    privacyStrings.answersStay,
  ]);
}

/**
 * Who asks for words to be forgotten repeats none, and has it done whatever others have forgotten
 * at the same time.
 */
const isForgetting: IsExempt = ({ events: [event] }) => {
  if (event?.type === 'command') return event.name === FORGET;
  return event?.type === 'action' && parseAction(event.action).verb === FORGET;
};

const MAX_ROUNDS = 5;

/**
 * An answer that ends meanwhile is saved where its store may have been asked already. So all are
 * asked once more, and again for as long as there are fewer that are being answered. What was said
 * since the beginning is not meant.
 */
async function forgetUntilStill(
  stores: readonly PersonalStore[],
  forget: (store: PersonalStore, until: number | null) => Promise<ForgottenCount>,
) {
  const removed = new Map(stores.map((store) => [store, 0]));
  const begunAt = timeNow();
  let left = 0;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const before = left;
    left = 0;
    for (const [store, count] of removed) {
      const forgotten = await forget(store, round === 1 ? null : begunAt);
      removed.set(store, count + forgotten.removed);
      left += forgotten.left;
    }
    if (round > 1 && left >= before) break;
  }
  return { removed, left };
}
