import type { ToolContext } from '../../core/answer/tool.ts';
import type { History } from '../../core/conversation/history.ts';
import type { Policy } from '../../core/conversation/policy.ts';
import type { SendEphemeral, Tell } from '../../core/jobs/ephemeral.ts';
import { defineFeature, type Feature } from '../../core/jobs/feature.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { ToButtons } from '../../core/jobs/static-reply.ts';
import type { Schedule } from '../../core/local-time.ts';
import type { Destination, Log } from '../../core/ports.ts';
import type { Inbox, Store, StoreKeys } from '../../core/store-ports.ts';
import { createRemindTool } from './remind-tool.ts';
import { createReminderActions } from './reminder-actions.ts';
import { toReminderButtons } from './reminder-buttons.ts';
import { createReminderStore } from './reminder-store.ts';
import { createReminders, REMIND, type Reminders, reminderOf } from './reminders.ts';
import { onReminder, resumeReminders } from './reminding.ts';
import { ASK_TIME, askedReminderOf, onTimeQuestion } from './time-question.ts';

/** Reminders of a person, once or again and again. */
export type RemindersFeature = {
  readonly planned: Reminders;
  /** The buttons that cancel the reminders which a job's text is about. */
  readonly toButtons: ToButtons;
  /** Goes on with a confirmation or a list that an earlier process had finalized. */
  resume(jobRun: JobRun, destination: Destination): Promise<boolean>;
};

export type RemindersServices = {
  readonly store: Store;
  readonly keys?: StoreKeys;
  readonly inbox: Inbox;
  readonly schedule: Schedule;
  readonly history: Pick<History, 'save'>;
  readonly policy: Policy;
  readonly tell: Tell;
  readonly sendEphemeral: SendEphemeral;
  readonly log: Log;
  /** The time zone that a person has set; null if they have set none. */
  readonly zoneOf: (context: ToolContext) => Promise<string | null>;
};

export function createRemindersFeature(services: RemindersServices): Feature & RemindersFeature {
  const { schedule, inbox, zoneOf } = services;
  const reminders = createReminders(services);
  return {
    ...defineFeature({
      name: 'reminders',
      actions: createReminderActions({ ...services, reminders }),
      scheduled: {
        [REMIND]: (jobRun, event) => onReminder({ ...services, reminders }, jobRun, event),
        [ASK_TIME]: (jobRun, event) => onTimeQuestion(services, jobRun, event),
      },
      // Planned by the model for a question: its words are those of a message that is gone.
      async onRemoved({ events: [event] }) {
        const isScheduled = event?.type === 'scheduled';
        const planned = isScheduled ? (reminderOf(event) ?? askedReminderOf(event)) : null;
        if (planned) await reminders.cancel(planned, planned.id);
      },
      tools: [createRemindTool({ schedule, reminders, inbox, zoneOf })],
      stores: [createReminderStore(reminders, inbox)],
    }),
    planned: reminders,
    toButtons: toReminderButtons,
    resume: resumeReminders,
  };
}
