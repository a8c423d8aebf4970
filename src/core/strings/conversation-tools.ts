import { toOneLine } from '../frame.ts';
import { toLiteral, toLiteralName } from '../markdown/inline.ts';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const list = new Intl.ListFormat('en', { type: 'disjunction' });

/** A wait in whole days or hours. */
function toWait(ms: number): string {
  const hours = Math.max(1, Math.ceil(ms / 3_600_000));
  return hours < 36 ? count(hours, 'hour', 'hours') : count(Math.ceil(hours / 24), 'day', 'days');
}

/** What the commands and tools say that do something with a conversation. */
export const conversationStrings = {
  oneOf: (command: string, option: string, choices: readonly string[]) =>
    `\`${option}\` can be ${list.format(choices)}: \`/${command} ${option}:${choices[0] ?? ''}\`.`,
  cancel: 'Cancel',
  cancelNth: (n: number) => `Cancel ${n}`,
  endRepeat: 'Remind no more',
  cancelled: 'Cancelled: you will not be reminded of that.',
  notPlanned: 'That reminder is over, or was cancelled before.',
  tooManyReminders: (max: number) =>
    `You already have ${max} reminders, the most I keep for one person. Cancel one with \`/remind list\`, here or where you set it.`,
  tooManyPolls: (max: number, waitMs: number) =>
    `You already have ${max} open polls, the most for one person. Try again in ${toWait(waitMs)}, when the oldest closes.`,
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
  notReadable:
    'I can’t read that from here: I can’t tell whether you have access to all of it. Ask there.',
  notRead: 'I cannot read the messages here. Invite me to this channel, then ask again.',
  busyReading: 'The platform lets me read only so often. Please try again in a minute.',
  badSince: 'I do not understand since when. Write `last`, `yesterday`, `9:00` or `3 hours ago`.',
  nothingSince: 'Nobody has written anything here since then.',
  nothingHere: 'There is nothing here that I could read.',
  summaryOf: (messages: number, since: string) =>
    `Summary of ${count(messages, 'message', 'messages')} since ${since}`,
  noTasks: 'I found no action items in what was said here.',
  tasks: 'Action items',
  noEvent:
    'I found no event in that: name at least what and when, as in `/event Lunch with Ada on Friday at 12:30`.',
  floatingTime:
    'This has no time zone yet: set yours with `/timezone Europe/Berlin`, then ask again.',
  noTranslation: 'Which language? Write `/translate Guten Morgen --to English`.',
  noWords:
    'There is nothing to translate: give me a text, or use this where somebody has written one.',
  noPoll: 'A poll needs a question and two to ten options: `/poll Lunch? Pizza, Pasta, Soup`.',
  longOption: (max: number) => `An option of a poll has at most ${max} characters.`,
  longQuestion: (max: number) => `The question of a poll has at most ${max} characters.`,
  votes: (n: number) => count(n, 'vote', 'votes'),
  howToVote: 'Press an option to vote, and once more to take it back.',
  pollOver: 'This poll is over.',
  onBehalf: (name: string) => `Posted for ${toLiteralName(name)}`,
} as const;
