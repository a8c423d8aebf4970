import { isStoreFailure } from '../errors.ts';
import type { Log } from '../ports.ts';
import { sleep } from '../sleep.ts';

const PAUSE_MS = 2_000;

/** Waits for a store that fails: what the model has said is not asked for again because of it. */
export async function untilStored(
  journal: () => Promise<void>,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  for (;;) {
    try {
      return await journal();
    } catch (error) {
      if (!isStoreFailure(error) || signal.aborted) throw error;
      log.warn({ err: error }, 'an answer waits for the store');
    }
    await sleep(PAUSE_MS, signal);
  }
}
