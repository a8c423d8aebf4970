import type { ScheduledEvent } from '../events.ts';
import type { Log } from '../ports.ts';
import type { Handlers } from './feature.ts';
import type { JobRun } from './job-run.ts';

/** Hands something that is due to the feature that planned it. */
export async function onScheduled(
  { scheduled, log }: { readonly scheduled: Handlers['scheduled']; readonly log: Log },
  jobRun: JobRun,
  event: ScheduledEvent,
): Promise<void> {
  const handle = scheduled.get(event.name);
  if (handle) return handle(jobRun, event);
  log.warn(
    { job: jobRun.journal.job.id, name: event.name },
    'a planned event was left out: its feature has been removed',
  );
}
