import { Session } from 'node:inspector/promises';

/**
 * Counts how often blocks of JavaScript are run: the same on every machine, however busy. What is
 * to be counted has to be imported afterwards, because code that V8 has compiled before is not
 * counted block by block.
 */
export async function createWorkCounter(): Promise<(work: () => unknown) => Promise<number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return async (work) => {
    await session.post('Profiler.takePreciseCoverage'); // From here on.
    work();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  };
}
