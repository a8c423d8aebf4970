import type { Fault } from './types.ts';

/** Faults to inject: `next` once per entry, `every` until cleared; '*' stands for any method. */
export const createFaults = () => {
  const once = new Map<string, Fault[]>();
  const always = new Map<string, Fault>();

  const next = (method: string, ...faults: readonly Fault[]): void => {
    once.set(method, [...(once.get(method) ?? []), ...faults]);
  };

  const every = (method: string, fault: Fault | null): void => {
    if (fault) always.set(method, fault);
    else always.delete(method);
  };

  const clear = (): void => {
    once.clear();
    always.clear();
  };

  /** The fault that the coming call meets. */
  const take = (method: string): Fault | undefined => {
    for (const key of [method, '*']) {
      const fault = once.get(key)?.shift();
      if (fault) return fault;
    }
    return always.get(method) ?? always.get('*');
  };

  return { next, every, clear, take };
};

export type Faults = ReturnType<typeof createFaults>;
