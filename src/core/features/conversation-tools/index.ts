import type { CommandUse } from '../../jobs/command.ts';
import { defineFeature, type Feature } from '../../jobs/feature.ts';
import type { JobRun } from '../../jobs/job-run.ts';
import type { ConversationTools } from './conversation-tools.ts';
import { type ConversationServices, openConversation } from './open-conversation.ts';

/** Opens the conversation that a command is used in. */
export type OpenConversation = (
  jobRun: JobRun,
  use: Pick<CommandUse, 'event' | 'access'>,
) => ConversationTools;

/** Summaries, tasks, events and translations of what was said. */
export function createConversationTools(
  services: ConversationServices,
): Feature & { readonly open: OpenConversation } {
  return {
    ...defineFeature({ name: 'conversation-tools' }),
    open: (jobRun, use) => openConversation(services, jobRun, use),
  };
}
