/** Room for so much at once; whoever does not fit waits, in order. */
export type Semaphore = {
  /**
   * Runs `work` once `size` of the room is free. Rejects with the signal's reason where it aborts
   * first.
   */
  enter<Result>(size: number, signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
};

type Waiting = { readonly size: number; readonly start: () => void };

export function createSemaphore(capacity: number): Semaphore {
  const queue: Waiting[] = [];
  let free = capacity;

  const admit = (): void => {
    for (let next = queue[0]; next && next.size <= free; next = queue[0]) {
      queue.shift();
      free -= next.size;
      next.start();
    }
  };

  const wait = (size: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const onAbort = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal.reason);
        admit();
      };
      const waiting = {
        size,
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      queue.push(waiting);
      admit();
    });

  return {
    async enter(size, signal, work) {
      signal.throwIfAborted();
      const taken = Math.min(size, capacity); // More than the whole room gets the whole room.
      await wait(taken, signal);
      try {
        return await work();
      } finally {
        free += taken;
        admit();
      }
    },
  };
}
