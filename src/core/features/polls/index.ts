import type { Poll } from '../../content.ts';
import type { CommandUse } from '../../jobs/command.ts';
import { defineFeature, type Feature } from '../../jobs/feature.ts';
import type { JobRun } from '../../jobs/job-run.ts';
import type { Destination } from '../../ports.ts';
import type { OpenPolls } from './open-polls.ts';
import { onPollEnd, pollActions, postPoll, resumePoll } from './polling.ts';
import { POLL } from './polls.ts';

/** Questions that people vote on. */
export type Polls = {
  /** Posts a poll that a command asked for. Throws `UserError` if its person has too many open. */
  post(jobRun: JobRun, use: Pick<CommandUse, 'event' | 'question'>, poll: Poll): Promise<void>;
  /** Goes on with a poll that an earlier process had finalized; false if there is none. */
  resume(jobRun: JobRun, destination: Destination): Promise<boolean>;
};

export function createPolls({ openPolls }: { readonly openPolls: OpenPolls }): Feature & Polls {
  return {
    ...defineFeature({
      name: 'polls',
      actions: pollActions,
      scheduled: { [POLL]: onPollEnd },
    }),
    async post(jobRun, { event, question }, poll) {
      const { place, speaker, key } = event;
      await openPolls.add({ platform: place.platform, person: speaker.id }, key);
      return postPoll(jobRun, question, poll);
    },
    resume: resumePoll,
  };
}
