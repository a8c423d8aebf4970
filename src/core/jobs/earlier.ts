import { createAccess } from '../access.ts';
import { toEarlierTurn } from '../conversation/prompt.ts';
import type { Turn } from '../messages.ts';
import type { Log } from '../ports.ts';
import { strings } from '../strings/en.ts';
import type { JobRun } from './job-run.ts';
import type { Question } from './question.ts';

/** How much of a thread is read when Parley comes to it late. */
const MAX_EARLIER = 50;

/**
 * What was said in a thread before Parley came to it, or (epoch ms) since it was told to forget;
 * nothing where the question opens the thread.
 */
export async function readEarlier(
  log: Log,
  jobRun: JobRun,
  { place, asker, audience, ids, isAboutMessage = false }: Question,
  since: number,
): Promise<{ turns: readonly Turn[]; problem: string | null }> {
  const isLate = place.thread !== undefined && !ids.includes(place.thread);
  if (!isLate) return { turns: [], problem: null };
  const { directory } = jobRun.adapter;
  const access = createAccess(
    jobRun.adapter,
    { here: place, asker, to: audience.to },
    jobRun.signals.thinking,
  );
  try {
    const from = await access.findReadable(place);
    if (!from?.isShared) return { turns: [], problem: strings.unreadThread };
    const seen = await access.read(from, { after: null, limit: MAX_EARLIER });
    const own = jobRun.journal.job.posted.map(({ id }) => id);
    const others = seen.filter(
      ({ id, text, sentAt }) =>
        !ids.includes(id) && !own.includes(id) && text !== '' && sentAt > since,
    );
    const turn = await toEarlierTurn(others, place, directory, jobRun.signals.thinking);
    const turns = turn ? [isAboutMessage ? { ...turn, addresses: [] } : turn] : [];
    return { turns, problem: null };
  } catch (error) {
    log.warn(
      { job: jobRun.journal.job.id, err: error },
      'the earlier messages of a thread could not be read',
    );
    return { turns: [], problem: strings.unreadThread };
  }
}
