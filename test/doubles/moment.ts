import { onTestFinished, vi } from 'vitest';

/** Sets the clock of this process for one test; it goes on from there, and so do timers. */
export function createMoment(at: number) {
  const RealDate = Date;
  let offset = at - RealDate.now();
  const now = () => RealDate.now() + offset;

  class MovedDate extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [now()] : given) as [number]));
    }
    static override now = now;
    static override [Symbol.hasInstance](value: unknown): boolean {
      return RealDate.prototype.isPrototypeOf.call(RealDate.prototype, value as object);
    }
  }
  vi.stubGlobal('Date', MovedDate);
  onTestFinished(() => void vi.unstubAllGlobals());
  return {
    set(moment: number) {
      offset = moment - RealDate.now();
    },
  };
}
