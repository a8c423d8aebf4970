import { APIError } from 'openai/error';
import { ModelError, UserError } from '../core/errors.ts';
import { toNetworkCode, toNetworkReason } from '../core/net/network-reason.ts';
import type { Log } from '../core/ports.ts';
import { findAccountTrouble, findKeyTrouble, toAnswerText } from './key-troubles.ts';
import type { ModelLookup, OpenCatalog } from './model-catalog.ts';

const CHECK_TIMEOUT_MS = 8_000;

const MOST_NAMED = 3;

/**
 * The check at start: throws a `UserError` if the key or the model cannot work, warns where that is
 * not known.
 */
export async function checkAtStart(
  catalog: OpenCatalog,
  { model, log }: { readonly model: string; readonly log: Log },
): Promise<void> {
  const found = await catalog
    .look(model, AbortSignal.timeout(CHECK_TIMEOUT_MS))
    .catch((error: unknown) => error);
  if (found instanceof ModelError) throw toKeyError(found);
  const { state, ids, error } = found as ModelLookup; // A look throws nothing else.
  if (findKeyTrouble(toAnswerText(error))) throw toKeyError(error);
  if (state === 'missing') {
    throw new UserError(
      'config_failed',
      `GEMINI_MODEL: the model service doesn’t list ${model}. Set one that it does${toNearest(model, ids)}`,
    );
  }
  if (state === 'unknown') warn(error, model, log);
}

function toKeyError(cause: unknown): UserError {
  const trouble = findKeyTrouble(toAnswerText(cause));
  const said = trouble
    ? `${trouble.text}: ${trouble.remedy}`
    : 'the model service rejected the key. Copy it again from https://aistudio.google.com/apikey';
  return new UserError('config_failed', `GEMINI_API_KEY: ${said}`, { cause });
}

function warn(error: unknown, model: string, log: Log): void {
  const what = 'could not check GEMINI_MODEL';
  const status = error instanceof APIError ? error.status : undefined;
  const reason = error === null ? null : toNetworkReason(toNetworkCode(error));
  const trouble = findAccountTrouble(toAnswerText(error));
  if (trouble) log.warn({ model, status }, `${trouble.text}: ${trouble.remedy}`);
  else if (status !== undefined)
    log.warn({ model, status }, `${what}: the model API answered with HTTP ${status}`);
  else if (reason === null) log.warn({ model }, what);
  else
    log.warn({ model, reason }, `Could not reach the model API to check GEMINI_MODEL: ${reason}`);
}

function toNearest(model: string, ids: readonly string[]): string {
  const named = findNearestIds(model, ids);
  return named.length === 0 ? '' : `, such as ${named.join(', ')}`;
}

/** Ids that are written most alike, the most alike first. */
export function findNearestIds(model: string, ids: readonly string[]): string[] {
  return ids
    .filter((id) => /^[\w.:/@+-]{1,80}$/.test(id)) // What a server says is shown on a terminal.
    .map((id) => ({ id, alike: toLikeness(model, id) }))
    .toSorted((a, b) => b.alike - a.alike || b.id.localeCompare(a.id, 'en', { numeric: true }))
    .slice(0, MOST_NAMED)
    .map(({ id }) => id);
}

/** How much two names share: their beginning counts, then pairs of letters. 0 to 2. */
function toLikeness(a: string, b: string): number {
  const [one, other] = [toPairs(a), toPairs(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  const pairs = (2 * shared) / Math.max(1, one.size + other.size);
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  return pairs + start / Math.max(a.length, b.length, 1);
}

function toPairs(text: string): ReadonlySet<string> {
  const letters = text.toLowerCase();
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}
