import { z } from 'zod';
import { frame } from '../src/core/frame.ts';
import type { Command } from '../src/core/jobs/command.ts';
import { describeTime, findTimeZone, fromLocalTime, toLocalTime } from '../src/core/local-time.ts';
import { withoutEntities } from '../src/core/markdown/entities.ts';
import { toLiteral } from '../src/core/markdown/inline.ts';
import { sayDay, sayPeriod } from '../src/core/strings/times.ts';
import type { ConversationTools } from '../src/features/conversation-tools/conversation-tools.ts';
import { type CalendarEvent, toCalendar } from '../src/features/conversation-tools/ics.ts';
import type { ConversationOpener } from '../src/features/conversation-tools/index.ts';
import { conversationStrings } from '../src/features/conversation-tools/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';

/** `/event`: an appointment in words becomes one for the calendar. */
export const event = defineSpec({
  name: 'event',
  options: [toTextOption('text', { isRequired: true })],
  answers: 'public',
});

export function createEvent({
  conversationTools,
}: {
  readonly conversationTools: ConversationOpener;
}): Command {
  return {
    ...event,
    async run(jobRun, use) {
      const { key, options } = use.event;
      const conversation = conversationTools.open(jobRun, use);
      const text = String(options.text ?? '').trim();
      const now = Date.now();
      const own = await conversation.zone();
      const found =
        text === '' ? null : await toFound(conversation.extract, text, { key, own, now });
      if (!found) return use.say({ text: conversationStrings.noEvent });
      const entry = toPlain(found.entry);
      await conversation.attach({
        name: `${toFileName(entry.title)}.ics`,
        mimeType: 'text/calendar',
        alt: entry.title,
        text: toCalendar(entry, now),
      });
      const note =
        found.entry.isFloating && !found.entry.isWholeDay ? conversationStrings.floatingTime : null;
      return use.say({ text: toCard(found), note });
    },
  };
}

const schema = z.object({
  title: z.string().describe('A short title; empty where the text is about no event'),
  start: z
    .string()
    .describe(
      'YYYY-MM-DDTHH:MM by the clock at the place of the event, or YYYY-MM-DD for whole days',
    ),
  end: z
    .string()
    .nullable()
    .describe('The same for its end (of whole days the last one); null where it is not told'),
  place: z.string().nullable(),
  timeZone: z.string().nullable().describe('IANA name, only where the text tells it; else null'),
  notes: z.string().nullable().describe('What else somebody should know who goes there'),
});

type Found = { readonly entry: CalendarEvent; readonly zone: string | null };

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

async function toFound(
  extract: ConversationTools['extract'],
  text: string,
  { key, own, now }: { readonly key: string; readonly own: string | null; readonly now: number },
): Promise<Found | null> {
  const instruction = `${INSTRUCTION}\nIt is now ${describeTime(now, own)}, which is ${new Date(toLocalTime(now, own ?? 'UTC')).toISOString().slice(0, 16)}.`;
  const read = await extract(schema, instruction, frame('text', {}, text));
  const isWholeDay = !read.start.includes('T');
  const start = toClock(read.start);
  const last = read.end === null ? null : toClock(read.end);
  const title = read.title.replace(/\s+/g, ' ').trim();
  if (title === '' || start === null) return null;
  const zone = (read.timeZone === null ? null : findTimeZone(read.timeZone)) ?? own;
  const toMoment = (localTime: number) =>
    isWholeDay || zone === null ? localTime : fromLocalTime(localTime, zone);
  const length = isWholeDay ? DAY_MS : HOUR_MS;
  const end = last === null || last < start ? start + length : last + (isWholeDay ? DAY_MS : 0);
  const entry = {
    id: `${key.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}@parley`,
    ...{ title, place: read.place, notes: read.notes },
    ...{ start: toMoment(start), end: toMoment(end), isWholeDay },
    isFloating: zone === null,
  };
  return { entry, zone };
}

const INSTRUCTION =
  'Take the event out of the text, in its language. Work out days such as "Friday" from the present time; they lie ahead. Make nothing up.';

/** The time that a clock shows, as milliseconds of one in UTC; null if it is not one. */
function toClock(text: string): number | null {
  const [, day, time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(text.trim()) ?? [];
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T${time}:00Z`);
  return Number.isNaN(at) ? null : at;
}

function toCard({ entry, zone }: Found): string {
  const { title, place, notes } = entry;
  return [
    `**${toWords(title)}**`,
    `🗓️ ${toWhen(entry, zone)}`,
    ...(place ? [`📍 ${toWords(place)}`] : []),
    ...(notes ? [`📝 ${notes}`] : []),
  ].join('\n\n');
}

/** What the model took out of a text, as it was meant: it may write entities, but no Markdown. */
function toWords(written: string): string {
  return toLiteral(withoutEntities(written));
}

function toWhen(
  { start, end, isWholeDay, isFloating }: CalendarEvent,
  zone: string | null,
): string {
  if (!isWholeDay) return sayPeriod({ start, end }, zone, { showsZone: !isFloating });
  const [first, last] = [start, end - DAY_MS].map((at) => sayDay(at, 'UTC'));
  return first === last ? `${first}` : `${first} – ${last}`;
}

/** As a calendar shows it, which renders nothing. */
function toPlain(entry: CalendarEvent): CalendarEvent {
  const { title, place, notes } = entry;
  return {
    ...entry,
    title: withoutEntities(title),
    place: place && withoutEntities(place),
    notes: notes && withoutEntities(notes),
  };
}

function toFileName(title: string): string {
  const name = title
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  return name.toLowerCase() || 'event';
}
