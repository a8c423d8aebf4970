import { approval } from '../approval.ts';
import { drawingActions } from '../draw/drawn.ts';
import { pollActions } from '../due/polling.ts';
import { reminderActions } from '../due/reminding.ts';
import { transcriptActions } from '../voice/transcript-buttons.ts';
import { answerActions } from './answer-verbs.ts';
import type { ActionHandler } from './verb.ts';

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
