import { type Form, parseAction } from '../content.ts';
import type { FormEvent, PressEvent } from '../event.ts';
import type { Job } from '../inbox.ts';
import type { Parts, Work } from '../work.ts';

/** For buttons that ask nothing. */
export const noForm: Verb['toForm'] = async () => null;

/** What the buttons of one verb do. `from` is the job that holds the message they are on, which may have taken it over. */
export type Verb = {
  /**
   * Whose second press counts for nothing while the first is being done: anybody's (all of them see what comes of it), or the same
   * person's. `never`: each press counts.
   */
  readonly once: 'anybody' | 'person' | 'never';
  /** The form that a press opens (its verb ends in `?`); null where there is nothing to ask. Reads locally and nothing else: the platform waits. */
  toForm(parts: Parts, from: Job, event: PressEvent): Promise<Form | null>;
  /**
   * A press, or a form that was sent, as a job of its own in the conversation of `from`. `again` answers the question that the
   * job has taken over (`adopt`).
   */
  run(
    work: Work,
    event: PressEvent | FormEvent,
    from: Job,
    again: (work: Work) => Promise<void>,
  ): Promise<void>;
};

/** Whether the messages went on to another job after the button was shown that was pressed. */
export function isOutdated({ action }: PressEvent | FormEvent, from: Job): boolean {
  return parseAction(action).jobId !== from.id;
}

/** The name under which the inbox knows that a press is under way. Regenerate and Retry come to the same. */
export function toPressName(action: string): string {
  const { verb, jobId } = parseAction(action);
  return `press/${verb === 'retry' ? 'again' : verb}/${jobId}`;
}
