import type { Past } from '../conversation/history.ts';
import { peopleOf, type Turn } from '../messages.ts';
import type { Journal } from '../reply/journal.ts';

/** Notes on a job whose words it was shown, by their ids: stored with what is made of them. */
export function toOnHeard(journal: Journal): (people: readonly string[]) => void {
  return (people) => {
    const all = new Set([...journal.job.people, ...people]);
    if (all.size > journal.job.people.length) journal.hold({ people: [...all] });
  };
}

/** Whose words a model reads in a conversation. */
export function peopleIn(past: Pick<Past, 'people'>, shown: readonly Turn[]): readonly string[] {
  return [...(past.people ?? []), ...shown.flatMap(peopleOf)];
}
