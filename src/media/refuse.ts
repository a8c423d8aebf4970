import { UserError } from '../core/errors.ts';

/**
 * A file that cannot be used: the sentence goes on from "NAME was left out: …" and says why and
 * what helps.
 */
export function refusal(sentence: string, cause?: unknown): UserError {
  return new UserError('attachment_failed', sentence, { cause });
}

export function noSound(cause?: unknown): UserError {
  return refusal(
    'there is no sound in it, or it is damaged. Please save it as mp3 or wav and send it again.',
    cause,
  );
}
