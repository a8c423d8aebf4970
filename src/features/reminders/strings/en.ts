import { lazy } from '../../../core/async.ts';
import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';

const { and, counted, number } = createWording('en');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const toDays = (days: readonly number[]) => and(days.map((day) => DAYS[day] ?? ''));

const ordinals = lazy(() => new Intl.PluralRules('en', { type: 'ordinal' }));
const SUFFIXES = { one: 'st', two: 'nd', few: 'rd', other: 'th', many: 'th', zero: 'th' };
const toOrdinal = (day: number) => `${day}${SUFFIXES[ordinals().select(day)]}`;

/** The first to the fifth; -1: the last. */
const NTH = ['first', 'second', 'third', 'fourth', 'fifth'];
const toNth = (nth: number) => (nth < 0 ? 'last' : (NTH[nth - 1] ?? toOrdinal(nth)));

/** `every month`, `every other month`, `every 3 months`. */
const every = (interval: number, unit: string) => {
  if (interval === 1) return `every ${unit}`;
  return interval === 2 ? `every other ${unit}` : `every ${number(interval)} ${unit}s`;
};

/** `on the 15th of every other month`, `every 3 months on the 15th`. */
const monthly = (interval: number, day: string, clock: string) =>
  interval > 2
    ? `${every(interval, 'month')} on the ${day} at ${clock}`
    : `on the ${day} of ${every(interval, 'month')} at ${clock}`;

/**
 * How often a reminder comes: each is a phrase that stands behind a dash or in brackets. `interval`
 * 1: every time; 2: every other time. `clock` is a time of day, such as “9:00”; days of the week
 * are numbers, Sunday is 0; months are from 1 to 12.
 */
const repetition = {
  minutes: (interval: number) =>
    counted(interval, { one: 'every minute', other: 'every # minutes' }),
  hours: (interval: number) => counted(interval, { one: 'every hour', other: 'every # hours' }),
  days: (interval: number, clock: string) => `${every(interval, 'day')} at ${clock}`,
  // Monday to Friday, of every so many weeks.
  workdays: (interval: number, clock: string) =>
    interval === 1
      ? `every weekday at ${clock}`
      : `${every(interval, 'week')} from Monday to Friday at ${clock}`,
  weeks: (interval: number, days: readonly number[], clock: string) =>
    interval === 1
      ? `every ${toDays(days)} at ${clock}`
      : `${every(interval, 'week')} on ${toDays(days)} at ${clock}`,
  // The first Monday of a month; `nth` is 1 to 5, or -1: the last.
  nthDay: (interval: number, nth: number, day: number, clock: string) =>
    monthly(interval, `${toNth(nth)} ${DAYS[day]}`, clock),
  // The first day of a month that is from Monday to Friday.
  nthWorkday: (interval: number, nth: number, clock: string) =>
    monthly(interval, `${toNth(nth)} weekday`, clock),
  // `day` is from 1 to 31.
  monthDay: (interval: number, day: number, clock: string) =>
    monthly(interval, toOrdinal(day), clock),
  lastDay: (interval: number, clock: string) => monthly(interval, 'last day', clock),
  // `date` is a day of the year, such as “December 24”.
  years: (interval: number, date: string, clock: string) =>
    `${every(interval, 'year')} on ${date} at ${clock}`,
  // A schedule that ends; `day` is its last one, such as “December 18”.
  until: (schedule: string, day: string) => `${schedule}, until ${day}`,
  // What has no shorter words is told by the moments that come next. `isMore`: more come after.
  times: (times: readonly string[], isMore: boolean) =>
    `on these dates: ${times.join('; ')}${isMore ? ', and so on' : ''}`,
  never: 'not again',
  // Sentences of their own, after what is set.
  noMonthDay: (day: number) => `Months without a ${toOrdinal(day)} are skipped.`,
  noFifth: (day: number) => `Months with only four ${DAYS[day]}s are skipped.`,
  noLeapDay: 'Years without a February 29 are skipped.',
} as const;

/** What people read about reminders. */
export const catalog = {
  counted: (n: number) => counted(n, { one: '# reminder', other: '# reminders' }),
  // Buttons. `what` is what the reminder says, shortened to 20 characters.
  cancel: 'Cancel',
  cancelNamed: (what: string) => `Cancel “${what}”`,
  endRepeat: 'Stop repeating',
  yes: 'Yes',
  no: 'No',
  cancelled: 'Canceled. I won’t remind you of that.',
  notPlanned: 'That reminder has already been sent or canceled.',
  tooManyReminders: (max: number) =>
    `You already have ${number(max)} reminders, the most for one person. Cancel one with \`/remind list\`, here or where you set it.`,
  // What is in backticks can be typed: examples that work in this language.
  badRepeat:
    'I didn’t understand the schedule. Try `daily`, `weekdays`, `every Monday` or `first Friday of every month`.',
  tooOften: 'Reminders can repeat every 15 minutes at most.',
  noTime: 'When? For example: `/remind water the plants tomorrow at 9:00`',
  askZone:
    'I don’t know your time zone yet. Set it once with `/timezone Europe/Berlin`, then ask again.',
  pastTime: 'That time is in the past. Pick a later one.',
  unclearTime:
    'I didn’t understand that time, so nothing is set. Try `tomorrow 9:00`, `24 December 18:00` or `every Monday at 9:00`.',
  farTime: 'Reminders can be at most five years ahead.',
  noWhat:
    'What should I remind you about? For example: `/remind water the plants tomorrow at 9:00`',
  // In all that follows `when`, `first` and `next` are moments (“tomorrow at 9:00 (Berlin)”), and
  // `schedule` is one of the phrases above.
  isMeant: (what: string, when: string) =>
    `I’m not sure I understood the time. Did you mean this?\n\n${toBold(what)} – ${when}\n\nNothing is set yet.`,
  isMeantRepeating: (what: string, schedule: string, first: string) =>
    `I’m not sure I understood the time. Did you mean this?\n\n${toBold(what)} – ${schedule}. First: ${first}\n\nNothing is set yet.`,
  notMeant:
    'OK, nothing is set. Try a time like `tomorrow 9:00`, `24 December 18:00` or `every Monday at 9:00`.',
  isSet: (what: string, when: string) => `OK, reminder set: ${toBold(what)} – ${when}.`,
  isSetRepeating: (what: string, schedule: string, first: string) =>
    `OK, reminder set: ${toBold(what)} – ${schedule}. First: ${first}.`,
  // After one of these two, where others read along.
  everyoneSees: 'I’ll post it in the channel where you asked. Everyone there can see it.',
  onlyYouSee: 'I’ll post it here, where only you can see it.',
  // Lines of a list.
  listed: (what: string, when: string) => `${toBold(what)} – ${when}`,
  listedRepeating: (what: string, schedule: string, next: string) =>
    `${toBold(what)} – ${schedule}. Next: ${next}`,
  noReminders:
    'You have no reminders here. Set one with `/remind water the plants tomorrow at 9:00`.',
  comesAlone: 'I can no longer post where you set this, so I’m sending it here.',
  comesAloneLast:
    'I can no longer post where you set this, so I’m sending it here. It won’t repeat.',
  // What a reminder says. `name` is the person who set it.
  reminder: (what: string) => `⏰ Reminder: ${toLiteral(what)}`,
  reminderFor: (name: string, what: string) =>
    `⏰ Reminder for **${toLiteralName(name)}**: ${toLiteral(what)}`,
  wasDue: (when: string) => `This was due ${when}. I was offline then.`,
  // Shown while the model sets a reminder; `what` is its beginning.
  planning: (what: string) => `Setting a reminder: ${what}…`,
  repetition,
} as const;
