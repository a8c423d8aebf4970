import { spawn, spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import { found } from '../waiting.ts';

/** Python has a terminal to give away; without it these tests cannot be run. */
export const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0;

const PTY = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
const SIZED = 'stty cols 100 rows 40; exec "$0" "$@"';

export type Terminal = ReturnType<typeof openTerminal>;

/** Runs a program on a terminal of its own, as a person would see it. */
export function openTerminal(
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
) {
  const command = ['sh', '-c', SIZED, process.execPath, ...args];
  const child = spawn('python3', ['-c', PTY, ...command], {
    cwd,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let raw = '';
  let seen = 0;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      raw += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const shown = () => stripVTControlCharacters(raw);
  return {
    /** Everything that came, as it came. */
    raw: () => raw,
    shown,
    /** Waits until this stands there, behind what was waited for before. */
    async see(text: string): Promise<void> {
      await found(() => shown().indexOf(text, seen) >= 0).catch(() => {
        throw new Error(`“${text}” did not come; there is:\n${shown().slice(-3_000)}`);
      });
      seen = shown().indexOf(text, seen) + text.length;
    },
    type(keys: string): void {
      child.stdin.write(keys);
    },
    /** Its window is closed: what runs there gets a SIGHUP. */
    async close(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}

export const ENTER = '\r';
export const DOWN = '\x1b[B';
export const CTRL_C = '\x03';
