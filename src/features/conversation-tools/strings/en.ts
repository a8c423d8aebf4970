import { createWording } from '../../../core/strings/wording.ts';

const { counted } = createWording('en');

const messages = (n: number) => counted(n, { one: '# message', other: '# messages' });

/** What people read about summaries, tasks, events and translations. */
export const catalog = {
  notRead: 'I can’t read the messages here. Invite me to this channel, then ask again.',
  busyReading: 'I’m being rate-limited while reading messages. Try again in a minute.',
  // `last`, `yesterday` and the like are what can be typed: examples that work in this language.
  badSince:
    'I didn’t understand that start time. Try `last`, `yesterday`, `9:00` or `3 hours ago`.',
  nothingSince: 'Nobody has written here since then.',
  nothingHere: 'I found no messages here that I can read.',
  // The quiet line under a summary. `when` is a moment: “yesterday at 9:00”.
  summaryOf: (n: number) => `Summary of ${messages(n)}`,
  summarySinceOwn: (n: number) => `Summary of ${messages(n)} since your last one`,
  summarySince: (n: number, when: string) => `Summary of ${messages(n)} since ${when}`,
  // Older messages could not be read: `first` is when the oldest was written that was read.
  summarySinceFirst: (n: number, when: string, first: string) =>
    `Summary of ${messages(n)} since ${when}. The oldest message I read is from ${first}.`,
  // The quiet line under a table of action items.
  tasksSinceOwn: 'Based on what was said since your last message',
  tasksSince: (when: string) => `Based on what was said since ${when}`,
  tasksSinceFirst: (when: string, first: string) =>
    `Based on what was said since ${when}. The oldest message I read is from ${first}.`,
  noTasks: 'I found no action items in these messages.',
  tasks: 'Action items',
  noEvent:
    'I couldn’t find an event. Say what and when, for example `/event Lunch with Ada on Friday at 12:30`.',
  floatingTime:
    'This event has no time zone. Set yours with `/timezone Europe/Berlin`, then ask again.',
  noTranslation: 'Which language? For example: `/translate Guten Morgen to:English`',
  noWords: 'What should I translate? Add some text, or use this on a message that has some.',
} as const;
