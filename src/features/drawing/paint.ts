import type { ToolContext, ToolResult } from '../../core/answer/tool.ts';
import { nameWritten } from '../../core/conversation/written-names.ts';
import { ModelError, UserError } from '../../core/errors.ts';
import type { DrawRequest, ImageModel } from '../../core/ports.ts';
import { toPictureName } from '../../core/reply/enclosures.ts';
import { toSentence } from '../../core/strings/failure.ts';
import { toDrawingError } from './drawing-error.ts';

/**
 * Draws and attaches, one paid call a picture, each kept as soon as it is there. Rejects with a
 * `UserError` if nothing came.
 */
export async function paint(
  imageModel: ImageModel,
  request: DrawRequest,
  context: ToolContext,
  signal: AbortSignal,
): Promise<ToolResult> {
  const { count } = request;
  const { place, directory } = context;
  const [prompt = ''] = await nameWritten([request.prompt], place, directory, signal);
  const drawn = await Promise.allSettled(
    Array.from({ length: count }, async (_, index) => {
      const { pictures, model } = await context.watch(
        imageModel.draw({ ...request, prompt, count: 1 }, signal, context.meter),
      );
      const [picture] = pictures;
      if (!picture) throw new ModelError('empty', 'the reply had no image in it');
      const { mimeType, bytes } = picture;
      const name = toPictureName(count > 1 ? `drawing-${index + 1}` : 'drawing', mimeType);
      await context.attach({ name, mimeType, alt: prompt, bytes });
      return model;
    }),
  );
  const models = drawn.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failures = drawn.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const [failure] = failures.map(toReason);
  if (models.length === 0)
    throw failure ?? toReason(new ModelError('empty', 'the reply had no image in it'));
  return { text: toText(models, count, failure?.message ?? null), sources: [] };
}

function toText(models: readonly string[], count: number, failure: string | null): string {
  const what =
    models.length === 1 ? 'One picture was drawn' : `${models.length} pictures were drawn`;
  return [
    `${what} by ${models[0]} and will stand under your answer. Say so in a few words; do not link to it or describe it at length.`,
    ...(failure === null ? [] : [`${count - models.length} of ${count} failed: ${failure}`]),
  ].join(' ');
}

/** In words for the model, which tells the person. */
function toReason(error: unknown): UserError {
  const { text } = toSentence(toDrawingError(error));
  return new UserError('tool_failed', text, { cause: error });
}
