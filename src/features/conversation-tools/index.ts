import type { CommandUse } from '../../core/jobs/command.ts';
import { defineFeature, type Feature } from '../../core/jobs/feature.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { ConversationTools } from './conversation-tools.ts';
import { type ConversationServices, openConversation } from './open-conversation.ts';

/** Opens the conversation that a command is used in. */
export type ConversationOpener = {
  open(jobRun: JobRun, use: Pick<CommandUse, 'event' | 'access'>): ConversationTools;
};

/** Summaries, tasks, events and translations of what was said. */
export function createConversationTools(
  services: ConversationServices,
): Feature & ConversationOpener {
  return {
    ...defineFeature({ name: 'conversation-tools' }),
    open: (jobRun, use) => openConversation(services, jobRun, use),
  };
}
