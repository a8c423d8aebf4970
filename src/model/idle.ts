/**
 * Aborts when nothing has come for a while. Marking activity costs one assignment: the timer
 * looks, it is not re-armed.
 */
export type IdleTimer = {
  readonly signal: AbortSignal;
  /**
   * Something has come, if only bytes that make no chunk: some servers send comments while the
   * model thinks.
   */
  touch(): void;
  stop(): void;
};

/**
 *   @param firstMs how long the first byte may take: a model that thinks hard is silent before it
 *   begins.
 */
export function createIdleTimer(idleMs: number, firstMs = idleMs * 2): IdleTimer {
  const controller = new AbortController();
  let hasBegun = false;
  let touchedAt = performance.now();
  let timer: NodeJS.Timeout;

  const look = () => {
    const left = touchedAt + idleMs - performance.now();
    if (!hasBegun || left <= 0) controller.abort(new Error('nothing came in time'));
    else timer = setTimeout(look, left);
  };
  timer = setTimeout(look, firstMs);

  const touch = () => {
    touchedAt = performance.now();
    if (hasBegun) return;
    hasBegun = true;
    clearTimeout(timer);
    timer = setTimeout(look, idleMs);
  };

  return {
    signal: controller.signal,
    touch,
    stop: () => clearTimeout(timer),
  };
}
