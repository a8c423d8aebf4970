import type { ScheduledEvent } from '../events.ts';
import type { Handlers } from './feature.ts';
import type { JobRun } from './job-run.ts';

/** Hands something that is due to the feature that planned it. */
export async function onScheduled(
  jobRun: JobRun,
  event: ScheduledEvent,
  scheduled: Handlers['scheduled'],
): Promise<void> {
  const handle = scheduled.get(event.name);
  if (handle) return handle(jobRun, event);
  const { parts, journal } = jobRun;
  parts.log.warn(
    { job: journal.job.id, name: event.name },
    'a planned event was left out: its feature has been removed',
  );
}
