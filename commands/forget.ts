import type { Command } from '../src/core/jobs/command.ts';
import type { PrivacyFeature } from '../src/features/privacy/index.ts';
import { defineSpec, toTextOption } from './spec.ts';

/** `/forget`: removes what is kept of a person, a conversation, a channel or a message. */
export const forget = defineSpec({
  name: 'forget',
  options: [toTextOption('what', { isRequired: true })],
  answers: 'private',
});

export function createForget({ privacy }: { readonly privacy: PrivacyFeature }): Command {
  return { ...forget, run: (jobRun, use) => privacy.forget(jobRun, use) };
}
