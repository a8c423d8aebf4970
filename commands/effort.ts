import { loadAnswerSettings, toReach } from '../src/core/conversation/answer-settings.ts';
import type { Command } from '../src/core/jobs/command.ts';
import { strings } from '../src/core/strings/en.ts';

const LEVELS = ['low', 'medium', 'high'] as const;
const CHOICES = [...LEVELS, 'default'];
const OWN = 'the model’s own';

/** `/effort level`: how hard the model thinks in this conversation. */
export const effort: Command = {
  name: 'effort',
  description: 'How hard the model thinks in this conversation',
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
  async run({ options, settings, place, platform, conversation, isAdmin }) {
    if (options.level === undefined) {
      const { effort: set } = await loadAnswerSettings(settings, place, conversation);
      return say(`The effort here is ${set ?? OWN}. It can be ${LEVELS.join(', ')} or default.`);
    }
    const level = LEVELS.find((each) => each === options.level) ?? null;
    const { scope, isChannel } = toReach(place, conversation, false);
    if (isChannel && !platform.isDirect(place) && !(await isAdmin()))
      return say(strings.channelOrThread('/effort LEVEL'));
    await settings.set(scope, { effort: level });
    const where = isChannel && !platform.isDirect(place) ? 'in this channel' : 'here';
    return say(`From now on the effort ${where} is ${level ?? OWN}.`);
  },
};

function say(text: string) {
  return { type: 'text', text } as const;
}
