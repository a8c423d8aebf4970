import { defineFeature, type Feature } from '../../jobs/feature.ts';
import type { JobRun } from '../../jobs/job-run.ts';
import type { ToButtons } from '../../jobs/static-reply.ts';
import type { Destination } from '../../ports.ts';
import { toCancelButtons } from './cancel-buttons.ts';
import { REMIND, type Reminders } from './reminders.ts';
import { onReminder, reminderActions, resumeReminders } from './reminding.ts';

/** Reminders of a person, once or again and again. */
export type Reminding = {
  readonly reminders: Reminders;
  /** The buttons that cancel the reminders which a job's text is about. */
  readonly toButtons: ToButtons;
  /** Goes on with a confirmation or a list that an earlier process had finalized. */
  resume(jobRun: JobRun, destination: Destination): Promise<boolean>;
};

export function createReminding({
  reminders,
}: {
  readonly reminders: Reminders;
}): Feature & Reminding {
  return {
    ...defineFeature({
      name: 'reminders',
      actions: reminderActions,
      scheduled: { [REMIND]: onReminder },
    }),
    reminders,
    resume: resumeReminders,
    toButtons: toCancelButtons,
  };
}
