import { postPoll } from '../features/polls/polling.ts';
import { keptPollOf } from '../features/polls/polls.ts';
import type { Destination } from '../ports.ts';
import type { CommandResult } from './command.ts';
import type { JobRun } from './job-run.ts';
import { isFinalized, postFinalized, postStaticReply } from './static-reply.ts';
import { toTyped } from './typed-command.ts';

type Said = Extract<CommandResult, { type: 'text' }>;

/** Writes what an earlier process had finalized of a command, so that it is not run again; false where that was nothing. */
export async function resumeFinalized(jobRun: JobRun, destination: Destination): Promise<boolean> {
  const { job } = jobRun.journal;
  const kept = keptPollOf(job);
  if (!kept && !isFinalized(job)) return false;
  await (kept ? postPoll(jobRun, destination, kept) : postFinalized(jobRun, destination));
  return true;
}

/** Writes a command's result that is no answer of the model's. */
export function finalize(
  jobRun: JobRun,
  destination: Destination,
  result: Extract<CommandResult, { type: 'text' | 'poll' }>,
): Promise<void> {
  return result.type === 'poll'
    ? postPoll(jobRun, destination, result.poll)
    : postStaticReply(jobRun, destination, toOwnWords(jobRun, destination, result));
}

/** With the commands that it names as they are typed in this place. */
function toOwnWords(
  { adapter, parts }: JobRun,
  { place, audience }: Destination,
  said: Said,
): Said {
  const { dialect } = adapter.channel(place, audience);
  const type = (text: string) => toTyped(text, parts.commands, dialect);
  return {
    ...said,
    ...(said.isWritten ? {} : { text: type(said.text) }),
    ...(said.note ? { note: type(said.note) } : {}),
  };
}
