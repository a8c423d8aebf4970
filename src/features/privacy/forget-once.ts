import { parseAction } from '../../core/content.ts';
import type { PersonalScope } from '../../core/conversation/forgotten.ts';
import type { Forgetting, IsExempt, PersonalStore } from '../../core/jobs/feature.ts';
import type { Inbox } from '../../core/store-ports.ts';

export type ForgettingServices = {
  readonly stores: () => readonly PersonalStore[];
  /** Erases what deleted rows have left in the files of the store. */
  readonly purge: () => Promise<void>;
  readonly inbox: Pick<Inbox, 'accept'>;
};

/** The name of the command and of what finishes it, and the verb of its button. */
export const FORGET = 'forget';

/**
 * A request to forget holds none of the words itself, and is carried out even if others forget the
 * same at the same time.
 */
const isForgetting: IsExempt = ({ events: [event] }) => {
  if (event?.type === 'command' || event?.type === 'scheduled') return event.name === FORGET;
  return event?.type === 'action' && parseAction(event.action).verb === FORGET;
};

/** The jobs that ask for it, by their ids, the one that does it first. */
export type AskingJobs = { readonly asking: readonly string[] };

type ForgottenByStore = {
  readonly removed: ReadonlyMap<PersonalStore, number>;
  /** The conversations of what is still being worked on. */
  readonly left: readonly string[];
};

/** Has each store forget once. */
export async function forgetOnce(
  { stores }: Pick<ForgettingServices, 'stores'>,
  scope: PersonalScope,
  { asking, until }: AskingJobs & Pick<Forgetting, 'until'>,
): Promise<ForgottenByStore> {
  const isExempt: IsExempt = (job) => asking.includes(job.id) || isForgetting(job);
  const removed = new Map<PersonalStore, number>();
  const left: string[] = [];
  for (const store of stores()) {
    const forgotten = await store.forget(scope, { isExempt, until });
    removed.set(store, forgotten.removed);
    left.push(...forgotten.left);
  }
  return { removed, left };
}
