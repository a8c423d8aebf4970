import type { Log } from './ports.ts';

/**
 * A callback for an emitter, a timer or a library, which would throw what it throws at the
 * process. What fails in it, now or later, is logged and ends nothing else. `what` says in the log
 * what it was for.
 */
export function contain<Args extends readonly unknown[]>(
  log: Log,
  what: string,
  run: (...args: Args) => unknown,
): (...args: Args) => void {
  const onFailure = (error: unknown) => log.error({ what, err: error }, 'a callback failed');
  return (...args) => {
    try {
      const result = run(...args);
      if (result instanceof Promise) result.catch(onFailure);
    } catch (error) {
      onFailure(error);
    }
  };
}
