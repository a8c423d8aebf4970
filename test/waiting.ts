import { setTimeout as delay } from 'node:timers/promises';

/**
 * How long a test waits for what has to come: long enough for a machine that is busy, so that only
 * a hang ends it.
 */
export const WAIT_MS = 90_000;

/** How long a test may take. */
export const TEST_MS = 300_000;

const LOOK_EVERY_MS = 20;

/**
 * Resolves with the first value that is there. Unlike `expect.poll` it lets no time pass where a
 * test has stopped the timers.
 */
export async function found<Value>(
  look: () => Value | undefined | null | false,
): Promise<NonNullable<Value>> {
  for (let waitedMs = 0; waitedMs < WAIT_MS; waitedMs += LOOK_EVERY_MS) {
    const value = look();
    if (value !== undefined && value !== null && value !== false)
      return value as NonNullable<Value>;
    await delay(LOOK_EVERY_MS);
  }
  throw new Error(`not within ${WAIT_MS} ms: ${look}`);
}

/**
 * Lets everything run that is ready to, as far as it waits for neither a timer nor the network.
 */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
