import { UserError } from '../core/errors.ts';

/** A file that cannot be used: the sentence goes on from "NAME was left out: …" and says why and what helps. */
export function refusal(sentence: string, cause?: unknown): UserError {
  return new UserError('attachment_failed', sentence, { cause });
}
