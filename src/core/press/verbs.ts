import { approval } from '../approval.ts';
import { drawingVerbs } from '../draw/drawn.ts';
import { pollVerbs } from '../due/polling.ts';
import { reminderVerbs } from '../due/reminding.ts';
import { transcriptVerbs } from '../voice/transcript-buttons.ts';
import { answerVerbs } from './answer-verbs.ts';
import type { Verb } from './verb.ts';

/** What buttons do, by the verb of their action. Stop is none of them: it goes past the queue. */
export const verbs: Readonly<Record<string, Verb>> = {
  ...answerVerbs,
  ...drawingVerbs,
  approve: approval,
  deny: approval,
  ...transcriptVerbs,
  ...reminderVerbs,
  ...pollVerbs,
};
