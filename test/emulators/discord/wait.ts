import { WAIT_MS } from '../../waiting.ts';
import type { World } from './world.ts';

const LAST_CALLS = 8;
const TICK_MS = 25;

/**
 * Resolves with the first value of the predicate that is there, which is asked at every change;
 * also now and then, for what it reads beside the emulator.
 */
export const waitFor = <T>(
  world: World,
  predicate: () => T | null | undefined | false,
  timeoutMs = WAIT_MS,
): Promise<T> => {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let stop = () => {};
  const check = (): void => {
    try {
      const value = predicate();
      if (value === false || value === null || value === undefined) return;
      stop();
      resolve(value);
    } catch (error) {
      stop();
      reject(error);
    }
  };
  const timer = setTimeout(() => {
    stop();
    const calls = world.calls.slice(-LAST_CALLS);
    const seen = calls.map(({ method, path, status }) => `${method} ${path} → ${status}`);
    reject(
      new Error(`Nothing of the kind within ${timeoutMs} ms: ${predicate}\n${seen.join('\n')}`),
    );
  }, timeoutMs);
  const unsubscribe = world.onChange(check);
  const ticks = setInterval(check, TICK_MS);
  stop = () => {
    clearTimeout(timer);
    clearInterval(ticks);
    unsubscribe();
  };
  check();
  return promise;
};
