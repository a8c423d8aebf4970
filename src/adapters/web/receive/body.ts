import type { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import { webStrings } from '../strings/index.ts';
import { MAX_TEXT } from './payloads.ts';

const MAX_JSON_CHARS = 512 * 1024;

/** What a browser sent. Throws `UserError` with a sentence for what does not fit. */
export async function readBody<Body>(request: Request, schema: z.ZodType<Body>): Promise<Body> {
  const raw = await request.text();
  // Only a text can make it that long.
  if (raw.length > MAX_JSON_CHARS) throw new UserError('web_failed', webStrings.tooLong(MAX_TEXT));
  const parsed = schema.safeParse(parseJson(raw));
  if (parsed.success) return parsed.data;
  throw new UserError('web_failed', toSentence(parsed.error.issues[0]));
}

function toSentence(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code !== 'too_big' || issue.path.length !== 1) return webStrings.outdated;
  const max = Number(issue.maximum);
  return issue.origin === 'array' ? webStrings.tooManyFiles(max) : webStrings.tooLong(max);
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
