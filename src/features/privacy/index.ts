import type { Forgotten } from '../../core/conversation/forgotten.ts';
import { type SettingsStore, toPersonScope } from '../../core/conversation/settings.ts';
import type { CommandUse } from '../../core/jobs/command.ts';
import type { Tell } from '../../core/jobs/ephemeral.ts';
import { defineFeature, type Feature, type PersonalStore } from '../../core/jobs/feature.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { IsAdmin } from '../../core/jobs/permission.ts';
import type { Adapter, Log } from '../../core/ports.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { createConfirm, createDismiss, KEEP } from './confirmation.ts';
import { onFinish } from './finishing.ts';
import { FORGET } from './forget-once.ts';
import { createForgottenStore } from './forgotten-store.ts';
import { describeKept } from './kept.ts';
import { onForget } from './on-forget.ts';
import { privacyStrings } from './strings/index.ts';

/** What is kept of people can be seen, and forgotten. */
export type PrivacyFeature = {
  /** Says what is kept of the person who asks and of the place where they ask. */
  describe(use: CommandUse, jobRun: JobRun): Promise<string>;
  /** Whether what a person says may be found later; resolves to the sentence that says so. */
  setRecalled(use: CommandUse, isRecalled: boolean): Promise<string>;
  /** Forgets a message at once; asks first where it is more than that. */
  forget(jobRun: JobRun, use: CommandUse): Promise<void>;
};

export type PrivacyServices = {
  readonly forgotten: Pick<Forgotten, 'note' | 'since'>;
  readonly settings: Pick<SettingsStore, 'set'>;
  /** All there are, in the order in which they forget. */
  readonly stores: () => readonly PersonalStore[];
  /** Erases what deleted rows have left in the files of the store. */
  readonly purge: () => Promise<void>;
  /** With what was forgotten: a message can be forgotten once more. */
  readonly rawAdapters: ReadonlyMap<string, Adapter>;
  readonly inbox: Inbox;
  readonly isAdmin: IsAdmin;
  readonly tell: Tell;
  readonly log: Log;
};

export function createPrivacy(given: PrivacyServices): Feature & PrivacyFeature {
  const own = createForgottenStore(given.forgotten);
  // First of all: what is read at the same moment is not kept behind the back of the others.
  const stores = () => [own, ...given.stores().filter((store) => store !== own)];
  const services = { ...given, stores };
  return {
    ...defineFeature({
      name: 'privacy',
      stores: [own],
      scheduled: { [FORGET]: (_jobRun, event) => onFinish(services, event) },
      actions: { [FORGET]: createConfirm(services), [KEEP]: createDismiss(services) },
    }),
    describe: ({ event }, jobRun) => describeKept(services.stores(), event, jobRun),
    async setRecalled({ event: { place, speaker } }, isRecalled) {
      const scope = toPersonScope(place.platform, speaker.id);
      await given.settings.set(scope, { memory: isRecalled ? null : false });
      return isRecalled ? privacyStrings.recalled : privacyStrings.notRecalled;
    },
    forget: (jobRun, use) => onForget(services, jobRun, use),
  };
}
