import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';

/** What people read about reminders. */
export const reminderStrings = {
  cancel: 'Cancel',
  cancelNth: (n: number) => `Cancel ${n}`,
  endRepeat: 'Remind no more',
  cancelled: 'Cancelled: you will not be reminded of that.',
  notPlanned: 'That reminder is over, or was cancelled before.',
  tooManyReminders: (max: number) =>
    `You already have ${max} reminders, the most I keep for one person. Cancel one with \`/remind list\`, here or where you set it.`,
  badRepeat:
    'I do not understand how often. Write `daily`, `weekdays`, `weekly`, `monthly` or a cron pattern such as `0 9 * * 1-5`.',
  tooOften: 'That is more often than every 15 minutes, which is too often for this place.',
  noTime: 'I do not see when. Name a time: `/remind water the plants tomorrow at 9:00`.',
  askZone:
    'I do not know your time zone yet. Tell me once with `/timezone Europe/Berlin`, then ask again.',
  pastTime: 'That time is over already. Name one that is still to come.',
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
    `I will remind you here${isAlone ? '' : ', for all to see,'} of **${toLiteral(toOneLine(what))}** on ${when}${repeat === null ? '' : `, and then again: \`${repeat}\``}.`,
  noReminders:
    'You have no reminders here. Set one with `/remind water the plants tomorrow at 9:00`.',
  comesAlone: (isLast: boolean) =>
    `I can no longer post where you set this, so I’m sending it here${isLast ? ', for the last time' : ''}.`,
  reminder: (name: string | null, what: string) =>
    `⏰ ${name === null ? 'You' : `**${toLiteralName(name)}**, you`} asked me for this reminder: ${toLiteral(what)}`,
  wasDue: (when: string) => `This was due on ${when}; I was not running then.`,
} as const;
