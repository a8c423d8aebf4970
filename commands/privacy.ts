import type { Command, CommandSpec } from '../src/core/jobs/command.ts';
import type { PrivacyFeature } from '../src/features/privacy/index.ts';

/** `/privacy`: what is kept of a person and of this place; `off`: nothing is for `/recall`. */
export const privacy: CommandSpec = {
  name: 'privacy',
  description: 'What Parley keeps about you and this place',
  options: [
    {
      name: 'recall',
      description: 'off: `/recall` does not learn what you say from now on; on: it does',
      type: 'string',
      isRequired: false,
      choices: ['on', 'off'],
    },
  ],
  answers: 'private',
};

export function createPrivacyCommand({
  privacy: feature,
}: {
  readonly privacy: PrivacyFeature;
}): Command {
  return {
    ...privacy,
    async run(jobRun, use) {
      const { recall } = use.event.options;
      const text =
        recall === undefined
          ? await feature.describe(use, jobRun)
          : await feature.setRecalled(use, recall === 'on');
      return use.say({ text });
    },
  };
}
