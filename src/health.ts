import type { PartHealth, Route } from './core/ports.ts';

/**
 * What every part says of itself: `/healthz` and `/readyz` tell it as it is, `/about` in its
 * reader’s words.
 */
export type Health = {
  report(part: string, health: () => PartHealth): void;
  summary(): readonly (readonly [part: string, health: PartHealth])[];
  readonly routes: readonly Route[];
};

export function createHealth(storeAnswers: () => Promise<boolean>): Health {
  const parts = new Map<string, () => PartHealth>();

  const collect = async (): Promise<Record<string, PartHealth>> => {
    const answers = await storeAnswers().catch(() => false);
    const store = {
      isReady: answers,
      isFatal: false,
      detail: answers ? 'answers' : 'does not answer',
    };
    return { store, ...Object.fromEntries([...parts].map(([part, ask]) => [part, read(ask)])) };
  };

  const toRoute = (path: string, isFine: (part: PartHealth) => boolean): Route => ({
    method: 'GET',
    path,
    isOpen: true,
    async handle() {
      const all = await collect();
      const isAllFine = Object.values(all).every(isFine);
      return Response.json(
        { ok: isAllFine, parts: toAnswer(all) },
        { status: isAllFine ? 200 : 503 },
      );
    },
  });

  return {
    report: (part, health) => parts.set(part, health),
    summary: () => [...parts].map(([part, ask]) => [part, read(ask)] as const),
    routes: [
      toRoute('/healthz', ({ isFatal }) => !isFatal),
      toRoute('/readyz', ({ isReady }) => isReady),
    ],
  };
}

/** Operators and their monitoring read `isDead`: that name stays. */
function toAnswer(parts: Readonly<Record<string, PartHealth>>) {
  const entries = Object.entries(parts);
  return Object.fromEntries(
    entries.map(([part, { isFatal, ...rest }]) => [part, { ...rest, isDead: isFatal }]),
  );
}

/** A part that cannot even say how it is hides no other. */
function read(ask: () => PartHealth): PartHealth {
  try {
    return ask();
  } catch {
    return { isReady: false, isFatal: false, detail: 'does not say' };
  }
}
