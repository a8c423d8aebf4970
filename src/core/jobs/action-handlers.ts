import { drawingActions } from '../features/drawing/drawn.ts';
import { pollActions } from '../features/polls/polling.ts';
import { reminderActions } from '../features/reminders/reminding.ts';
import { transcriptActions } from '../features/voice-notes/transcript-buttons.ts';
import type { ActionHandler } from './action-handler.ts';
import { answerActions } from './answer-actions.ts';
import { approval } from './approval.ts';

/** What buttons do, by the verb of their action. Stop is none of them: it goes past the queue. */
export const actionHandlers: Readonly<Record<string, ActionHandler>> = {
  ...answerActions,
  ...drawingActions,
  approve: approval,
  deny: approval,
  ...transcriptActions,
  ...reminderActions,
  ...pollActions,
};
