import { answerActions } from './answer-actions.ts';
import { approval } from './approval.ts';
import { defineFeature } from './feature.ts';
import { onPost, POST } from './planned-post.ts';

/** What the core itself brings in the form of a feature: the buttons of an answer, and posts. */
export const answersFeature = defineFeature({
  name: 'answers',
  actions: { ...answerActions, approve: approval, deny: approval },
  scheduled: { [POST]: onPost },
});
