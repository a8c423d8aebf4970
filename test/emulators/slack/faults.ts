import type { Fault, Json } from './types.ts';

/**
 * Faults to inject: `next` once per entry, `every` until cleared, `when` by what a call brings;
 * '*' stands for any method.
 */
export const createFaults = () => {
  const once = new Map<string, Fault[]>();
  const always = new Map<string, Fault>();
  let chosen: { method: string; isMeant: (args: Json) => boolean; fault: Fault }[] = [];

  const next = (method: string, ...faults: readonly Fault[]): void => {
    once.set(method, [...(once.get(method) ?? []), ...faults]);
  };

  const every = (method: string, fault: Fault | null): void => {
    if (fault) always.set(method, fault);
    else always.delete(method);
  };

  const when = (method: string, isMeant: (args: Json) => boolean, fault: Fault): void => {
    chosen.push({ method, isMeant, fault });
  };

  const clear = (): void => {
    once.clear();
    always.clear();
    chosen = [];
  };

  /** The fault that the coming call meets. */
  const take = (method: string, args: Json = {}): Fault | undefined => {
    const found = chosen.find(
      (each) => (each.method === method || each.method === '*') && each.isMeant(args),
    );
    if (found) return found.fault;
    for (const key of [method, '*']) {
      const fault = once.get(key)?.shift();
      if (fault) return fault;
    }
    return always.get(method) ?? always.get('*');
  };

  return { next, every, when, clear, take };
};

export type Faults = ReturnType<typeof createFaults>;
