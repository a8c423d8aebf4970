import type { CommandUse } from '../../core/jobs/command.ts';
import type { Tell } from '../../core/jobs/ephemeral.ts';
import { defineFeature, type Feature, type PersonalStore } from '../../core/jobs/feature.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { IsAdmin } from '../../core/jobs/permission.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { createConfirm, createDismiss, FORGET, KEEP } from './confirmation.ts';
import { describeKept } from './kept.ts';
import { onForget } from './wish.ts';

/** What is kept of people can be seen, and forgotten. */
export type PrivacyFeature = {
  /** Says what is kept of the person who asks and of the place where they ask. */
  describe(use: CommandUse, jobRun: JobRun): Promise<string>;
  /** Forgets a message at once; asks first where it is more than that. */
  forget(jobRun: JobRun, use: CommandUse): Promise<void>;
};

export type PrivacyServices = {
  /** All there are, in the order in which they forget. */
  readonly stores: () => readonly PersonalStore[];
  readonly inbox: Inbox;
  readonly isAdmin: IsAdmin;
  readonly tell: Tell;
};

export function createPrivacy(services: PrivacyServices): Feature & PrivacyFeature {
  return {
    ...defineFeature({
      name: 'privacy',
      actions: { [FORGET]: createConfirm(services), [KEEP]: createDismiss(services) },
    }),
    describe: ({ event }, { adapter }) =>
      describeKept(services.stores(), event, adapter.platform.isDirect(event.place)),
    forget: (jobRun, use) => onForget(services, jobRun, use),
  };
}
