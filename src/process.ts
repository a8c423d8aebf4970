import { ParleyError, UserError } from './core/errors.ts';
import type { Log } from './core/ports.ts';
import { toLoggedError } from './loggable.ts';

export type ProcessOptions = {
  /** Starts everything; `onLog` is told of the log as soon as there is one. */
  readonly start: (onLog: (log: Log) => void) => Promise<{ close(drainMs: number): Promise<void> }>;
  readonly drainMs: number;
  readonly redact: (text: string) => string;
  /** Whether this error's message was written for the operator. */
  readonly isForOperator: (error: Error) => boolean;
};

/** More than this many within the time is no accident any more. */
const MAX_ESCAPED = 100;
const ESCAPED_WITHIN_MS = 10_000;

/** Runs until SIGTERM or SIGINT, then drains and ends the process. */
export async function runProcess({ start, drainMs, ...telling }: ProcessOptions): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  let signals = 0;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      signals += 1;
      // A second signal: the operator is in a hurry; what was accepted is finished after the next
      // start.
      if (signals > 1) process.exit(1);
      stopped.resolve();
    });
  }
  const say = (error: unknown) => process.stderr.write(`${toLastWords(error, telling)}\n`);
  process.stderr.on('error', () => {}); // Nobody reads it any more.
  const net = createNet(say);
  process.on('uncaughtException', net.onEscaped);
  process.on('unhandledRejection', net.onEscaped);
  process.removeAllListeners('warning'); // Node's own would print it, whatever it says.
  process.on('warning', net.onWarning);
  try {
    const starting = start(net.onLog);
    // A stop while it waits, perhaps for the store, ends the wait.
    const app = await Promise.race([starting, stopped.promise.then(() => null)]);
    if (app === null) process.exit(0);
    await stopped.promise;
    await app.close(drainMs);
    process.exit(0);
  } catch (error) {
    say(error);
    process.exit(1);
  }
}

/**
 * The last resort for errors that nothing else caught. The process goes on: an unhandled rejection
 * ends only that piece of work, and Parley's own callbacks each catch their own errors (`contain`),
 * so that an exception up here comes from a library's object, a socket or a parser. Its state is
 * lost, not Parley's, and `/healthz` says if that leaves a platform unconnected. Many within
 * seconds mean a state that does not recover: then the process ends, and the next one continues
 * with everything that was accepted.
 */
function createNet(say: (error: unknown) => void) {
  let log: Log | null = null;
  const times: number[] = [];
  return {
    onLog(given: Log) {
      log = given;
    },
    /** Of what Node or a library warns. That something is new in Node is no news. */
    onWarning(warning: Error) {
      if (warning.name === 'ExperimentalWarning') return;
      log?.warn({ err: warning }, 'Node or a library has a warning');
    },
    onEscaped(error: unknown) {
      times.push(performance.now());
      if (times.length > MAX_ESCAPED) times.shift();
      const [first = 0] = times;
      if (log) log.error({ err: error }, 'caught an unexpected error');
      else say(error);
      const isLoop = times.length === MAX_ESCAPED && performance.now() - first < ESCAPED_WITHIN_MS;
      if (isLoop) process.exit(1);
    },
  };
}

/**
 * For the operator, on stderr. Of errors that were not made to be read the text is left out: it
 * can hold anything.
 */
function toLastWords(
  error: unknown,
  { redact, isForOperator }: Pick<ProcessOptions, 'redact' | 'isForOperator'>,
): string {
  try {
    if (!(error instanceof Error)) return `Parley couldn’t start: ${typeof error}`;
    if (error instanceof UserError || isForOperator(error)) return redact(error.message);
    const details = JSON.stringify(toLoggedError(error, redact));
    if (error instanceof ParleyError)
      return `Parley couldn’t start: ${redact(error.message)}\n${details}`;
    return `Parley couldn’t start: ${details}`;
  } catch {
    return `Parley couldn’t start: ${typeof error}`; // It cannot be read.
  }
}
