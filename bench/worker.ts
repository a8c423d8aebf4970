import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What `sdks.mjs` says of the libraries that it loaded. */
export type Libraries = {
  readonly rssBytes: number;
  readonly heapBytes: number;
  /** From the start of the process until they were loaded. */
  readonly loadedMs: number;
};

type WorkerOptions = {
  readonly timeoutMs: number;
  readonly nodeOptions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
};

/** Runs a script of this folder in a process of its own; it is given JSON and says JSON. */
export async function runWorker<Result>(
  script: string,
  input: unknown,
  { timeoutMs, nodeOptions = [], environment = {} }: WorkerOptions,
): Promise<Result> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...nodeOptions,
      fileURLToPath(new URL(script, import.meta.url)),
      JSON.stringify(input),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } },
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  clearTimeout(timer);
  if (child.exitCode !== 0) throw new Error(`${script} ended with ${child.exitCode}`);
  return JSON.parse(said) as Result;
}
