import type { Command } from '../src/core/jobs/command.ts';
import type { PrivacyFeature } from '../src/features/privacy/index.ts';
import { defineSpec, toTextOption } from './spec.ts';

/** `/privacy`: what is kept of a person and of this place; `off`: nothing is for `/recall`. */
export const privacy = defineSpec({
  name: 'privacy',
  options: [toTextOption('recall', { choices: ['on', 'off'] })],
  answers: 'private',
});

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
