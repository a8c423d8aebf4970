import type { Form } from '../content.ts';
import type { FormEvent, PressEvent } from '../event.ts';
import type { Job } from '../inbox.ts';
import type { Parts, Work } from '../work.ts';

/** For buttons that ask nothing. */
export const noForm: Verb['toForm'] = async () => null;

/** What the buttons of one verb do. `from` is the job that wrote the message they are on. */
export type Verb = {
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
