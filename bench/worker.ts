import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Runs a script of this folder in a process of its own; it is given JSON and says JSON. */
export async function runWorker<Result>(
  script: string,
  input: unknown,
  { timeoutMs, nodeOptions = [] }: { readonly timeoutMs: number; readonly nodeOptions?: string[] },
): Promise<Result> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...nodeOptions,
      fileURLToPath(new URL(script, import.meta.url)),
      JSON.stringify(input),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  clearTimeout(timer);
  if (child.exitCode !== 0) throw new Error(`${script} ended with ${child.exitCode}`);
  return JSON.parse(said) as Result;
}
