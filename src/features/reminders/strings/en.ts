import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';

const { counted } = createWording('en');

const toUpper = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const NTH = ['first', 'second', 'third', 'fourth', 'fifth'];

function toOrdinal(day: number): string {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(day);
  return `${day}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', many: 'th', zero: 'th' }[rule]}`;
}

const toPeriod = (unit: string, interval: number) => {
  if (interval === 1) return `every ${unit}`;
  return interval === 2 && !/minute|hour/.test(unit)
    ? `every other ${unit}`
    : `every ${interval} ${unit}s`;
};

/** How often a reminder comes. */
const repetition = {
  every: toPeriod,
  at: (days: string, clock: string) => `${days} at ${clock}`,
  workdays: 'weekday (Monday to Friday)',
  weekly: (interval: number, days: string) =>
    interval === 1 ? `every ${days}` : `${toPeriod('week', interval)} on ${days}`,
  nthWeekday: (interval: number, nth: number, days: string) =>
    `on the ${nth < 0 ? 'last' : (NTH[nth - 1] ?? nth)} ${days} of ${toPeriod('month', interval)}`,
  monthDay: (interval: number, day: number) =>
    `on the ${day < 0 ? 'last day' : toOrdinal(day)} of ${toPeriod('month', interval)}`,
  yearly: (interval: number, date: string) => `${toPeriod('year', interval)} on ${date}`,
  /** What has no shorter words is told by the times that come next. */
  times: (times: readonly string[]) =>
    times.length === 0 ? 'not any more' : `on ${times.join('; ')}, and so on`,
  noMonthDay: (day: number) => `Months without a ${toOrdinal(day)} are left out.`,
  noFifth: 'Months without a fifth one are left out.',
  noLeapDay: 'Years without a 29 February are left out.',
} as const;

/** What people read about reminders. */
export const catalog = {
  counted: (n: number) => counted(n, { one: '# reminder', other: '# reminders' }),
  cancel: 'Cancel',
  cancelNth: (n: number) => `Cancel ${n}`,
  endRepeat: 'Remind no more',
  cancelled: 'Cancelled: you will not be reminded of that.',
  notPlanned: 'That reminder is over, or was cancelled before.',
  tooManyReminders: (max: number) =>
    `You already have ${max} reminders, the most I keep for one person. Cancel one with \`/remind list\`, here or where you set it.`,
  badRepeat:
    'I do not understand how often. Write `daily`, `weekdays`, `every Monday` or `first Friday of every month`.',
  tooOften: 'That is more often than every 15 minutes, which is too often for this place.',
  noTime: 'I do not see when. Name a time: `/remind water the plants tomorrow at 9:00`.',
  askZone:
    'I do not know your time zone yet. Tell me once with `/timezone Europe/Berlin`, then ask again.',
  pastTime: 'That time is over already. Name one that is still to come.',
  unclearTime:
    'I do not see when that is, so nothing is set. Write it like `tomorrow 9:00`, `24 December 18:00` or `every Monday at 9:00`.',
  yes: 'Yes',
  no: 'No',
  isMeant: (what: string, when: string) =>
    `I am not sure that I understood the time. **${when}?**\n\nI would remind you then of **${toLiteral(toOneLine(what))}**. Nothing is set yet.`,
  notMeant:
    'All right, nothing is set. Write the time like `tomorrow 9:00`, `24 December 18:00` or `every Monday at 9:00`.',
  seriesFrom: (repeat: string, first: string) => `${toUpper(repeat)}, first on ${first}`,
  farTime: 'That is more than five years away, which is too far for me.',
  noWhat: 'Say what I shall remind you of: `/remind water the plants tomorrow at 9:00`.',
  willRemind: (
    what: string,
    {
      when,
      repeat,
      isAlone,
    }: { readonly when: string; readonly repeat: string | null; readonly isAlone: boolean },
  ) =>
    `I will remind you here${isAlone ? '' : ', for all to see,'} of **${toLiteral(toOneLine(what))}** on ${when}${repeat === null ? '' : `, and then again ${repeat}`}.`,
  again: (repeat: string) => `, then again ${repeat}`,
  noReminders:
    'You have no reminders here. Set one with `/remind water the plants tomorrow at 9:00`.',
  comesAlone: (isLast: boolean) =>
    `I can no longer post where you set this, so I’m sending it here${isLast ? ', for the last time' : ''}.`,
  reminder: (name: string | null, what: string) =>
    `⏰ ${name === null ? 'You' : `**${toLiteralName(name)}**, you`} asked me for this reminder: ${toLiteral(what)}`,
  wasDue: (when: string) => `This was due on ${when}; I was not running then.`,
  repetition,
} as const;
