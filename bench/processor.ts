import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 1_000;
const QUIET_MS_A_LOOK = 10;
const QUIET_LOOKS = 3;

/** An idle process gives memory back within that time after its start. */
const LEAST_MS = 12_000;
const MOST_MS = 60_000;

/**
 * What a process has taken of the processor so far, in milliseconds; only Linux tells. Of the
 * threads that live each is counted to the nanosecond, of those that have ended in hundredths of
 * a second. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function readCpuMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const living = threads.map((thread) => {
    const path = `/proc/${pid}/task/${thread}`;
    const [nanoseconds] = readFileSync(`${path}/schedstat`, 'utf8').split(' ');
    return { exact: Number(nanoseconds) / 1e6, rough: readTicks(path) };
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const ended = Math.max(0, readTicks(`/proc/${pid}`) - sum(living.map(({ rough }) => rough)));
  return sum(living.map(({ exact }) => exact)) + ended;
}

const TICK_MS = 10;

/** User and system time. */
function readTicks(path: string): number {
  const fields = readFileSync(`${path}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Resolves once a process has done what it does at its start. */
export async function untilQuiet(pid: number): Promise<void> {
  const startedAt = performance.now();
  let before = 0;
  for (let quiet = 0; performance.now() - startedAt < MOST_MS; ) {
    await delay(LOOK_EVERY_MS);
    const now = readCpuMs(pid);
    quiet = now - before <= QUIET_MS_A_LOOK ? quiet + 1 : 0;
    before = now;
    if (quiet >= QUIET_LOOKS && performance.now() - startedAt >= LEAST_MS) return;
  }
}
