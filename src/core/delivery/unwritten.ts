import { toPrivately, toReply } from '../audience.ts';
import { sendSentence } from '../ephemeral.ts';
import type { WriteError } from '../errors.ts';
import type { Obstacle } from '../obstacle.ts';
import type { Stand } from '../ports.ts';
import { sentences } from '../sentences.ts';
import { noteOf } from '../voice/note.ts';
import { button, type Work } from '../work.ts';
import { toPosted } from './posted.ts';

/** Nothing of an answer can be shown where it was to stand: says so by whatever way is open. Whether one was. */
export async function tellUnwritten(
  work: Work,
  stand: Stand,
  { failure, obstacle }: WriteError,
): Promise<boolean> {
  if (!isAsked(work, stand)) return false;
  if (stand.audience.to !== 'everyone') return tellOpenly(work, stand);
  if (failure === 'refused' && (await tellRefused(work, stand, obstacle))) return true;
  return tellAlone(work, stand, obstacle);
}

/** Whether a person waits for an answer: a greeting, a post and what was only overheard answer nobody. */
function isAsked({ ledger }: Work, { audience }: Stand): boolean {
  const [event] = ledger.job.events;
  const isOverheard = event?.type === 'due' && noteOf(event)?.where === 'overheard';
  return audience.asker !== '' && event?.type !== 'joined' && !isOverheard;
}

/** A private answer reaches nobody: the channel hears that there is one, and nothing of what it says. */
async function tellOpenly(work: Work, { place, audience }: Stand): Promise<boolean> {
  const channel = work.adapter.channel(place, toReply(audience.asker, audience.question));
  return sendSentence(work.parts, channel, sentences.notReached);
}

/** In a message of its own: those that are there may take nothing any more. */
async function tellRefused(
  work: Work,
  { place, audience }: Stand,
  obstacle: Obstacle | null,
): Promise<boolean> {
  const { ledger, adapter, parts, writing } = work;
  const { job } = ledger;
  const channel = adapter.channel(place, audience);
  const message = toPosted(job, job.posted.length, -1);
  const before = job.posted.filter(({ id }) => id !== null);
  await ledger.journal({ posted: [...before, message] });
  const content = {
    text: `⚠️ ${sentences.notShown(obstacle)}`,
    status: null,
    buttons: [button(sentences.retry, 'retry', job.id, 'primary')],
    files: [],
  };
  try {
    const settle = await parts.budget.pass(channel.costs(message, 'open'), writing);
    const { posted } = await channel.write(message, 'open', content, writing).finally(settle);
    await ledger.journal({ posted: [...before, { ...posted, state: 'closed' }] });
    return true;
  } catch (error) {
    await ledger.journal({ posted: before });
    writing.throwIfAborted();
    parts.log.warn({ job: job.id, err: error }, 'a failure could not be shown in its place');
    return false;
  }
}

/** To the person who asked and to nobody else, or else by a sign on the question. Whether either was possible. */
export async function tellAlone(
  work: Work,
  { place, audience }: Stand,
  obstacle: Obstacle | null,
): Promise<boolean> {
  const { adapter, parts, writing } = work;
  const { asker, question, via } = audience;
  const mention = `<#${place.channel}>`; // As every platform with channels shows one.
  const alone = adapter.channel(place, { ...toPrivately(asker, via), question });
  const text = sentences.cannotWrite(mention, obstacle);
  if (await sendSentence(parts, alone, text)) return true;
  if (question === null) return false;
  try {
    await adapter.channel(place, audience).signOfLife('unable', question, writing);
    return true;
  } catch (error) {
    parts.log.warn({ job: work.ledger.job.id, err: error }, 'a sign could not be shown');
    return false;
  }
}

/**
 * Whether nothing can be written where an answer is to stand. It is asked before anything is paid for, and the person who asked is
 * told. What stands already can be changed, and an interaction is answered in its own way.
 */
export async function isShut(
  work: Work,
  stand: Stand,
  wanted: 'words' | 'files' = 'words',
): Promise<boolean> {
  const { ledger, adapter, thinking, parts } = work;
  const { place, audience } = stand;
  const isOpen = audience.to !== 'everyone' || audience.via !== null;
  if (isOpen || ledger.job.posted.some(({ id }) => id !== null)) return false;
  const obstacle = await adapter.directory.obstacle(place, wanted, thinking);
  if (!obstacle) return false;
  const isTold = !isAsked(work, stand) || (await tellAlone(work, stand, obstacle));
  if (!isTold)
    parts.log.warn({ job: ledger.job.id }, 'nobody could be told that nothing can be written');
  parts.log.info({ job: ledger.job.id, obstacle }, 'nothing can be written here');
  return true;
}
