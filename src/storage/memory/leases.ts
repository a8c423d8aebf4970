import type { Leases } from '../../core/store-ports.ts';

/** Leases within one process: a name is free unless it is held here; waiters get it in turn. */
export function createMemoryLeases(): Leases {
  const queues = new Map<string, (() => void)[]>();

  /** Gives the name to the longest-waiting caller, or frees it. */
  const pass = (name: string): void => {
    const next = queues.get(name)?.shift();
    if (next) next();
    else queues.delete(name);
  };

  return {
    async hold(name, signal, onHeld) {
      signal.throwIfAborted();
      const waiting = queues.get(name);
      if (waiting) onHeld?.();
      if (waiting) await wait(waiting, signal);
      else queues.set(name, []);
      let isHeld = true;
      return {
        lost: new AbortController().signal, // One process loses nothing to another.
        async release() {
          if (isHeld) pass(name);
          isHeld = false;
        },
      };
    },
  };
}

function wait(queue: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      signal.removeEventListener('abort', leave);
      resolve();
    };
    const leave = () => {
      queue.splice(queue.indexOf(enter), 1);
      reject(signal.reason);
    };
    queue.push(enter);
    signal.addEventListener('abort', leave, { once: true });
  });
}
