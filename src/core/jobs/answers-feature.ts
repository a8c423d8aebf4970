import type { AnswerServices } from './answer-actions.ts';
import { createAnswerActions } from './answer-actions.ts';
import { createTell } from './answered.ts';
import { createApproval } from './approval.ts';
import { createSendEphemeral, type EphemeralServices } from './ephemeral.ts';
import { defineFeature, type Feature } from './feature.ts';
import { onPost, POST } from './planned-post.ts';
import { createRemoval, type RemovalServices } from './removal.ts';

type Services = RemovalServices & EphemeralServices & Pick<AnswerServices, 'policy'>;

/** What the core itself brings in the form of a feature: the buttons of an answer, and posts. */
export function createAnswersFeature(services: Services): Feature {
  const { inbox, history, policy, log } = services;
  const tell = createTell(createSendEphemeral(services));
  const approval = createApproval({ inbox, policy, tell });
  const removal = createRemoval(services);
  return defineFeature({
    name: 'answers',
    actions: {
      ...createAnswerActions({ inbox, history, policy, removal, tell, log }),
      approve: approval,
      deny: approval,
    },
    scheduled: { [POST]: (jobRun, event) => onPost(log, jobRun, event) },
  });
}
