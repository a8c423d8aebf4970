import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { toSize } from '../core/strings/wording.ts';
import { httpStrings } from './strings/index.ts';

type Refusal = 400 | 401 | 403 | 404 | 413 | 429 | 500;

export function refuse(context: Context, status: Refusal, error: string): Response {
  return context.json({ error }, status);
}

/** Refuses bodies that are larger than this, also those that do not announce it. */
export function limitBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: (context) => refuse(context, 413, httpStrings.tooLarge(toSize(maxSize))),
  });
}
