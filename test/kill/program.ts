import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** One life of the real program. */
export type Program = {
  /** Resolves when it has started all its parts; rejects with its last words if it dies before. */
  readonly ready: Promise<void>;
  readonly isRunning: boolean;
  readonly isReady: boolean;
  /** Its log, a parsed line each. */
  readonly log: readonly LogLine[];
  /** How it ended by itself: its exit code or signal, and what it wrote to stderr. */
  readonly death: string | null;
  /** What it wrote to stderr. */
  readonly said: string;
  /** SIGKILL; resolves when it is gone, with all its sockets. */
  kill(): Promise<void>;
  /** SIGSTOP: it does nothing until it is let go on. */
  pause(): void;
  /** SIGCONT. */
  goOn(): void;
  /** SIGTERM; resolves to its exit code. */
  stop(): Promise<number | null>;
};

export type LogLine = Readonly<Record<string, unknown>> & {
  readonly level: number;
  readonly msg: string;
};

export const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));

export type ProgramOptions = {
  /** How many descriptors it may have open at once. */
  readonly maxFiles?: number;
  /** What is loaded into it before anything else, as the text of a module. */
  readonly preload?: string;
  /** The `src/main.js` of another Parley than this one. */
  readonly main?: string;
};

/**
 * Starts `node src/main.js` with nothing of this process's environment but the path, in a folder
 * without an `.env`.
 */
export function startProgram(
  environment: Record<string, string>,
  folder: string,
  { maxFiles, preload, main = MAIN }: ProgramOptions = {},
): Program {
  const loaded =
    preload === undefined ? [] : [`--import=data:text/javascript,${encodeURIComponent(preload)}`];
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', ...loaded, main];
  const limit = maxFiles === undefined ? '' : `ulimit -n ${maxFiles}; `;
  const child = spawn('/bin/sh', ['-c', `${limit}exec "$@"`, 'sh', ...node], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HTTP_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const endWithUs = () => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.removeListener('exit', endWithUs));
  const log: LogLine[] = [];
  let lastWords = '';
  let isReady = false;
  let isMeant = false;
  child.stderr.on('data', (chunk: Buffer) => {
    lastWords += chunk.toString();
  });
  const ready = new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const entry = JSON.parse(line) as LogLine;
      log.push(entry);
      if (entry.msg !== 'ready') return;
      isReady = true;
      resolve();
    });
    void exited.then(() =>
      reject(new Error(`the program ended before it was ready: ${lastWords}`)),
    );
  });
  const isAlive = () => !isMeant && child.exitCode === null && child.signalCode === null;
  ready.catch(() => {}); // One that is killed at its start is not waited for.

  return {
    ready,
    get isRunning() {
      return isAlive();
    },
    get isReady() {
      return isReady && isAlive();
    },
    log,
    get said() {
      return lastWords;
    },
    get death() {
      if (isMeant || (child.exitCode === null && child.signalCode === null)) return null;
      return `${child.exitCode ?? child.signalCode} ${lastWords}`;
    },
    async kill() {
      isMeant = true;
      child.kill('SIGKILL');
      await exited;
    },
    pause: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    async stop() {
      isMeant = true;
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}
