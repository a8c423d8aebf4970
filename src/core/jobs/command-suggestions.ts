import { PERSONAS } from '../conversation/personas.ts';
import { listTimeZones } from '../local-time.ts';
import type { ModelCatalog } from '../ports.ts';
import { sleep } from '../sleep.ts';
import type { Suggested } from './command-spec.ts';

/**
 * What an option may be completed with; never rejects, and never takes longer than a person waits
 * for a list.
 */
export type Suggest = (what: Suggested) => Promise<readonly string[]>;

const FRESH_MS = 10 * 60_000;

/** Discord takes choices for three seconds after the key was pressed. */
const PATIENCE_MS = 1_500;
const LIST_TIMEOUT_MS = 10_000;

/** A server that lists no models is not asked at every key. */
const RETRY_MS = 30_000;

/** What a list of models has besides those that chat. */
const OTHERS = /embed|imagen|image|banana|veo|lyria|tts|audio|live|aqa|robotics|computer-use/;

/** Whether a model is probably one that chats. */
export function isForChat(id: string): boolean {
  return !OTHERS.test(id);
}

/**
 * Lists for completion: the model's are kept for some minutes and renewed behind a list that is
 * shown.
 */
export function createSuggest(modelCatalog: ModelCatalog, now: () => number = Date.now): Suggest {
  let models: readonly string[] = [];
  let askAt = 0;
  let asking: Promise<void> = Promise.resolve();

  const ask = async (): Promise<void> => {
    const listed = await modelCatalog.list(AbortSignal.timeout(LIST_TIMEOUT_MS)).catch(() => null);
    if (!listed) return; // The list that is known is better than none.
    models = listed.filter(isForChat).toSorted();
    askAt = now() + FRESH_MS;
  };

  const listModels = async (): Promise<readonly string[]> => {
    if (now() >= askAt) {
      askAt = now() + RETRY_MS; // At once: one key after another must not ask again.
      asking = ask();
    }
    if (models.length === 0) await withPatience(asking);
    return models;
  };

  return async (what) => {
    if (what === 'models') return listModels();
    return what === 'timeZones' ? listTimeZones() : Object.keys(PERSONAS);
  };
}

async function withPatience(work: Promise<void>): Promise<void> {
  const over = new AbortController();
  const patience = sleep(PATIENCE_MS, over.signal).catch(() => {});
  await Promise.race([work, patience]);
  over.abort();
}

/** Those that fit what has been typed: the beginning of it first, then any part. */
export function toMatching(
  suggestions: readonly string[],
  typed: string,
  max: number,
): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  const found = suggestions.filter((each) => each.toLowerCase().includes(wanted));
  const starts = (each: string) => Number(each.toLowerCase().startsWith(wanted));
  return found.toSorted((a, b) => starts(b) - starts(a)).slice(0, max);
}
