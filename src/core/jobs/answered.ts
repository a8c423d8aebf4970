import { toPrivately } from '../audience.ts';
import type { Policy } from '../conversation/policy.ts';
import { type ActionEvent, type FormEvent, messageOf } from '../events.ts';
import type { Job } from '../job.ts';
import type { SendEphemeral } from './ephemeral.ts';
import type { JobRun } from './job-run.ts';

/** Whether somebody asked what this job answers, or is an admin. */
export async function isOwner(
  policy: Policy,
  { adapter, signals }: JobRun,
  job: Job,
  { place, speaker }: ActionEvent | FormEvent,
): Promise<boolean> {
  return (
    isAsker(job, speaker.id) || policy.isAdmin(place, speaker, adapter.directory, signals.writing)
  );
}

/** Whether somebody asked what this job answers. */
export function isAsker({ events }: Job, person: string): boolean {
  return events.some((event) => {
    if (event.type === 'message') return event.message.speaker.id === person;
    if (event.type === 'scheduled') return messageOf(event)?.speaker.id === person;
    return 'speaker' in event && event.speaker?.id === person;
  });
}

/** The ids under which history knows what a job answered. */
export function toIds({ events }: Job): string[] {
  return events.flatMap((event) => {
    if (event.type === 'message') return [event.message.id];
    if (event.type === 'scheduled') return messageOf(event)?.id ?? [];
    if (event.type === 'action' || event.type === 'form') return [event.key];
    return event.type === 'command' ? [event.messageId ?? event.key] : [];
  });
}

/** A sentence for the person who pressed or wrote, and nobody else. */
export type Tell = (jobRun: JobRun, event: ActionEvent | FormEvent, text: string) => Promise<void>;

export function createTell(sendEphemeral: SendEphemeral): Tell {
  return async ({ adapter }, { place, speaker, interaction }, text) => {
    await sendEphemeral(adapter.channel(place, toPrivately(speaker.id, interaction)), text);
  };
}
