import { toCounted } from '../../../core/strings/en.ts';

/** A wait in whole days or hours. */
function toWait(ms: number): string {
  const hours = Math.max(1, Math.ceil(ms / 3_600_000));
  return hours < 36
    ? toCounted(hours, 'hour', 'hours')
    : toCounted(Math.ceil(hours / 24), 'day', 'days');
}

/** What people read about polls. */
export const pollStrings = {
  tooManyPolls: (max: number, waitMs: number) =>
    `You already have ${max} open polls, the most for one person. Try again in ${toWait(waitMs)}, when the oldest closes.`,
  noPoll: 'A poll needs a question and two to ten options: `/poll Lunch? Pizza, Pasta, Soup`.',
  longOption: (max: number) => `An option of a poll has at most ${max} characters.`,
  longQuestion: (max: number) => `The question of a poll has at most ${max} characters.`,
  votes: (n: number) => toCounted(n, 'vote', 'votes'),
  howToVote: 'Press an option to vote, and once more to take it back.',
  closed: (counts: readonly number[]) =>
    [
      'This poll is closed: whoever started it asked me to forget it.',
      '',
      ...counts.map((count, index) => `${index + 1}. ${toCounted(count, 'vote', 'votes')}`),
    ].join('\n'),
  pollOver: 'This poll is over.',
} as const;
