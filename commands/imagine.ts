import type { Command } from '../src/core/jobs/command.ts';
import { ASPECTS } from '../src/features/drawing/drawing.ts';
import type { DrawingFeature } from '../src/features/drawing/index.ts';
import { defineSpec, toTextOption } from './spec.ts';
import { commandStrings } from './strings/index.ts';

const MAX_COUNT = 4;

/** `/imagine prompt`: pictures in the channel. */
export const imagine = defineSpec({
  name: 'imagine',
  options: [
    toTextOption('prompt', { isRequired: true }),
    toTextOption('aspect', { choices: ASPECTS }),
    { name: 'count', type: 'number', isRequired: false, choices: [] },
    { name: 'image', type: 'attachment', isRequired: false, choices: [] },
  ],
  answers: 'public',
  beginsConversation: true,
});

export function createImagine({ drawing }: { readonly drawing: DrawingFeature }): Command {
  return {
    ...imagine,
    async run(jobRun, { event, say }) {
      const { prompt: given, aspect = null, count = 1, image = null } = event.options;
      const prompt = String(given ?? '').trim();
      if (prompt === '') return say({ text: commandStrings.imagine.noPrompt });
      if (!isCount(count)) return say({ text: commandStrings.imagine.wrongCount(MAX_COUNT) });
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
