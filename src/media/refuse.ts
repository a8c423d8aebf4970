import { UserError } from '../core/errors.ts';
import { mediaStrings } from './strings/index.ts';

/**
 * A file that cannot be used: the sentence stands behind “I left out NAME: …” and says why and
 * what helps.
 */
export function refusal(sentence: string, cause?: unknown): UserError {
  return new UserError('attachment_failed', sentence, { cause });
}

export function noSound(cause?: unknown): UserError {
  return refusal(mediaStrings.noSound, cause);
}

/** A kind of file that is not read, and what helps. */
export function cannotRead(kind: string, remedy: string): UserError {
  return refusal(`${kind} ${remedy}`);
}
