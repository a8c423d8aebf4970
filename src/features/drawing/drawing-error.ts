import { ModelError, UserError } from '../../core/errors.ts';
import { toPlainText } from '../../core/markdown/plain.ts';
import { drawingStrings } from './strings/index.ts';

const MAX_REASON_CHARS = 300;

/**
 * What a failure means where a picture was asked for: a refusal is final, and what may have been
 * paid for is not repeated unasked.
 */
export function toDrawingError(error: unknown): unknown {
  if (!(error instanceof ModelError)) return error;
  const { failure, message } = error;
  const say = (sentence: string, canRetry: boolean) =>
    new UserError('model_failed', sentence, { cause: error, canRetry });
  switch (failure) {
    case 'blocked':
    case 'recitation':
      return say(drawingStrings.notDrawn(toPlainText(message, MAX_REASON_CHARS)), false);
    case 'model_gone':
      return say(drawingStrings.imageModelGone, false);
    case 'not_in_plan':
      return say(drawingStrings.imageModelNotInPlan, false);
    case 'empty':
    case 'malformed':
    case 'out_of_tokens':
      return say(drawingStrings.noPicture, true);
    case 'too_long':
      return say(drawingStrings.tooMuchToDraw, false);
    case 'cannot_draw':
      return say(drawingStrings.cannotDraw, false);
    case 'cut':
    case 'unreachable':
      return say(drawingStrings.drawingUnknown, true);
    default:
      return error;
  }
}
