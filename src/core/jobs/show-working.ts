import type { JobRun } from './job-run.ts';
import type { Question } from './question.ts';

/** Marks a question, or a typed command, as noticed; nothing waits for it. */
export function showWorking({ adapter, signals }: JobRun, { place, audience }: Question): void {
  if (audience.question === null) return;
  const channel = adapter.channel(place, audience);
  // A sign is a courtesy.
  channel.indicate('working', audience.question, signals.writing).catch(() => {});
}
