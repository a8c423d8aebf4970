import { WAIT_MS } from '../../waiting.ts';

/** Lets tests wait for a state instead of polling for it. */
export const createWaiting = () => {
  const listeners = new Set<() => void>();

  const changed = (): void => {
    for (const listener of [...listeners]) listener();
  };

  /** Runs after every change; the returned function ends that. */
  const onChange = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  /** Resolves with the first truthy value of `predicate`, which is asked after every change. */
  const waitFor = <Value>(
    predicate: () => Value | undefined | null | false | 0 | '',
    timeoutMs = WAIT_MS,
  ): Promise<Value> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        listeners.delete(check);
        clearTimeout(timer);
      };
      const check = (): void => {
        try {
          const value = predicate();
          if (!value) return;
          stop();
          resolve(value);
        } catch (error) {
          stop();
          reject(error);
        }
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`not within ${timeoutMs} ms: ${predicate}`));
      }, timeoutMs);
      listeners.add(check);
      check();
    });

  return { changed, onChange, waitFor };
};
