import type { ParsedResult } from 'chrono-node';
import { fromLocalTime, type Moment, type Schedule, toLocalTime } from '../core/local-time.ts';
import { findNext, isSeries, toSeries } from './times/series.ts';

/** The hour that is meant where a day is named and no hour. */
const MORNING = 9;

const DAY_MS = 24 * 60 * 60_000;

/** Words with a moment in them are short; what comes behind is not searched. */
const MAX_CHARS = 1_000;

/**
 * Reads times to come by its own rules, past ones with chrono; counts series with rrule-temporal
 * and cron patterns with croner. The libraries are loaded when they are first used.
 */
export function createSchedule(): Schedule {
  return {
    async read(words, { zone, now, isPast = false }) {
      const found = await parse(
        words.slice(0, MAX_CHARS),
        toLocalTime(now, zone ?? 'UTC'),
        !isPast,
      );
      if (!found) return null;
      const rest = toRest(words, found);
      return { ...toMoment(found, { zone: zone ?? 'UTC', now, isPast }), rest };
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

/**
 * The longest words that name a moment, in whatever language; English where others find no more.
 */
async function parse(
  words: string,
  localTime: number,
  forwardDate: boolean,
): Promise<ParsedResult | null> {
  const { en, de, fr, es, it, nl, pt } = await import('chrono-node');
  // Seen from a clock in UTC that shows what the person's clock shows: chrono knows offsets, but
  // no zones.
  const reference = { instant: new Date(localTime), timezone: 0 };
  let best: ParsedResult | null = null;
  for (const { casual } of [en, de, fr, es, it, nl, pt]) {
    const [found] = casual.parse(words, reference, { forwardDate });
    if (found && found.text.length > (best?.text.length ?? 0)) best = found;
  }
  return best;
}

type Seen = { readonly zone: string; readonly now: number; readonly isPast: boolean };

function toMoment(
  { start }: ParsedResult,
  { zone, now, isPast }: Seen,
): Pick<Moment, 'at' | 'needsZone'> {
  const shown = start.date().getTime();
  // "in two hours" is as long everywhere, also where the clocks are changed meanwhile.
  if (start.tags().has('result/relativeDateAndTime'))
    return { at: now + (shown - toLocalTime(now, zone)), needsZone: false };
  if (start.isCertain('timezoneOffset') && start.isCertain('hour')) {
    const isOpen = !isPast && !start.isCertain('day') && !start.isCertain('weekday');
    return { at: isOpen && shown <= now ? shown + DAY_MS : shown, needsZone: false };
  }
  const hasHour = start.isCertain('hour') || [...start.tags()].some((tag) => HOUR.test(tag));
  const localTime = hasHour ? shown : new Date(shown).setUTCHours(isPast ? 0 : MORNING, 0, 0, 0);
  return { at: fromLocalTime(localTime, zone), needsZone: true };
}

/** What chrono calls an hour that was told without a number. */
const HOUR = /\/(?:tonight|morning|afternoon|noon|evening|night|midnight)$/;

function toRest(words: string, { index, text }: ParsedResult): string {
  const before = words.slice(0, index).replace(/\b(?:at|on|by|in|from)\s*$/i, '');
  const after = words.slice(index + text.length);
  return `${before} ${after}`
    .replace(/\s+/g, ' ')
    .replace(/ ([,;.!?])/g, '$1')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '');
}
