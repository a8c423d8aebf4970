import { toPrivately } from '../audience.ts';
import { type ActionEvent, type FormEvent, messageOf } from '../events.ts';
import type { Job } from '../job.ts';
import type { Place, Speaker } from '../messages.ts';
import { sendEphemeral } from './ephemeral.ts';
import type { JobRun } from './job-run.ts';

/** Whether somebody asked what this job answers, or is an admin. */
export async function isOwner(
  { parts, adapter, signals: { writing } }: JobRun,
  job: Job,
  place: Place,
  speaker: Speaker,
): Promise<boolean> {
  return (
    isAsker(job, speaker.id) || parts.policy.isAdmin(place, speaker, adapter.directory, writing)
  );
}

/** Whether somebody asked what this job answers. */
export function isAsker({ events }: Job, person: string): boolean {
  return events.some((event) => {
    if (event.type === 'message') return event.message.speaker.id === person;
    if (event.type === 'due') return messageOf(event)?.speaker.id === person;
    return 'speaker' in event && event.speaker?.id === person;
  });
}

/** The ids under which history knows what a job answered. */
export function toIds({ events }: Job): string[] {
  return events.flatMap((event) => {
    if (event.type === 'message') return [event.message.id];
    if (event.type === 'due') return messageOf(event)?.id ?? [];
    if (event.type === 'press' || event.type === 'form') return [event.key];
    return event.type === 'command' ? [event.messageId ?? event.key] : [];
  });
}

/** A sentence for the person who pressed or wrote, and nobody else. */
export function tell(jobRun: JobRun, event: ActionEvent | FormEvent, text: string): Promise<void> {
  const audience = toPrivately(event.speaker.id, event.via);
  return sendEphemeral(jobRun.parts, jobRun.adapter.channel(event.place, audience), text);
}
