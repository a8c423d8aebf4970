import { toPrivately, toReply } from '../audience.ts';
import type { WriteError } from '../errors.ts';
import { messageOf } from '../events.ts';
import type { Obstacle } from '../obstacle.ts';
import type { Destination } from '../ports.ts';
import { toPosted } from '../reply/posted.ts';
import { strings } from '../strings/en.ts';
import { sendSentence } from './ephemeral.ts';
import { button, type JobRun } from './job-run.ts';

/** Nothing of an answer can be shown where it was to stand: says so by whatever way is open. Whether one was. */
export async function tellUnwritten(
  jobRun: JobRun,
  destination: Destination,
  { failure, obstacle }: WriteError,
): Promise<boolean> {
  if (!isAsked(jobRun, destination)) return false;
  if (destination.audience.to !== 'everyone') return tellOpenly(jobRun, destination);
  if (failure === 'refused' && (await tellRefused(jobRun, destination, obstacle))) return true;
  return tellAlone(jobRun, destination, obstacle);
}

/** Whether a person waits for an answer: a greeting, a post and what was only overheard answer nobody. */
function isAsked({ journal }: JobRun, { audience }: Destination): boolean {
  const [event] = journal.job.events;
  const isOverheard = event?.type === 'due' && messageOf(event)?.where === 'overheard';
  return audience.asker !== '' && event?.type !== 'joined' && !isOverheard;
}

/** A private answer reaches nobody: the channel hears that there is one, and nothing of what it says. */
async function tellOpenly(jobRun: JobRun, { place, audience }: Destination): Promise<boolean> {
  const channel = jobRun.adapter.channel(place, toReply(audience.asker, audience.question));
  return sendSentence(jobRun.parts, channel, strings.notReached);
}

/** In a message of its own: those that are there may take nothing any more. */
async function tellRefused(
  jobRun: JobRun,
  { place, audience }: Destination,
  obstacle: Obstacle | null,
): Promise<boolean> {
  const {
    journal,
    adapter,
    parts,
    signals: { writing },
  } = jobRun;
  const { job } = journal;
  const channel = adapter.channel(place, audience);
  const message = toPosted(job, job.posted.length, -1);
  const before = job.posted.filter(({ id }) => id !== null);
  await journal.write({ posted: [...before, message] });
  const content = {
    text: `⚠️ ${strings.notShown(obstacle)}`,
    status: null,
    buttons: [button(strings.retry, 'retry', job.id, 'primary')],
    files: [],
  };
  try {
    const settle = await parts.rateLimits.pass(channel.rateLimits(message, 'open'), writing);
    const { posted } = await channel.write(message, 'open', content, writing).finally(settle);
    await journal.write({ posted: [...before, { ...posted, state: 'closed' }] });
    return true;
  } catch (error) {
    await journal.write({ posted: before });
    writing.throwIfAborted();
    parts.log.warn({ job: job.id, err: error }, 'a failure could not be shown in its place');
    return false;
  }
}

/** To the person who asked and to nobody else, or else by a sign on the question. Whether either was possible. */
export async function tellAlone(
  jobRun: JobRun,
  { place, audience }: Destination,
  obstacle: Obstacle | null,
): Promise<boolean> {
  const {
    adapter,
    parts,
    signals: { writing },
  } = jobRun;
  const { asker, question, via } = audience;
  const mention = `<#${place.channel}>`; // As every platform with channels shows one.
  const alone = adapter.channel(place, { ...toPrivately(asker, via), question });
  const text = strings.cannotWrite(mention, obstacle);
  if (await sendSentence(parts, alone, text)) return true;
  if (question === null) return false;
  try {
    await adapter.channel(place, audience).indicate('unable', question, writing);
    return true;
  } catch (error) {
    parts.log.warn({ job: jobRun.journal.job.id, err: error }, 'a sign could not be shown');
    return false;
  }
}

/**
 * Whether nothing can be written where an answer is to stand. It is asked before anything is paid for, and the person who asked is
 * told. What stands already can be changed, and an interaction is answered in its own way.
 */
export async function isShut(
  jobRun: JobRun,
  destination: Destination,
  wanted: 'words' | 'files' = 'words',
): Promise<boolean> {
  const {
    journal,
    adapter,
    parts,
    signals: { thinking },
  } = jobRun;
  const { place, audience } = destination;
  const isOpen = audience.to !== 'everyone' || audience.via !== null;
  if (isOpen || journal.job.posted.some(({ id }) => id !== null)) return false;
  const obstacle = await adapter.directory.obstacle(place, wanted, thinking);
  if (!obstacle) return false;
  const isTold = !isAsked(jobRun, destination) || (await tellAlone(jobRun, destination, obstacle));
  if (!isTold)
    parts.log.warn({ job: journal.job.id }, 'nobody could be told that nothing can be written');
  parts.log.info({ job: journal.job.id, obstacle }, 'nothing can be written here');
  return true;
}
