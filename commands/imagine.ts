import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

import { ASPECTS } from '../src/features/drawing/drawing.ts';
import type { DrawingFeature } from '../src/features/drawing/index.ts';

const MAX_COUNT = 4;

/** `/imagine prompt`: pictures in the channel. */
export const imagine: CommandSpec = {
  name: 'imagine',
  description: 'Draw pictures',
  options: [
    {
      name: 'prompt',
      description: 'What you want to see',
      type: 'string',
      isRequired: true,
      choices: [],
    },
    {
      name: 'aspect',
      description: 'Width to height',
      type: 'string',
      isRequired: false,
      choices: ASPECTS,
    },
    {
      name: 'count',
      description: `How many pictures, 1 to ${MAX_COUNT}`,
      type: 'number',
      isRequired: false,
      choices: [],
    },
    {
      name: 'image',
      description: 'A picture to start from',
      type: 'attachment',
      isRequired: false,
      choices: [],
    },
  ],
  answers: 'public',
  beginsConversation: true,
};

export function createImagine({ drawing }: { readonly drawing: DrawingFeature }): Command {
  return {
    ...imagine,
    async run(jobRun, { event, say }) {
      const { prompt: given, aspect = null, count = 1, image = null } = event.options;
      const prompt = String(given ?? '').trim();
      if (prompt === '')
        return say({ text: 'Write what you want to see: `/imagine a cat in a paper boat`' });
      if (!isCount(count)) return say({ text: `\`count\` is a number from 1 to ${MAX_COUNT}.` });
      return drawing.draw(jobRun, event, {
        prompt,
        aspect: aspect === null ? null : String(aspect),
        count,
        image: typeof image === 'object' ? image : null,
      });
    },
  };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_COUNT;
}
