import type { ScheduledEvent } from '../event.ts';
import { TRANSCRIBE } from '../voice/note.ts';
import { onTranscript } from '../voice/voice.ts';
import type { JobRun } from '../work.ts';
import { onPollEnd } from './polling.ts';
import { POLL } from './polls.ts';
import { onPost, POST } from './posting.ts';
import { REMIND } from './reminders.ts';
import { onReminder } from './reminding.ts';

/** What is done when something that was planned is due, by its name. */
export const scheduledHandlers: Readonly<
  Record<string, (jobRun: JobRun, event: ScheduledEvent) => Promise<void>>
> = {
  [TRANSCRIBE]: onTranscript,
  [REMIND]: onReminder,
  [POLL]: onPollEnd,
  [POST]: onPost,
};
