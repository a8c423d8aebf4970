import type { CommandResult } from './command.ts';
import { isSettled, type Stand, saySettled, sayWhole } from './fixed.ts';
import { postPoll } from './polling.ts';
import { keptPollOf } from './polls.ts';
import type { Work } from './work.ts';

/** Writes what an earlier process had settled of a command, so that it is not run again; false where that was nothing. */
export async function resumeSettled(work: Work, stand: Stand): Promise<boolean> {
  const { job } = work.ledger;
  const kept = keptPollOf(job);
  if (!kept && !isSettled(job)) return false;
  await (kept ? postPoll(work, stand, kept) : saySettled(work, stand));
  return true;
}

/** Writes a command's result that is no answer of the model's. */
export function settle(
  work: Work,
  stand: Stand,
  result: Extract<CommandResult, { type: 'text' | 'poll' }>,
): Promise<void> {
  return result.type === 'poll'
    ? postPoll(work, stand, result.poll)
    : sayWhole(work, stand, result);
}
