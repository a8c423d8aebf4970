import type { Command, CommandSpec } from '../src/core/jobs/command.ts';
import type { PrivacyFeature } from '../src/features/privacy/index.ts';

/** `/privacy`: what is kept of a person and of this place. */
export const privacy: CommandSpec = {
  name: 'privacy',
  description: 'What Parley keeps about you and this place',
  options: [],
  answers: 'private',
};

export function createPrivacyCommand({
  privacy: feature,
}: {
  readonly privacy: PrivacyFeature;
}): Command {
  return {
    ...privacy,
    run: async (jobRun, use) => use.say({ text: await feature.describe(use, jobRun) }),
  };
}
