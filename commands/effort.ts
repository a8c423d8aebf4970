import {
  loadAnswerSettings,
  type SettingsStore,
  toReach,
} from '../src/core/conversation/settings.ts';

import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

import type { IsAdmin } from '../src/core/jobs/permission.ts';
import { strings } from '../src/core/strings/index.ts';

const LEVELS = ['low', 'medium', 'high'] as const;
const CHOICES = [...LEVELS, 'default'];
const OWN = 'the model’s own';

/** `/effort level`: how hard the model thinks in this conversation. */
export const effort: CommandSpec = {
  name: 'effort',
  description: 'How hard the model thinks here',
  options: [
    {
      name: 'level',
      description: 'More effort takes longer and costs more',
      type: 'string',
      isRequired: false,
      choices: CHOICES,
    },
  ],
  answers: 'public',
};

export type EffortServices = { readonly settings: SettingsStore; readonly isAdmin: IsAdmin };

export function createEffort({ settings, isAdmin }: EffortServices): Command {
  return {
    ...effort,
    async run(jobRun, { event, say }) {
      const { options, place } = event;
      const { platform } = jobRun.adapter;
      const { conversation } = jobRun.journal.job;
      if (options.level === undefined) {
        const { effort: set } = await loadAnswerSettings(settings, place, conversation);
        const text = `The effort here is ${set ?? OWN}. It can be ${LEVELS.join(', ')} or default.`;
        return say({ text });
      }
      const level = LEVELS.find((each) => each === options.level) ?? null;
      const { scope, isChannel } = toReach(place, conversation, false);
      if (isChannel && !platform.isDirect(place) && !(await isAdmin(jobRun, event)))
        return say({ text: strings.channelOrThread('/effort LEVEL') });
      await settings.set(scope, { effort: level });
      const where = isChannel && !platform.isDirect(place) ? 'in this channel' : 'here';
      return say({ text: `From now on the effort ${where} is ${level ?? OWN}.` });
    },
  };
}
