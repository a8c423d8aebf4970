import { approval } from '../approval.ts';
import { drawingVerbs } from '../draw/drawn.ts';
import { pollVerbs } from '../due/polling.ts';
import { reminderVerbs } from '../due/reminding.ts';
import { transcriptVerbs } from '../voice/transcript-buttons.ts';
import type { Verb } from './verb.ts';

/** What buttons do, by the verb of their action; those that every answer carries are in `revise`. */
export const verbs: Readonly<Record<string, Verb>> = {
  ...drawingVerbs,
  approve: approval,
  deny: approval,
  ...transcriptVerbs,
  ...reminderVerbs,
  ...pollVerbs,
};
