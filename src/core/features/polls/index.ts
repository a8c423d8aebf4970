import { defineFeature, type Feature } from '../../jobs/feature.ts';
import { onPollEnd, pollActions } from './polling.ts';
import { POLL } from './polls.ts';

/** Questions that people vote on. */
export function createPolls(): Feature {
  return defineFeature({
    name: 'polls',
    actions: pollActions,
    scheduled: { [POLL]: onPollEnd },
  });
}
