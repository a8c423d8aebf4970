import { toEveryone } from './audience.ts';
import { onCommand, toCommandAudience } from './command/on-command.ts';
import { toTyped } from './command/typed.ts';
import { isPosting } from './delivery/posted.ts';
import { tellUnwritten } from './delivery/unwritten.ts';
import { dues } from './due/dues.ts';
import { isStoreFailure, UserError, WriteError } from './errors.ts';
import type { IncomingEvent, JoinedEvent, MessageEvent } from './event.ts';
import { type Job, MAX_ATTEMPTS } from './inbox.ts';
import { hasContent, type Message, type Place } from './message.ts';
import { waitOut } from './outage.ts';
import type { Audience, Outcome, Stand } from './ports.ts';
import { onDelete, onEdit, onPress } from './press/revise.ts';
import type { Reply } from './reply.ts';
import { createEnds, type Question, respond, showDone, toQuestion } from './respond.ts';
import { sentences, toSentence } from './sentences.ts';
import { toChannelScope } from './settings.ts';
import { summarise } from './summary.ts';
import { createWork, type Parts, type Work } from './work.ts';

/** What runs in this process, so that a stop finds it. */
export type Turns = {
  run(job: Job, signal: AbortSignal): Promise<Outcome>;
  /** The job that is being answered in this conversation. */
  running(conversation: string): Job | null;
  /** A message is being created in this channel: it may be there already, and nobody here knows its id. */
  isPosting(place: Place): boolean;
};

export function createTurns(parts: Parts): Turns {
  const works = new Set<Work>();
  const ends = createEnds();

  return {
    running: (conversation) =>
      toJobs(works).findLast((job) => job.conversation === conversation) ?? null,
    isPosting: (place) => toJobs(works).some((job) => isPosting(job, place)),
    async run(job, signal) {
      const work = createWork(parts, job, signal);
      works.add(work);
      try {
        const outcome = await runToEnd(work, signal);
        if (ends.hasWaited(job)) await showDone(work);
        return outcome;
      } finally {
        work.notice.end();
        ends.note(job.conversation);
        works.delete(work);
      }
    },
  };
}

function toJobs(works: ReadonlySet<Work>): Job[] {
  return Array.from(works, ({ ledger }) => ledger.job);
}

async function runToEnd(work: Work, signal: AbortSignal): Promise<Outcome> {
  try {
    await runOnce(work);
    work.tally.countAudio();
    if (!signal.aborted) void summarise(work);
    return { state: 'done' };
  } catch (error) {
    return await onFailure(work, signal, error);
  }
}

/** A job, by what it began with. */
async function runOnce(work: Work): Promise<void> {
  const { job } = work.ledger;
  if (job.attempts > MAX_ATTEMPTS && job.state !== 'delivering') {
    throw new UserError('tool_failed', sentences.triedTooOften, { canRetry: false });
  }
  const [event] = job.events;
  switch (event?.type) {
    case 'message':
      return onMessages(
        work,
        job.events.filter(isMessage).map(({ message }) => message),
      );
    case 'command':
      return onCommand(work, event);
    case 'press':
    case 'form':
      return onPress(work, event, runOnce);
    case 'edit':
      return onEdit(work, event, runOnce);
    case 'delete':
      return onDelete(work, event, runOnce);
    case 'joined':
      return onJoined(work, event);
    case 'due':
      return dues[event.name]?.(work, event);
    default:
      return undefined; // Nothing has to be tidied up after a `left`.
  }
}

async function onMessages(work: Work, arrived: readonly Message[]): Promise<void> {
  // Platforms deliver out of order, so what was said first is told by when it was said.
  const messages = arrived.toSorted(byTime);
  const last = messages.at(-1);
  if (!last) return;
  const { parts, ledger } = work;
  const audience = await toAudience(work, messages, last);
  if (!parts.policy.isAllowed(last.place, last.speaker))
    throw new UserError('config_failed', sentences.notAllowed);
  if (last.where === 'mention' && last.place.thread === last.id) {
    await parts.settings.set(ledger.job.conversation, { follows: true });
  }
  const question = toQuestion(work, messages, audience);
  if (messages.some(hasContent)) await respond(work, question);
  else await say(work, question, sentences.emptyMention);
}

/** Ids tell what the same millisecond does not: every platform's grow with time. */
function byTime(a: Message, b: Message): number {
  return a.sentAt - b.sentAt || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}

const STORE_PAUSE_MS = 2_000;

const MAX_TITLE = 80;

async function toAudience(
  { parts }: Work,
  messages: readonly Message[],
  last: Message,
): Promise<Audience> {
  const opensThread = last.where === 'mention' && last.place.thread === last.id;
  const { reply } = opensThread
    ? await parts.settings.get(toChannelScope(last.place))
    : { reply: null };
  return {
    to: 'everyone',
    via: null,
    question: last.id,
    isReply: messages.length > 1 || last.where === 'reply' || reply === 'channel',
    threadTitle: opensThread && reply !== 'channel' ? toTitle(last.text) : null,
    asker: last.speaker.id,
  };
}

function toTitle(text: string): string {
  const line = text
    .replace(/<[@#!][^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(line).slice(0, MAX_TITLE).join('').trim() || 'Conversation';
}

/** The greeting, once a place. */
async function onJoined(work: Work, event: JoinedEvent): Promise<void> {
  if (!event.speaker) return;
  const { settings } = work.parts;
  const { isGreeted } = await settings.get(event.conversation);
  if (isGreeted) return;
  const audience: Audience = toEveryone(event.speaker.id);
  const question: Question = {
    place: event.place,
    audience,
    asker: event.speaker,
    ids: [event.key],
    toTurns: async () => ({ turns: [], problems: [] }),
  };
  await say(work, question, sentences.greeting(event.speaker.name ?? ''));
  await settings.set(event.conversation, { isGreeted: true });
}

/** Writes a fixed text. */
async function say(work: Work, { place, audience }: Question, text: string): Promise<void> {
  const reply = work.reply(place, audience);
  if (work.ledger.job.state !== 'delivering') reply.push(toOwnWords(work, place, text));
  await work.finish(reply, { kind: 'fixed', note: null, canRetry: false });
}

/** A sentence of Parley's, with its commands as they are typed in this place. */
function toOwnWords({ adapter, parts }: Work, place: Place, text: string): string {
  return toTyped(text, parts.commands, adapter.channel(place, toEveryone()).dialect);
}

/** The one catch: whatever went wrong becomes one visible sentence, or ends quietly where nobody is left to read it. */
async function onFailure(work: Work, signal: AbortSignal, error: unknown): Promise<Outcome> {
  const { parts, ledger, begun } = work;
  const { job } = ledger;
  await begun?.idle(); // What is still on its way would be nobody's once another job takes over.
  if (parts.shutdown.aborted) return { state: 'again', notBefore: 0 };
  if (work.writing.aborted) return { state: 'dropped' }; // Deleted or edited: another job takes over.
  if (signal.aborted) return begun ? endStopped(work, begun) : { state: 'dropped' };
  const waits = isStoreFailure(error)
    ? await waitForStore(work)
    : await waitOut(work, signal, error);
  if (waits) return waits;
  const level = error instanceof UserError ? 'info' : 'error'; // What a person did wrong is told to them.
  parts.log[level]({ job: job.id, err: error }, 'a job failed');
  if (work.broken.aborted) return onUnwritten(work, work.broken.reason);
  try {
    return { state: (await tellFailure(work, error)) ? 'done' : 'dropped' };
  } catch (cause) {
    if (parts.shutdown.aborted) return { state: 'again', notBefore: 0 };
    parts.log.error({ job: job.id, err: cause }, 'a failure could not be shown');
    return onUnwritten(work, cause);
  }
}

/** Nothing can be journalled, so nothing is lost either: the job is run again once the store takes its end. */
async function waitForStore(work: Work): Promise<Outcome> {
  work.parts.log.warn({ job: work.ledger.job.id }, 'the store fails; the job waits for it');
  const stand = await toStand(work).catch(() => null);
  if (stand) work.parts.storeNotice.onJob(stand, work.ledger.job);
  return { state: 'again', notBefore: Date.now() + STORE_PAUSE_MS };
}

/** Stopped while something was waited for that has shown no more than a quiet line. */
async function endStopped(work: Work, reply: Reply): Promise<Outcome> {
  try {
    await work.finish(reply, { kind: 'stopped', note: sentences.stopped, canRetry: false });
    return { state: 'done' };
  } catch (error) {
    work.parts.log.warn({ job: work.ledger.job.id, err: error }, 'a stop could not be shown');
    return { state: 'dropped' };
  }
}

/** Writes what went wrong where the answer was to stand. False where nobody knows where that is. */
async function tellFailure(work: Work, error: unknown): Promise<boolean> {
  const stand = work.stand ?? (await toStand(work));
  const reply = work.begun ?? (stand && work.reply(stand.place, stand.audience));
  const [event] = work.ledger.job.events;
  if (!reply || !event) return false;
  const { text: sentence, canRetry } = toSentence(error);
  const text = toOwnWords(work, event.place, sentence);
  const hasText = reply.text !== '';
  if (!hasText) reply.push(`⚠️ ${text}`);
  await work.finish(reply, { kind: 'failed', note: hasText ? `⚠️ ${text}` : null, canRetry });
  return true;
}

/** An answer, or that it failed, could not be shown where it was to stand: it is told in another way. */
async function onUnwritten(work: Work, cause: unknown): Promise<Outcome> {
  const { parts, ledger, begun } = work;
  await begun?.idle();
  // However it was to end: what can be tried again has not succeeded.
  await ledger.journal({ ending: { kind: 'failed', note: null, canRetry: true } });
  if (begun?.isBrokenOff) return { state: 'done' };
  const isTellable = cause instanceof WriteError && cause.failure !== 'message_gone';
  const stand = work.stand ?? (await toStand(work));
  if (!isTellable || !stand) return { state: 'dropped' };
  try {
    return { state: (await tellUnwritten(work, stand, cause)) ? 'done' : 'dropped' };
  } catch (error) {
    if (parts.shutdown.aborted) return { state: 'again', notBefore: 0 };
    parts.log.error({ job: ledger.job.id, err: error }, 'a failure could not be shown at all');
    return { state: 'dropped' };
  }
}

/** Where a failure is to be told of that has no reply. */
async function toStand(work: Work): Promise<Stand | null> {
  const messages = work.ledger.job.events.filter(isMessage).map(({ message }) => message);
  const last = messages.at(-1);
  if (last) {
    const audience = await toAudience(work, messages, last);
    return { place: toQuestion(work, messages, audience).place, audience };
  }
  const command = work.ledger.job.events.find((event) => event.type === 'command');
  return command ? { place: command.place, audience: toCommandAudience(work, command) } : null;
}

function isMessage(event: IncomingEvent): event is MessageEvent {
  return event.type === 'message';
}
