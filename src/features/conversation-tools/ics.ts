/**
 * An event for a calendar. Times are clock times: in UTC if `isFloating` is false, else in the
 * reader's own zone.
 */
export type CalendarEvent = {
  readonly id: string;
  readonly title: string;
  readonly place: string | null;
  readonly notes: string | null;
  /** Epoch milliseconds; of a whole day, its midnight in UTC. */
  readonly start: number;
  /** Behind the last moment, or the last day. */
  readonly end: number;
  readonly isWholeDay: boolean;
  /** It has no time zone. */
  readonly isFloating: boolean;
};

const MAX_OCTETS = 75; // RFC 5545, 3.1: without the line break

/** A calendar with one event (RFC 5545). `now` is when it was written, in epoch milliseconds. */
export function toCalendar(event: CalendarEvent, now: number): string {
  const { id, title, place, notes, start, end } = event;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parley//Parley//EN',
    'BEGIN:VEVENT',
    `UID:${toText(id)}`,
    `DTSTAMP:${toStamp(now)}Z`,
    `DTSTART${toTime(start, event)}`,
    `DTEND${toTime(end, event)}`,
    `SUMMARY:${toText(title)}`,
    ...(place === null ? [] : [`LOCATION:${toText(place)}`]),
    ...(notes === null ? [] : [`DESCRIPTION:${toText(notes)}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function toTime(at: number, { isWholeDay, isFloating }: CalendarEvent): string {
  if (isWholeDay) return `;VALUE=DATE:${toStamp(at).slice(0, 8)}`;
  return `:${toStamp(at)}${isFloating ? '' : 'Z'}`;
}

function toStamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+Z$/g, '');
}

/** RFC 5545, 3.3.11; of control characters a calendar holds line breaks alone. */
function toText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\n\P{Cc}]/gu, ' ')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Lines are cut by octets, but never within a character; the next one begins with a space. */
function fold(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MAX_OCTETS) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}
