import type { Schedule } from '../core/local-time.ts';
import { findNext, isSeries, toSeries } from './times/series.ts';

/**
 * Reads times by rules of its own; counts series with rrule-temporal and cron patterns with
 * croner. The libraries and the lists of words are loaded when they are first used.
 */
export function createSchedule(): Schedule {
  return {
    async readSince(words, seen) {
      const { readSince } = await import('./times/understand.ts');
      return readSince(words, seen);
    },
    async understand(words, seen) {
      // With its word lists it is loaded when first needed.
      const { understand } = await import('./times/understand.ts');
      return understand(words, seen);
    },
    series: toSeries,
    async next(pattern, { zone, after }) {
      if (isSeries(pattern)) return findNext(pattern, after);
      const { Cron } = await import('croner');
      try {
        const cron = new Cron(pattern.trim(), { timezone: zone ?? 'UTC', paused: true });
        return cron.nextRun(new Date(after))?.getTime() ?? null;
      } catch {
        return null; // It throws whatever it is told that is no pattern.
      }
    },
  };
}
