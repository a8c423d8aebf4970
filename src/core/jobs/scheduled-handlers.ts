import type { ScheduledEvent } from '../events.ts';
import { onPollEnd } from '../features/polls/polling.ts';
import { POLL } from '../features/polls/polls.ts';
import { REMIND } from '../features/reminders/reminders.ts';
import { onReminder } from '../features/reminders/reminding.ts';
import { TRANSCRIBE } from '../features/voice-notes/planned-transcript.ts';
import { onTranscript } from '../features/voice-notes/voice-notes.ts';
import type { JobRun } from './job-run.ts';
import { onPost, POST } from './planned-post.ts';

/** What is done when something that was planned is due, by its name. */
export const scheduledHandlers: Readonly<
  Record<string, (jobRun: JobRun, event: ScheduledEvent) => Promise<void>>
> = {
  [TRANSCRIBE]: onTranscript,
  [REMIND]: onReminder,
  [POLL]: onPollEnd,
  [POST]: onPost,
};
