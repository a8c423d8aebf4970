import { type AccessOptions, createAccess } from '../access.ts';
import { withoutReadResults } from '../answer/rounds.ts';
import type { Tool } from '../answer/tool.ts';
import type { Round } from '../job.ts';
import { type Place, toConversation } from '../messages.ts';
import type { Journal } from '../reply/journal.ts';
import type { JobRun } from './job-run.ts';

/** Notes on the round of calls that runs a place which these may show to all readers. */
export function toOnShared(journal: Journal): (place: Place) => void {
  return (place) => {
    const { rounds } = journal.job;
    const round = rounds.at(-1);
    if (!round || includes(round.read, place)) return;
    const read = [...(round.read ?? []), place];
    journal.hold({ rounds: [...rounds.slice(0, -1), { ...round, read }] });
  };
}

function includes(places: readonly Place[] = [], place: Place): boolean {
  return places.some((each) => toConversation(each) === toConversation(place));
}

/**
 * An answer may go on long after its tools read something: once a person has agreed to a call, the
 * model is back, or Parley has been started again. Who may read those places is asked again, and
 * where one may not be shown any more the model is told nothing of what was read with it (design:
 * promise 13). What was done, and what has been shown already, stays.
 */
export async function confirmReadBefore(
  { journal, adapter, signals }: Pick<JobRun, 'journal' | 'adapter' | 'signals'>,
  asking: Pick<AccessOptions, 'here' | 'asker' | 'to'>,
  tools: readonly Tool[],
): Promise<void> {
  const { rounds } = journal.job;
  const read = rounds.flatMap((round) => round.read ?? []);
  const places = read.filter((place, index) => !includes(read.slice(0, index), place));
  if (places.length === 0) return;
  const { findReadable } = createAccess(adapter, asking, signals.thinking);
  const found = await Promise.all(places.map(findReadable));
  const lost = places.filter((_, index) => !found[index]?.isShared);
  if (lost.length === 0) return;
  const acting = tools.filter(({ acts }) => acts).map(({ spec }) => spec.name);
  const isLost = (round: Round) => lost.some((place) => includes(round.read, place));
  await journal.write({
    rounds: rounds.map((round) => (isLost(round) ? withoutReadResults(round, acting) : round)),
  });
}
