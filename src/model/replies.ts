import { APIError } from 'openai/error';
import { ModelError } from '../core/errors.ts';

/** Of a page that is no JSON, in the log. */
const MAX_MESSAGE = 300;

/** Throws `ModelError` if no reply comes. */
export function reach(send: () => Promise<Response>): Promise<Response> {
  return send().catch((cause: unknown) => {
    throw new ModelError('unreachable', 'the server cannot be reached', { cause });
  });
}

/**
 * The JSON of a reply. Throws the openai client's own errors, so that what is asked without it
 * fails in the same way, and `ModelError` if the reply is no JSON.
 */
export async function readReply(response: Response): Promise<object> {
  const text = await response.text();
  const body = parse(text);
  if (response.ok && body !== null) return body;
  if (response.ok) throw new ModelError('malformed', 'the answer is not JSON');
  throw APIError.generate(
    response.status,
    body ?? undefined,
    text.slice(0, MAX_MESSAGE),
    response.headers,
  );
}

function parse(text: string): object | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' ? body : null;
  } catch {
    return null; // An HTML page, or nothing.
  }
}
