import type { HeardWords } from '../access.ts';
import type { Past } from '../conversation/history.ts';
import { personOf } from '../events.ts';
import { peopleOf, repeatsOf, type Turn } from '../messages.ts';
import type { Journal } from '../reply/journal.ts';

/** More than one answer reads; of still more the latest are kept. */
const MAX_REPEATS = 2_000;

/**
 * Notes on a job whose words it was shown, by their ids, and of which messages: stored with what is
 * made of them. Other people's are stored at once, since they may be forgotten before that.
 */
export function toOnHeard(journal: Journal): (heard: HeardWords) => void {
  return (heard) => {
    const { job } = journal;
    const people = [...new Set([...job.people, ...heard.people])];
    const repeats = [...new Set([...job.repeats, ...heard.repeats])].slice(-MAX_REPEATS);
    const askers = job.events.map(personOf);
    const others = people.slice(job.people.length).filter((person) => !askers.includes(person));
    const isRepeating = heard.repeats.some((id) => !job.repeats.includes(id));
    if (people.length > job.people.length) journal.hold({ people });
    if (isRepeating) journal.hold({ repeats });
    // Where that fails it is stored with the next step of the job.
    if (others.length > 0 || isRepeating) journal.write({}).catch(() => {});
  };
}

/** What a model reads in a conversation: of the conversation's own messages only whose they are. */
export function heardIn(
  past: Pick<Past, 'people'>,
  { before, asked }: { readonly before: readonly Turn[]; readonly asked: readonly Turn[] },
): HeardWords {
  return {
    people: [...(past.people ?? []), ...[...before, ...asked].flatMap(peopleOf)],
    repeats: asked.flatMap(repeatsOf),
  };
}
