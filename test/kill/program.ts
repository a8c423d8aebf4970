import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** One life of the real program. */
export type Program = {
  /** Resolves when it has started all its parts; rejects with its last words where it dies before. */
  readonly ready: Promise<void>;
  readonly isRunning: boolean;
  readonly isReady: boolean;
  /** Its log, a parsed line each. */
  readonly log: readonly LogLine[];
  /** SIGKILL; resolves when it is gone, with all its sockets. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to its exit code. */
  stop(): Promise<number | null>;
};

export type LogLine = Readonly<Record<string, unknown>> & {
  readonly level: number;
  readonly msg: string;
};

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Starts `node src/main.ts` with nothing of this process's environment but the path, in a folder without an `.env`. */
export function startProgram(environment: Record<string, string>, folder: string): Program {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
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
  ready.catch(() => {}); // One that is killed at its start is not waited for.

  return {
    ready,
    get isRunning() {
      return isAlive(child);
    },
    get isReady() {
      return isReady && isAlive(child);
    },
    log,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null && !child.killed;
}
