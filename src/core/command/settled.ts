import { isSettled, saySettled, sayWhole } from '../delivery/fixed.ts';
import { postPoll } from '../due/polling.ts';
import { keptPollOf } from '../due/polls.ts';
import type { Stand } from '../ports.ts';
import type { Work } from '../work.ts';
import type { CommandResult } from './command.ts';
import { toTyped } from './typed.ts';

type Said = Extract<CommandResult, { type: 'text' }>;

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
    : sayWhole(work, stand, toOwnWords(work, stand, result));
}

/** With the commands that it names as they are typed in this place. */
function toOwnWords({ adapter, parts }: Work, { place, audience }: Stand, said: Said): Said {
  const { dialect } = adapter.channel(place, audience);
  const type = (text: string) => toTyped(text, parts.commands, dialect);
  return {
    ...said,
    ...(said.isWritten ? {} : { text: type(said.text) }),
    ...(said.note ? { note: type(said.note) } : {}),
  };
}
