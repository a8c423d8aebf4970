import { type Form, parseAction } from '../content.ts';
import type { ActionEvent, FormEvent } from '../events.ts';
import type { Job } from '../job.ts';
import type { JobRun } from './job-run.ts';

/** What the buttons of one verb do. `from` is the job that holds the message they are on. */
export type ActionHandler = {
  /**
   * Whose second press counts for nothing while the first is being handled: anybody's (everyone
   * sees the outcome), or the same person's. `never`: each press counts.
   */
  readonly once: 'anybody' | 'person' | 'never';
  /**
   * A press waits for what was said in the conversation before it; with `message` only for
   * earlier presses on the same message.
   */
  readonly waitsFor?: 'message';
  /**
   * The form that a press opens (its verb ends in `?`); null if there is nothing to ask. It only
   * looks at what is in memory: the platform waits for it.
   */
  toForm?(from: Job, event: ActionEvent): Promise<Form | null>;
  /**
   * Handles a press, or a form that was sent, as a job of its own in the conversation of `from`.
   * `again` answers the question that the job has taken over (`takeOverJob`).
   */
  run(
    jobRun: JobRun,
    event: ActionEvent | FormEvent,
    from: Job,
    again: (jobRun: JobRun) => Promise<void>,
  ): Promise<void>;
};

/** Whether the messages went on to another job after the button was shown that was pressed. */
export function isOutdated({ action }: ActionEvent | FormEvent, from: Job): boolean {
  return parseAction(action).jobId !== from.id;
}

/**
 * The name under which the inbox knows that an action is under way. Regenerate and Retry come to
 * the same.
 */
export function toActionName(action: string): string {
  const { verb, jobId } = parseAction(action);
  return `press/${verb === 'retry' ? 'again' : verb}/${jobId}`;
}
