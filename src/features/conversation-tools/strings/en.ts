import { createWording } from '../../../core/strings/wording.ts';

const { counted } = createWording('en');

/** What people read about summaries, tasks, events and translations. */
export const catalog = {
  notRead: 'I cannot read the messages here. Invite me to this channel, then ask again.',
  busyReading: 'The platform lets me read only so often. Please try again in a minute.',
  badSince: 'I do not understand since when. Write `last`, `yesterday`, `9:00` or `3 hours ago`.',
  nothingSince: 'Nobody has written anything here since then.',
  nothingHere: 'There is nothing here that I could read.',
  summaryOf: (messages: number, since: string) =>
    `Summary of ${counted(messages, { one: '# message', other: '# messages' })} since ${since}`,
  /** Where all that was read is later than the time that was asked for. */
  sinceFirst: (since: string, first: string) => `${since}; the first that I read is of ${first}`,
  tasksSince: (since: string) => `From what was said since ${since}`,
  noTasks: 'I found no action items in what was said here.',
  tasks: 'Action items',
  noEvent:
    'I found no event in that: name at least what and when, as in `/event Lunch with Ada on Friday at 12:30`.',
  floatingTime:
    'This has no time zone yet: set yours with `/timezone Europe/Berlin`, then ask again.',
  noTranslation: 'Which language? Write `/translate Guten Morgen --to English`.',
  noWords:
    'There is nothing to translate: give me a text, or use this where somebody has written one.',
} as const;
