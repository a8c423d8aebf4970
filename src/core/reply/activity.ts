import type { Content, Task } from '../content.ts';
import { toLiteral } from '../markdown/inline.ts';
import type { Dialect } from '../ports.ts';

/** What goes on besides writing: the quiet line, and the tasks that it stands for. */
export type Activity = {
  readonly status: Content['status'];
  readonly tasks: readonly Task[];
  /** The line while no task runs. */
  readonly line: Content['status'];
};

/** The tasks that stand for a wait, or its end: shown wherever an answer is waited for. */
export const SLOW = 'slow';
export const STORE = 'store';
export const STOPPED = 'stopped';
const NOTICES: readonly string[] = [SLOW, STORE, STOPPED];

/** Whether the person who waits is to see why. */
export function hasNotice({ tasks }: Activity): boolean {
  return tasks.some(({ id }) => NOTICES.includes(id));
}

/** Nothing goes on. */
export const idle: Activity = { status: null, tasks: [], line: null };

/** Another line; a task that runs goes before it. */
export function withLine({ tasks }: Activity, line: Content['status']): Activity {
  return { status: toStatus(tasks) ?? line, tasks, line };
}

/**
 * A task that has begun or ended. The line names the one that was begun last of those that still
 * run.
 */
export function withTask({ tasks, line }: Activity, task: Task): Activity {
  const isKnown = tasks.some(({ id }) => id === task.id);
  const all = isKnown ? tasks.map((each) => (each.id === task.id ? task : each)) : [...tasks, task];
  return { status: toStatus(all) ?? line, tasks: all, line };
}

/**
 * A title names what a model or a program chose (an address, a tool): in the line it formats
 * nothing.
 */
function toStatus(tasks: readonly Task[]): string | null {
  const running = tasks.findLast(({ state }) => state === 'running');
  return running ? toLiteral(running.title) : null;
}

/**
 * Whether a message that shows `seen` has to be written to. Only one that grows by appending shows
 * each task by itself: it cannot take a line back.
 */
export function isNews(
  activity: Activity,
  seen: Activity,
  { appends }: Pick<Dialect, 'appends'>,
): boolean {
  return activity.status !== seen.status || (appends && activity.tasks !== seen.tasks);
}
