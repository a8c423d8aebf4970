import { parseAction } from '../content.ts';
import { isDefinite } from '../errors.ts';
import type { Posted } from '../job.ts';
import type { Place } from '../messages.ts';
import type { Adapter } from '../ports.ts';
import type { Journal } from './journal.ts';

type Lost = {
  readonly place: Place;
  readonly question: string | null;
  readonly journal: Journal;
  readonly posted: Posted;
  readonly signal: AbortSignal;
};

/** How many messages behind the question are searched for a lost one. */
const SEARCHED = 50;

/**
 * Finds the message of a create whose outcome is unknown: Parley's own, behind the question, with
 * the id of the job that created it on a button and in no journal. Throws where nobody can look
 * now: not finding it would make it again.
 */
export async function recover(
  adapter: Adapter,
  { place, question, journal, posted, signal }: Lost,
): Promise<string | null> {
  const known = new Set(journal.job.posted.map(({ id }) => id));
  const creator = posted.key.slice(0, posted.key.indexOf('/'));
  for (const searched of placesOf(place, question)) {
    const seen = await adapter.archive
      .read(searched, { after: question, limit: SEARCHED }, signal)
      .catch((error: unknown) => {
        if (isDefinite(error)) return [];
        throw error;
      });
    const found = seen.find(
      ({ id, isOwn, actions }) =>
        isOwn && !known.has(id) && actions.some((action) => parseAction(action).jobId === creator),
    );
    if (found) return found.id;
  }
  return null;
}

/** A thread that was to be opened may not exist: then the answer stands in the channel. */
function placesOf(place: Place, question: string | null): Place[] {
  const { thread: _, ...channel } = place;
  return place.thread !== undefined && place.thread === question ? [place, channel] : [place];
}
