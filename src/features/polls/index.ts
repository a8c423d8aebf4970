import type { Poll } from '../../core/content.ts';
import type { CommandUse } from '../../core/jobs/command.ts';
import type { Tell } from '../../core/jobs/ephemeral.ts';
import { defineFeature, type Feature } from '../../core/jobs/feature.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Destination, Log } from '../../core/ports.ts';
import type { Inbox, Store } from '../../core/store-ports.ts';
import { createPollStore, onPollForgotten, POLL_FORGOTTEN } from './forgetting.ts';
import { createOpenPolls } from './open-polls.ts';
import { createPollTool } from './poll-tool.ts';
import { createPollActions, onPlannedPoll, postPoll, resumePoll } from './polling.ts';
import { POLL } from './polls.ts';

/** Questions that people vote on. */
export type Polls = {
  /** Posts a poll that a command asked for. Throws `UserError` if its person has too many open. */
  post(jobRun: JobRun, use: Pick<CommandUse, 'event' | 'question'>, poll: Poll): Promise<void>;
  /** Resumes a poll that an earlier process had finalized; false if there is none. */
  resume(jobRun: JobRun, destination: Destination): Promise<boolean>;
};

export type PollsServices = {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly tell: Tell;
  readonly log: Log;
};

export function createPolls({ store, inbox, tell, log }: PollsServices): Feature & Polls {
  const openPolls = createOpenPolls({ store });
  return {
    ...defineFeature({
      name: 'polls',
      actions: createPollActions({ inbox, tell }),
      scheduled: {
        [POLL]: (jobRun, event) => onPlannedPoll({ inbox, log }, jobRun, event),
        [POLL_FORGOTTEN]: (jobRun, event) => onPollForgotten({ inbox, log }, jobRun, event),
      },
      tools: [createPollTool({ inbox, openPolls })],
      stores: [createPollStore({ inbox, openPolls })],
    }),
    async post(jobRun, { event, question }, poll) {
      const { place, speaker, key } = event;
      await openPolls.add({ platform: place.platform, person: speaker.id }, key);
      return postPoll(jobRun, question, poll);
    },
    resume: resumePoll,
  };
}
