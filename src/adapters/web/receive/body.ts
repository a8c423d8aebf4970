import type { z } from 'zod';
import { UserError } from '../../../core/errors.ts';

const MAX_JSON_CHARS = 512 * 1024;

/** What a browser sent. Throws `UserError` with a sentence for what does not fit. */
export async function readBody<Body>(request: Request, schema: z.ZodType<Body>): Promise<Body> {
  const raw = await request.text();
  const value = raw.length <= MAX_JSON_CHARS ? parseJson(raw) : undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UserError('web_failed', toSentence(parsed.error.issues[0]));
}

function toSentence(issue: z.core.$ZodIssue | undefined): string {
  const [name] = issue?.path ?? [];
  if (!issue || name === undefined) return 'The page sent something that Parley cannot read.';
  if (issue.code === 'too_big' && issue.path.length === 1)
    return issue.origin === 'array'
      ? `At most ${issue.maximum} files fit in one message.`
      : `That is too long: at most ${issue.maximum} characters fit here.`;
  return `The page sent no usable "${String(name)}". Reload it and try again.`;
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
