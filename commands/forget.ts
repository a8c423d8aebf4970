import type { Command, CommandSpec } from '../src/core/jobs/command.ts';
import type { PrivacyFeature } from '../src/features/privacy/index.ts';

/** `/forget`: removes what is kept of a person, a conversation, a channel or a message. */
export const forget: CommandSpec = {
  name: 'forget',
  description: 'Remove what Parley keeps of you, a channel or a message',
  options: [
    {
      name: 'what',
      description: '“me”, “conversation”, “channel”, or the link to a message',
      type: 'string',
      isRequired: true,
      choices: [],
    },
  ],
  answers: 'private',
};

export function createForget({ privacy }: { readonly privacy: PrivacyFeature }): Command {
  return { ...forget, run: (jobRun, use) => privacy.forget(jobRun, use) };
}
