import { createWording } from '../../../core/strings/wording.ts';

const { counted } = createWording('en');

/** A wait in whole days or hours. */
function toWait(ms: number): string {
  const hours = Math.max(1, Math.ceil(ms / 3_600_000));
  return hours < 36
    ? counted(hours, { one: '# hour', other: '# hours' })
    : counted(Math.ceil(hours / 24), { one: '# day', other: '# days' });
}

/** What people read about polls. */
export const catalog = {
  tooManyPolls: (max: number, waitMs: number) =>
    `You already have ${max} open polls, the most for one person. Try again in ${toWait(waitMs)}, when the oldest closes.`,
  noPoll: 'A poll needs a question and two to ten options: `/poll Lunch? Pizza, Pasta, Soup`.',
  longOption: (max: number) => `An option of a poll has at most ${max} characters.`,
  longQuestion: (max: number) => `The question of a poll has at most ${max} characters.`,
  votes: (n: number) => counted(n, { one: '# vote', other: '# votes' }),
  howToVote: 'Press an option to vote, and once more to take it back.',
  closed: (counts: readonly number[]) =>
    [
      'This poll is closed: whoever started it asked me to forget it.',
      '',
      ...counts.map(
        (count, index) => `${index + 1}. ${counted(count, { one: '# vote', other: '# votes' })}`,
      ),
    ].join('\n'),
  pollOver: 'This poll is over.',
} as const;
