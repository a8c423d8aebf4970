import type { Content, Task } from '../content.ts';
import type { Dialect } from '../ports.ts';

/** What goes on besides writing: the quiet line, and the tasks that it stands for. */
export type Doing = {
  readonly status: Content['status'];
  readonly tasks: readonly Task[];
};

/** Nothing goes on. */
export const idle: Doing = { status: null, tasks: [] };

/** A task that has begun or ended. The line names the one that was begun last of those that still run. */
export function withTask({ tasks }: Doing, task: Task): Doing {
  const isKnown = tasks.some(({ id }) => id === task.id);
  const all = isKnown ? tasks.map((each) => (each.id === task.id ? task : each)) : [...tasks, task];
  const running = all.findLast(({ state }) => state === 'running');
  return { status: running?.title ?? null, tasks: all };
}

/** Whether a message that shows `seen` has to be written to. Only one that grows by appending shows each task by itself: it cannot take a line back. */
export function isNews(doing: Doing, seen: Doing, { appends }: Pick<Dialect, 'appends'>): boolean {
  return doing.status !== seen.status || (appends && doing.tasks !== seen.tasks);
}
