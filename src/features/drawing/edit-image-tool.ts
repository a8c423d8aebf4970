import { z } from 'zod';
import { defineTool, type Tool } from '../../core/answer/tool.ts';
import { UserError } from '../../core/errors.ts';
import type { ImageModel } from '../../core/ports.ts';
import { paint } from './paint.ts';
import { drawingStrings } from './strings/index.ts';

const schema = z.object({
  prompt: z
    .string()
    .min(1)
    .max(6_000)
    .describe('What is to be different; all else stays as it is in the picture'),
  which: z
    .number()
    .int()
    .min(1)
    .max(4)
    .optional()
    .describe('Counted back from the end of the conversation: 1, the default, is the last picture'),
});

/** A picture of the conversation, changed. */
export function createEditImage({ imageModel }: { readonly imageModel: ImageModel }): Tool {
  return defineTool({
    name: 'edit_image',
    description:
      'Changes a picture of this conversation, drawn or sent by a person, and attaches the new version to your answer. It costs money: use it only where the person asks for a change.',
    schema,
    acts: true,
    kind: 'image',
    status: () => drawingStrings.editing,
    async run({ prompt, which = 1 }, context, signal) {
      const pictures = await context.pictures();
      const source = pictures[which - 1];
      if (!source) throw new UserError('tool_failed', toMissing(pictures.length));
      return paint(
        imageModel,
        { prompt, aspect: null, count: 1, sources: [source] },
        context,
        signal,
      );
    },
  });
}

function toMissing(count: number): string {
  return count === 0
    ? 'This conversation has no pictures yet. Ask for one, or draw it.'
    : `There are only ${count} pictures at hand.`;
}
