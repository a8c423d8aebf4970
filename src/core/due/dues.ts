import type { DueEvent } from '../event.ts';
import { TRANSCRIBE } from '../voice/note.ts';
import { onTranscript } from '../voice/voice.ts';
import type { Work } from '../work.ts';
import { onPollDue } from './polling.ts';
import { POLL } from './polls.ts';
import { onPost, POST } from './posting.ts';
import { REMIND } from './reminders.ts';
import { onReminder } from './reminding.ts';

/** What is done when something that was planned is due, by its name. */
export const dues: Readonly<Record<string, (work: Work, event: DueEvent) => Promise<void>>> = {
  [TRANSCRIBE]: onTranscript,
  [REMIND]: onReminder,
  [POLL]: onPollDue,
  [POST]: onPost,
};
