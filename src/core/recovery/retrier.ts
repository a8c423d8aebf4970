/** Tries something now and then until it works. */
export type Retrier = {
  /** It is to be tried until it works, the first time after a pause. */
  start(): void;
  /**
   * Tries at once where it has not worked yet; whether it works. One try at a time, whoever asks
   * for it.
   */
  now(): Promise<boolean>;
  readonly isWaiting: boolean;
};

export type RetrierOptions = {
  /** Whether it worked. */
  readonly attempt: () => Promise<boolean>;
  /** The first pause; each further one is twice as long, up to eight times this. */
  readonly everyMs: number;
  readonly signal: AbortSignal;
};

const MAX_FACTOR = 8;

export function createRetrier({ attempt, everyMs, signal }: RetrierOptions): Retrier {
  let isWaiting = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let trying: Promise<boolean> | null = null;

  const start = () => {
    isWaiting = true;
    clearTimeout(timer);
    if (signal.aborted) return;
    timer = setTimeout(() => void now(), everyMs * Math.min(2 ** failures, MAX_FACTOR));
  };

  const tryOnce = async (): Promise<boolean> => {
    clearTimeout(timer);
    isWaiting = false; // What fails from here on starts it again.
    const isDone = await attempt().catch(() => false);
    failures = isDone ? 0 : failures + 1;
    if (!isDone) start();
    return isDone;
  };

  const now = async (): Promise<boolean> => {
    if (!isWaiting && !trying) return true;
    trying ??= tryOnce().finally(() => {
      trying = null;
    });
    return trying;
  };

  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return {
    start,
    now,
    get isWaiting() {
      return isWaiting || trying !== null;
    },
  };
}
