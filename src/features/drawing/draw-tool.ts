import { z } from 'zod';
import { defineTool, type Tool } from '../../core/answer/tool.ts';
import type { ImageModel } from '../../core/ports.ts';
import { ASPECTS } from './drawing.ts';
import { paint } from './paint.ts';
import { drawingStrings } from './strings/index.ts';

const schema = z.object({
  prompt: z
    .string()
    .min(1)
    .max(6_000)
    .describe('The whole picture in words: subject, style, colours, and any text in it'),
  aspect: z
    .enum(ASPECTS)
    .optional()
    .describe('Width to height; only where the person asked for a shape'),
  count: z.number().int().min(1).max(4).optional().describe('How many pictures, 1 to 4'),
});

/** Pictures from words. */
export function createDrawTool({ imageModel }: { readonly imageModel: ImageModel }): Tool {
  return defineTool({
    name: 'draw',
    description:
      'Draws new pictures and attaches them to your answer. Each one costs money: use it only where the person asks for a picture.',
    schema,
    acts: true,
    kind: 'image',
    status: () => drawingStrings.drawing,
    units: ({ count = 1 }) => count,
    run: ({ prompt, aspect = null, count = 1 }, context, signal) =>
      paint(imageModel, { prompt, aspect, count, sources: [] }, context, signal),
  });
}
