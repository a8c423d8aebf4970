import { z } from 'zod';
import { defineTool, type Tool, type ToolContext } from '../core/answer/tool.ts';
import { timeNow } from '../core/async.ts';
import { failed } from './failed.ts';
import { toolStrings } from './strings/index.ts';

export type CurrentTimeOptions = {
  /**
   * The zone that the asker has set, which overrides the platform's; null if they have set none.
   */
  readonly zoneOf?: (context: ToolContext, signal: AbortSignal) => Promise<string | null>;
  readonly now?: () => number;
};

const schema = z.object({
  timeZone: z
    .string()
    .max(64)
    .optional()
    .describe('IANA name such as Europe/Berlin. Left out: the zone of the person who asks.'),
});

/** Tells date and time where the asker is. */
export function createCurrentTime({
  zoneOf = async () => null,
  now = timeNow,
}: CurrentTimeOptions = {}): Tool {
  return defineTool({
    name: 'current_time',
    description:
      'Tells the current date, weekday and time, for the person who asks or in a time zone.',
    schema,
    acts: false,
    status: () => toolStrings.checkingTime,
    async run({ timeZone }, context, signal) {
      const at = now();
      if (timeZone !== undefined) return toResult(describe(at, checkZone(timeZone)));
      const own = (await zoneOf(context, signal)) ?? (await platformZone(context, signal));
      const zone = own === null ? null : toZone(own);
      return toResult(
        zone === null ? `${describe(at, 'UTC')}\n${UNKNOWN}` : `${describe(at, zone)}\n${OWN}`,
      );
    },
  });
}

const OWN = 'This is the time zone of the person who asks.';
const UNKNOWN =
  'The time zone of the person who asks is not known, so this is UTC. They can set it with /timezone.';

function toResult(text: string) {
  return { text, sources: [] };
}

async function platformZone(
  { directory, asker, place }: ToolContext,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    return (await directory.person(asker.id, place, signal)).timeZone;
  } catch {
    signal.throwIfAborted();
    return null; // UTC is better than no time.
  }
}

/**
 * Null if there is no zone of that name. The name is kept as it was given: ICU would call Kolkata
 * Calcutta.
 */
function toZone(name: string): string | null {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return null;
  }
}

function checkZone(name: string): string {
  const zone = toZone(name);
  if (zone === null)
    throw failed(
      `There is no time zone named ${JSON.stringify(name)}. Use an IANA name such as Europe/Berlin.`,
    );
  return zone;
}

function describe(at: number, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at);
  const weekday = part({ weekday: 'long' });
  const day = part({ day: 'numeric', month: 'long', year: 'numeric' });
  const time = part({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  return `${weekday}, ${day}, ${time} in ${timeZone} (${toOffset(at, timeZone)}). UTC: ${new Date(at).toISOString()}`;
}

function toOffset(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 'UTC+00:00' : name.replace('GMT', 'UTC');
}
