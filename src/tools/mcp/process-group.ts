import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** A program and all that it starts: they end together. POSIX only. */
export type ProcessGroup = {
  readonly leader: ChildProcessWithoutNullStreams;
  /**
   * Closes the program's input, then asks, then forces. Resolves once no process of the group is
   * left; a program that ends by itself ends the others, too.
   */
  end(): Promise<void>;
};

export type Program = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Null: where Parley runs. */
  readonly cwd: string | null;
};

/** How long a program may take to end, first by itself and then when it is asked to. */
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 20;

/** Starts a program in a process group of its own. Rejects if there is no such program. */
export async function startProcessGroup(program: Program): Promise<ProcessGroup> {
  const { command, args, env, cwd } = program;
  const leader = spawn(command, args, {
    env,
    stdio: 'pipe',
    detached: true, // A new group: https://man7.org/linux/man-pages/man2/setsid.2.html
    ...(cwd === null ? {} : { cwd }),
  });
  await once(leader, 'spawn');
  const pid = leader.pid ?? 0;
  const guard = startGuard(pid);
  const exited = new Promise<void>((resolve) => leader.once('exit', () => resolve()));
  const end = async () => {
    leader.stdin.end();
    await Promise.race([exited, delay(PATIENCE_MS, undefined, { ref: false })]);
    await endRest(pid);
    guard.kill('SIGKILL');
  };
  let ending: Promise<void> | null = null;
  const endOnce = () => {
    ending ??= end();
    return ending;
  };
  void exited.then(endOnce);
  return { leader, end: endOnce };
}

/** A group is there as long as one of its processes is, whether or not its leader is. */
async function endRest(group: number): Promise<void> {
  if (!signalGroup(group, 'SIGTERM')) return;
  const deadline = performance.now() + PATIENCE_MS;
  while (signalGroup(group, 0)) {
    if (performance.now() > deadline) return void signalGroup(group, 'SIGKILL');
    await delay(LOOK_EVERY_MS, undefined, { ref: false });
  }
}

/** False if none of its processes is left. */
function signalGroup(group: number, signal: 'SIGTERM' | 'SIGKILL' | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

/**
 * Nothing can be done in the moment of a SIGKILL: a shell that waits for the end of its input,
 * which then comes, ends the group instead. Without a shell a program has to notice that itself.
 */
const GUARD = 'read -r _; kill -s TERM -- "-$1"; sleep 2; kill -s KILL -- "-$1"';

function startGuard(group: number): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'sh', String(group)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  return guard;
}
