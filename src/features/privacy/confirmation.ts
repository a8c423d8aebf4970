import { z } from 'zod';
import type { Button } from '../../core/content.ts';
import type { ActionEvent, FormEvent } from '../../core/events.ts';
import type { Job } from '../../core/job.ts';
import { button } from '../../core/jobs/endings.ts';
import type { Tell } from '../../core/jobs/ephemeral.ts';
import type { ActionHandler, PersonalStore } from '../../core/jobs/feature.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { IsAdmin } from '../../core/jobs/permission.ts';
import type { Json } from '../../core/messages.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { strings } from '../../core/strings/index.ts';
import { FORGET } from './forget-once.ts';
import { forgetAll } from './forgetting.ts';
import { confirmedScopeSchema } from './scope.ts';
import { privacyStrings } from './strings/index.ts';

/** The verb of the other button under the question whether something is to be forgotten. */
export const KEEP = 'keep';

const requestSchema = z.object({
  type: z.literal('forgetting'),
  person: z.string(),
  scope: confirmedScopeSchema,
  isDone: z.boolean(),
  /** The job that has done it, and what it says; null, too, if an older version did it. */
  done: z.object({ by: z.string(), report: z.string() }).nullable().default(null),
});
/** What a question keeps for its buttons: who wants what to be forgotten. */
export type ConfirmedRequest = Readonly<z.infer<typeof requestSchema>>;

export type ConfirmationServices = {
  readonly stores: () => readonly PersonalStore[];
  readonly purge: () => Promise<void>;
  readonly inbox: Inbox;
  readonly isAdmin: IsAdmin;
  readonly tell: Tell;
};

function requestOf({ data }: Pick<Job, 'data'>): ConfirmedRequest | null {
  return requestSchema.safeParse(data).data ?? null;
}

/** Plain JSON: no member that is undefined. */
export function toStoredRequest(wish: ConfirmedRequest): Json {
  return JSON.parse(JSON.stringify(wish));
}

/** The buttons under the question; other texts have none. */
export function toForgetButtons(job: Job): Button[] {
  if (!requestOf(job)) return [];
  return [
    button(privacyStrings.yes, FORGET, job.id, 'danger'),
    button(privacyStrings.no, KEEP, job.id),
  ];
}

/** It was meant. A second press finds it done; the same one, run again, tells what it did. */
export const createConfirm = (services: ConfirmationServices): ActionHandler => ({
  once: 'person',
  takesAway: true,
  async run(jobRun, event, from) {
    const { inbox, tell } = services;
    const wish = requestOf(from);
    const { id, attempts } = jobRun.journal.job;
    if (wish?.done?.by === id) return tell(jobRun, event, wish.done.report);
    const refusal = await findRefusal(services, jobRun, event, wish);
    if (!wish || refusal !== null) return tell(jobRun, event, refusal ?? strings.gone);
    const report = await forgetAll(services, wish.scope, {
      ...{ place: event.place, asking: [id, from.id], isResumed: attempts > 1 },
    });
    const done = { by: id, report };
    await inbox.journal({ ...from, data: toStoredRequest({ ...wish, isDone: true, done }) });
    return tell(jobRun, event, report);
  },
});

/** It was not. */
export const createDismiss = ({ tell }: Pick<ConfirmationServices, 'tell'>): ActionHandler => ({
  once: 'person',
  takesAway: true,
  async run(jobRun, event, from) {
    const wish = requestOf(from);
    if (!wish) return tell(jobRun, event, strings.gone);
    if (wish.person !== event.speaker.id) return tell(jobRun, event, strings.notYours);
    return tell(jobRun, event, wish.isDone ? privacyStrings.isDone : privacyStrings.kept);
  },
});

async function findRefusal(
  { isAdmin }: Pick<ConfirmationServices, 'isAdmin'>,
  jobRun: JobRun,
  event: ActionEvent | FormEvent,
  wish: ConfirmedRequest | null,
): Promise<string | null> {
  if (!wish) return strings.gone;
  if (wish.person !== event.speaker.id) return strings.notYours;
  if (wish.isDone) return privacyStrings.isDone;
  return findShared(isAdmin, jobRun, event, wish.scope);
}

/** Why a person may not have forgotten what is a whole channel's; null if they may. */
export async function findShared(
  isAdmin: IsAdmin,
  jobRun: JobRun,
  { speaker }: Pick<ActionEvent, 'speaker'>,
  scope: ConfirmedRequest['scope'],
): Promise<string | null> {
  if (scope.type === 'person') return null;
  const { place } = scope;
  const isThread = scope.type === 'conversation' && place.thread !== undefined;
  if (isThread || jobRun.adapter.platform.isDirect(place)) return null;
  // The question may have been put in direct messages, which have no admins.
  if (await isAdmin(jobRun, { place, speaker })) return null;
  return privacyStrings.adminsOnly;
}
