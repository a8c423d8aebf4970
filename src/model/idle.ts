/** Aborts when nothing has happened for a while. Marking activity costs one assignment: the timer looks, it is not re-armed. */
export type IdleTimer = { readonly signal: AbortSignal; touch(): void; stop(): void };

export function createIdleTimer(idleMs: number): IdleTimer {
  const controller = new AbortController();
  let touchedAt = performance.now();
  let timer: NodeJS.Timeout;

  const look = () => {
    const left = touchedAt + idleMs - performance.now();
    if (left <= 0) controller.abort(new Error(`nothing came for ${idleMs} ms`));
    else timer = setTimeout(look, left);
  };
  timer = setTimeout(look, idleMs);

  return {
    signal: controller.signal,
    touch() {
      touchedAt = performance.now();
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
