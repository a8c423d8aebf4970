import { type Form, parseAction } from '../content.ts';
import type { ActionEvent, FormEvent } from '../events.ts';
import type { Job } from '../job.ts';
import type { JobRun, Parts } from './job-run.ts';

/** For buttons that ask nothing. */
export const noForm: ActionHandler['toForm'] = async () => null;

/** What the buttons of one verb do. `from` is the job that holds the message they are on, which may have taken it over. */
export type ActionHandler = {
  /**
   * Whose second action counts for nothing while the first is being done: anybody's (all of them see what comes of it), or the same
   * person's. `never`: each action counts.
   */
  readonly once: 'anybody' | 'person' | 'never';
  /** The form that a press opens (its verb ends in `?`); null where there is nothing to ask. Reads locally and nothing else: the platform waits. */
  toForm(parts: Parts, from: Job, event: ActionEvent): Promise<Form | null>;
  /**
   * A press, or a form that was sent, as a job of its own in the conversation of `from`. `again` answers the question that the
   * job has taken over (`takeOverJob`).
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

/** The name under which the inbox knows that an action is under way. Regenerate and Retry come to the same. */
export function toActionName(action: string): string {
  const { verb, jobId } = parseAction(action);
  return `press/${verb === 'retry' ? 'again' : verb}/${jobId}`;
}
