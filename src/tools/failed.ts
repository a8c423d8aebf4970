import { UserError } from '../core/errors.ts';

/** A tool that failed, in a sentence for the model. */
export function failed(sentence: string, cause?: unknown): UserError {
  return new UserError('tool_failed', sentence, { cause });
}
