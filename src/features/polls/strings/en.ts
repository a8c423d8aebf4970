import { createWording } from '../../../core/strings/wording.ts';

const { counted, number } = createWording('en');

/** What people read about polls. */
export const catalog = {
  // One person may have `max` polls open; the oldest closes after so many hours or days.
  tooManyPollsForHours: (max: number, hours: number) =>
    `You already have ${number(max)} open polls, the most for one person. The oldest closes in ${counted(hours, { one: '# hour', other: '# hours' })}.`,
  tooManyPollsForDays: (max: number, days: number) =>
    `You already have ${number(max)} open polls, the most for one person. The oldest closes in ${counted(days, { one: '# day', other: '# days' })}.`,
  noPoll: 'A poll needs a question and 2 to 10 options: `/poll Lunch? Pizza, Pasta, Soup`',
  longOption: (max: number) => `Poll options can be up to ${number(max)} characters.`,
  longQuestion: (max: number) => `Poll questions can be up to ${number(max)} characters.`,
  votes: (n: number) => counted(n, { one: '# vote', other: '# votes' }),
  howToVote: 'Pick an option to vote. Pick it again to undo.',
  // Followed by the votes for each option, a line each.
  closed: 'This poll is closed: the person who started it asked me to forget it.',
  pollOver: 'This poll has ended.',
  // Shown while the model has a poll posted; `question` is its beginning.
  preparing: (question: string) => `Preparing a poll: ${question}…`,
} as const;
