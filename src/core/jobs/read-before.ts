import { type AccessOptions, createAccess, type HeardWords, isSameChannel } from '../access.ts';
import { withoutReadResults, withoutRepeats } from '../answer/rounds.ts';
import type { Tool } from '../answer/tool.ts';
import type { StoredHistory } from '../conversation/history.ts';
import { personOf } from '../events.ts';
import type { Job, JobReading, Round } from '../job.ts';
import { type Place, peopleOf, repeatsOf, type Turn, toConversation } from '../messages.ts';
import type { Journal } from '../reply/journal.ts';
import type { JobRun } from './job-run.ts';

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
  past: Pick<StoredHistory, 'people'>,
  { before, asked }: { readonly before: readonly Turn[]; readonly asked: readonly Turn[] },
): HeardWords {
  return {
    people: [...(past.people ?? []), ...[...before, ...asked].flatMap(peopleOf)],
    repeats: asked.flatMap(repeatsOf),
  };
}

type Asking = Pick<AccessOptions, 'here' | 'asker' | 'to'>;

/**
 * Notes on a job a place which it may show to all readers. What they read where the answer stands
 * is shown to them in any case.
 */
export function toOnShared(journal: Journal, asking: Asking): (place: Place) => void {
  return (place) => {
    if (asking.to === 'everyone' && isSameChannel(place, asking.here)) return;
    const { readings } = journal.job;
    const known = readings.find((reading) => isSame(reading, asking));
    if (includes(known?.places, place)) return;
    const places = [...(known?.places ?? []), place];
    const others = readings.filter((reading) => reading !== known);
    journal.hold({ readings: [...others, toReading(asking, places)] });
  };
}

/** The same, and on the round of calls that runs. */
export function toOnSharedInRound(journal: Journal, asking: Asking): (place: Place) => void {
  const onShared = toOnShared(journal, asking);
  return (place) => {
    onShared(place);
    const { rounds } = journal.job;
    const round = rounds.at(-1);
    if (!round || includes(round.read, place)) return;
    const read = [...(round.read ?? []), place];
    journal.hold({ rounds: [...rounds.slice(0, -1), { ...round, read }] });
  };
}

function toReading({ here, asker: { id, isExternal }, to }: Asking, places: Place[]): JobReading {
  return { here, asker: { id, isExternal }, to, places };
}

function isSame(reading: JobReading, { here, asker, to }: Asking): boolean {
  const toKey = (each: Pick<Asking, 'to'>) => (each.to === 'everyone' ? '' : each.to.person);
  const isByAsker = reading.asker.id === asker.id && reading.asker.isExternal === asker.isExternal;
  const isFromHere = toConversation(reading.here) === toConversation(here);
  return isByAsker && isFromHere && toKey(reading) === toKey({ to });
}

function includes(places: readonly Place[] = [], place: Place): boolean {
  return places.some((each) => toConversation(each) === toConversation(place));
}

/** What of a run is used to ask about what it read. */
type Reader = Pick<JobRun, 'journal' | 'adapter' | 'signals'>;

/**
 * An answer may go on long after its tools read something: once a person has approved a call, the
 * model is back, or Parley has been started again. Who may read those places is then asked again
 * (promise 13).
 */
export async function confirmReadBefore(
  { journal, adapter, signals: { thinking } }: Reader,
  asking: Asking,
  tools: readonly Tool[],
): Promise<void> {
  const read = journal.job.rounds.flatMap((round) => round.read ?? []);
  const places = read.filter((place, index) => !includes(read.slice(0, index), place));
  const lost = await findLost(adapter, toReading(asking, places), thinking);
  if (lost.length > 0) await journal.write(withoutLost(journal.job, lost, tools));
}

/**
 * An answer that an earlier process had ready is checked in the same way if it contains words from
 * elsewhere. If they may no longer be shown, the job does its work again, with what may be read
 * now.
 */
export async function confirmBeforeDelivery(
  { journal, adapter, signals: { writing } }: Reader,
  tools: readonly Tool[],
): Promise<void> {
  const { state, readings } = journal.job;
  if (state !== 'delivering') return;
  const found = await Promise.all(readings.map((reading) => findLost(adapter, reading, writing)));
  const lost = found.flat();
  if (lost.length === 0) return;
  const again = { state: 'answering', text: '', data: null, ending: null } as const;
  await journal.write({ ...again, ...withoutLost(journal.job, lost, tools) });
}

async function findLost(
  adapter: Reader['adapter'],
  { places, ...asking }: JobReading,
  signal: AbortSignal,
): Promise<readonly Place[]> {
  const { findReadable } = createAccess(adapter, asking, signal);
  const found = await Promise.all(places.map(findReadable));
  return places.filter((_, index) => !found[index]?.isShared);
}

/** What is made of words that are lost goes with them: rounds behind them, and files. */
function withoutLost(
  { rounds, readings }: Job,
  lost: readonly Place[],
  tools: readonly Tool[],
): Pick<Job, 'rounds' | 'files' | 'readings'> {
  const acting = tools.filter(({ acts }) => acts).map(({ spec }) => spec.name);
  const isLost = ({ read }: Round) => lost.some((place) => includes(read, place));
  const first = rounds.findIndex(isLost);
  if (first < 0) return { rounds, files: [], readings };
  const before = rounds.slice(0, first);
  const reading = rounds.slice(first, first + 1).map((round) => withoutReadResults(round, acting));
  return {
    rounds: [...before, ...reading, ...withoutRepeats(rounds.slice(first + 1), acting)],
    files: [],
    readings: readings.map((each) => ({
      ...each,
      places: each.places.filter((place) => !includes(lost, place)),
    })),
  };
}
