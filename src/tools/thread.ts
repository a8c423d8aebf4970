import { Worker } from 'node:worker_threads';

export type ThreadLimits = {
  readonly signal: AbortSignal;
  readonly maxMs: number;
  readonly maxHeapMb: number;
};

/**
 * Hands a task to a module on a thread of its own and resolves to the one message that it sends back. Rejects with the signal's
 * reason, with a `TimeoutError`, or with what went wrong there; the thread is gone in any case.
 */
export async function onThread<Result>(
  module: URL,
  task: unknown,
  { signal, maxMs, maxHeapMb }: ThreadLimits,
): Promise<Result> {
  signal.throwIfAborted();
  const worker = new Worker(module, {
    workerData: task,
    env: {}, // No token has business there.
    stdout: true, // Nor is anything said there meant for the log.
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const over = new AbortController();
  const onAbort = () => over.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(
    () => over.abort(new DOMException(`longer than ${maxMs} ms`, 'TimeoutError')),
    maxMs,
  );
  try {
    return await new Promise<Result>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread ended early')));
      over.signal.addEventListener('abort', () => reject(over.signal.reason), { once: true });
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}
