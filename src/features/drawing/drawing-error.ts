import { ModelError, UserError } from '../../core/errors.ts';
import { toPlainText } from '../../core/markdown/plain.ts';
import { drawingStrings } from './strings/en.ts';

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
      return say(drawingStrings.notDrawn(toPlainText(message, MAX_REASON_CHARS)), false);
    case 'model_gone':
      return say(drawingStrings.imageModelGone, false);
    case 'cut':
    case 'unreachable':
      return say(drawingStrings.drawingUnknown, true);
    default:
      return error;
  }
}
