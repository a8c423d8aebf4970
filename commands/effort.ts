import type { Command } from '../src/core/command.ts';
import { sentences } from '../src/core/sentences.ts';
import { isDirect, steeringOf, toReach } from '../src/core/steering.ts';

const LEVELS = ['low', 'medium', 'high'] as const;
const CHOICES = [...LEVELS, 'default'];

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
  async run({ options, settings, place, conversation, isAdmin }) {
    const wanted = String(options.level ?? '')
      .trim()
      .toLowerCase();
    if (wanted === '') {
      const { effort: set } = await steeringOf(settings, place, conversation);
      return say(`The effort here is ${set ?? 'the model’s own'}. ${toHint()}`);
    }
    const level = LEVELS.find((each) => each === wanted) ?? null;
    if (level === null && wanted !== 'default') return say(toHint());
    const { scope, isChannel } = toReach(place, conversation, false);
    if (isChannel && !isDirect(place) && !(await isAdmin()))
      return say(sentences.channelOrThread('/effort LEVEL'));
    await settings.set(scope, { effort: level });
    return say(`From now on the effort here is ${level ?? 'the model’s own'}.`);
  },
};

function toHint(): string {
  return `It can be ${LEVELS.join(', ')} or default: \`/effort high\`.`;
}

function say(text: string) {
  return { type: 'text', text } as const;
}
