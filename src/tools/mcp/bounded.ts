/**
 * Runs with a signal that aborts with `signal` or after `ms` (a `TimeoutError`), and never once
 * `run` has settled: the SDK goes on listening, and would take back a request that was answered
 * long ago.
 */
export async function bounded<T>(
  ms: number,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  const onAbort = () => inner.abort(signal.reason);
  const timer = setTimeout(
    () => inner.abort(new DOMException(`no answer within ${ms} ms`, 'TimeoutError')),
    ms,
  );
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await run(inner.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
