import { toEveryone } from '../audience.ts';
import { toChannelScope } from '../conversation/settings.ts';
import { isStoreFailure, UserError, WriteError } from '../errors.ts';
import type { IncomingEvent, JoinedEvent, MessageEvent } from '../events.ts';
import { type Job, MAX_ATTEMPTS } from '../job.ts';
import { hasContent, type Message, type Place } from '../messages.ts';
import type { Audience, Destination, Outcome } from '../ports.ts';
import { isPosting } from '../reply/posted.ts';
import type { Reply } from '../reply/reply.ts';
import { strings, toSentence } from '../strings/en.ts';
import type { Command } from './command.ts';
import type { Handlers } from './feature.ts';
import { createJobRun, type JobRun, type Parts } from './job-run.ts';
import { onCommand, toCommandAudience } from './on-command.ts';
import { createEnds, type Question, respond, showDone, toQuestion } from './respond.ts';
import { retryLater } from './retry-later.ts';
import { onAction, onDelete, onEdit } from './revise.ts';
import { onScheduled } from './scheduled.ts';
import { summarise } from './summary.ts';
import { toTyped } from './typed-command.ts';
import { tellUnwritten } from './unwritten.ts';

/** What runs in this process, so that a stop finds it. */
export type Turns = {
  run(job: Job, signal: AbortSignal): Promise<Outcome>;
  /** The job that is being answered in this conversation. */
  running(conversation: string): Job | null;
  /** A message is being created in this channel: it may be there already, and nobody here knows its id. */
  isPosting(place: Place): boolean;
};

export function createTurns(parts: Parts, handlers: Handlers, commands: readonly Command[]): Turns {
  const works = new Set<JobRun>();
  const ends = createEnds();
  const runOnce = createRunOnce(handlers, commands);

  return {
    running: (conversation) =>
      toJobs(works).findLast((job) => job.conversation === conversation) ?? null,
    isPosting: (place) => toJobs(works).some((job) => isPosting(job, place)),
    async run(job, signal) {
      const jobRun = createJobRun(parts, job, signal);
      works.add(jobRun);
      try {
        const outcome = await runToEnd(jobRun, signal, runOnce);
        if (ends.hasWaited(job)) await showDone(jobRun);
        return outcome;
      } finally {
        jobRun.progress.notice.end();
        ends.note(job.conversation);
        works.delete(jobRun);
      }
    },
  };
}

function toJobs(works: ReadonlySet<JobRun>): Job[] {
  return Array.from(works, ({ journal }) => journal.job);
}

async function runToEnd(
  jobRun: JobRun,
  signal: AbortSignal,
  runOnce: (jobRun: JobRun) => Promise<void>,
): Promise<Outcome> {
  try {
    await runOnce(jobRun);
    if (!signal.aborted) void summarise(jobRun);
    return { state: 'done' };
  } catch (error) {
    return await onFailure(jobRun, signal, error);
  }
}

/** Runs a job, by what it began with. */
function createRunOnce(
  { actions, scheduled, messageHooks }: Handlers,
  commands: readonly Command[],
) {
  return async function runOnce(jobRun: JobRun): Promise<void> {
    const { job } = jobRun.journal;
    if (job.attempts > MAX_ATTEMPTS && job.state !== 'delivering') {
      throw new UserError('tool_failed', strings.triedTooOften, { canRetry: false });
    }
    const [event] = job.events;
    switch (event?.type) {
      case 'message':
        return onMessages(
          jobRun,
          job.events.filter(isMessage).map(({ message }) => message),
        );
      case 'command':
        return onCommand(jobRun, event, commands);
      case 'press':
      case 'form':
        return onAction(jobRun, event, actions, runOnce);
      case 'edit':
        return onEdit(jobRun, event, runOnce);
      case 'delete':
        return onDelete(jobRun, event, messageHooks, runOnce);
      case 'joined':
        return onJoined(jobRun, event);
      case 'due':
        return onScheduled(jobRun, event, scheduled);
      default:
        return undefined; // Nothing has to be tidied up after a `left`.
    }
  };
}

async function onMessages(jobRun: JobRun, arrived: readonly Message[]): Promise<void> {
  // Platforms deliver out of order, so what was said first is told by when it was said.
  const messages = arrived.toSorted(byTime);
  const last = messages.at(-1);
  if (!last) return;
  const { parts, journal } = jobRun;
  const audience = await toAudience(jobRun, messages, last);
  if (!parts.policy.isAllowed(last.place, last.speaker))
    throw new UserError('config_failed', strings.notAllowed);
  if (last.where === 'mention' && last.place.thread === last.id) {
    await parts.settings.set(journal.job.conversation, { follows: true });
  }
  const question = toQuestion(jobRun, messages, audience);
  if (messages.some(hasContent)) await respond(jobRun, question);
  else await say(jobRun, question, strings.emptyMention);
}

/** Ids tell what the same millisecond does not: every platform's grow with time. */
function byTime(a: Message, b: Message): number {
  return a.sentAt - b.sentAt || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}

const STORE_PAUSE_MS = 2_000;

const MAX_TITLE = 80;

async function toAudience(
  { parts }: JobRun,
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
async function onJoined(jobRun: JobRun, event: JoinedEvent): Promise<void> {
  if (!event.speaker) return;
  const { settings } = jobRun.parts;
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
  await say(jobRun, question, strings.greeting(event.speaker.name ?? ''));
  await settings.set(event.conversation, { isGreeted: true });
}

/** Writes a static text. */
async function say(jobRun: JobRun, { place, audience }: Question, text: string): Promise<void> {
  const reply = jobRun.reply(place, audience);
  if (jobRun.journal.job.state !== 'delivering') reply.push(toOwnWords(jobRun, place, text));
  await jobRun.finish(reply, { kind: 'fixed', note: null, canRetry: false });
}

/** A sentence of Parley's, with its commands as they are typed in this place. */
function toOwnWords({ adapter, parts }: JobRun, place: Place, text: string): string {
  return toTyped(text, parts.commands, adapter.channel(place, toEveryone()).dialect);
}

/** The one catch: whatever went wrong becomes one visible sentence, or ends quietly where nobody is left to read it. */
async function onFailure(jobRun: JobRun, signal: AbortSignal, error: unknown): Promise<Outcome> {
  const {
    parts,
    journal,
    progress: { begun },
  } = jobRun;
  const { job } = journal;
  await begun?.idle(); // What is still on its way would be nobody's once another job takes over.
  if (parts.shutdown.aborted) return { state: 'again', notBefore: 0 };
  if (jobRun.signals.writing.aborted) return { state: 'dropped' }; // Deleted or edited: another job takes over.
  if (signal.aborted) return begun ? endStopped(jobRun, begun) : { state: 'dropped' };
  const waits = isStoreFailure(error)
    ? await waitForStore(jobRun)
    : await retryLater(jobRun, signal, error);
  if (waits) return waits;
  const level = error instanceof UserError ? 'info' : 'error'; // What a person did wrong is told to them.
  parts.log[level]({ job: job.id, err: error }, 'a job failed');
  if (jobRun.signals.broken.aborted) return onUnwritten(jobRun, jobRun.signals.broken.reason);
  try {
    return { state: (await tellFailure(jobRun, error)) ? 'done' : 'dropped' };
  } catch (cause) {
    if (parts.shutdown.aborted) return { state: 'again', notBefore: 0 };
    parts.log.error({ job: job.id, err: cause }, 'a failure could not be shown');
    return onUnwritten(jobRun, cause);
  }
}

/** Nothing can be journalled, so nothing is lost either: the job is run again once the store takes its end. */
async function waitForStore(jobRun: JobRun): Promise<Outcome> {
  jobRun.parts.log.warn({ job: jobRun.journal.job.id }, 'the store fails; the job waits for it');
  const destination = await findDestination(jobRun).catch(() => null);
  if (destination) jobRun.parts.storeNotice.onJob(destination, jobRun.journal.job);
  return { state: 'again', notBefore: Date.now() + STORE_PAUSE_MS };
}

/** Stopped while something was waited for that has shown no more than a quiet line. */
async function endStopped(jobRun: JobRun, reply: Reply): Promise<Outcome> {
  try {
    await jobRun.finish(reply, { kind: 'stopped', note: strings.stopped, canRetry: false });
    return { state: 'done' };
  } catch (error) {
    jobRun.parts.log.warn({ job: jobRun.journal.job.id, err: error }, 'a stop could not be shown');
    return { state: 'dropped' };
  }
}

/** Writes what went wrong where the answer was to stand. False where nobody knows where that is. */
async function tellFailure(jobRun: JobRun, error: unknown): Promise<boolean> {
  const destination = jobRun.progress.destination ?? (await findDestination(jobRun));
  const reply =
    jobRun.progress.begun ?? (destination && jobRun.reply(destination.place, destination.audience));
  const [event] = jobRun.journal.job.events;
  if (!reply || !event) return false;
  const { text: sentence, canRetry } = toSentence(error);
  const text = toOwnWords(jobRun, event.place, sentence);
  const hasText = reply.text !== '';
  if (!hasText) reply.push(`⚠️ ${text}`);
  await jobRun.finish(reply, { kind: 'failed', note: hasText ? `⚠️ ${text}` : null, canRetry });
  return true;
}

/** An answer, or that it failed, could not be shown where it was to stand: it is told in another way. */
async function onUnwritten(jobRun: JobRun, cause: unknown): Promise<Outcome> {
  const {
    parts,
    journal,
    progress: { begun },
  } = jobRun;
  await begun?.idle();
  // However it was to end: what can be tried again has not succeeded.
  await journal.write({ ending: { kind: 'failed', note: null, canRetry: true } });
  if (begun?.isBrokenOff) return { state: 'done' };
  const isTellable = cause instanceof WriteError && cause.failure !== 'message_gone';
  const destination = jobRun.progress.destination ?? (await findDestination(jobRun));
  if (!isTellable || !destination) return { state: 'dropped' };
  try {
    return { state: (await tellUnwritten(jobRun, destination, cause)) ? 'done' : 'dropped' };
  } catch (error) {
    if (parts.shutdown.aborted) return { state: 'again', notBefore: 0 };
    parts.log.error({ job: journal.job.id, err: error }, 'a failure could not be shown at all');
    return { state: 'dropped' };
  }
}

/** Where a failure is to be told of that has no reply. */
async function findDestination(jobRun: JobRun): Promise<Destination | null> {
  const messages = jobRun.journal.job.events.filter(isMessage).map(({ message }) => message);
  const last = messages.at(-1);
  if (last) {
    const audience = await toAudience(jobRun, messages, last);
    return { place: toQuestion(jobRun, messages, audience).place, audience };
  }
  const command = jobRun.journal.job.events.find((event) => event.type === 'command');
  return command ? { place: command.place, audience: toCommandAudience(jobRun, command) } : null;
}

function isMessage(event: IncomingEvent): event is MessageEvent {
  return event.type === 'message';
}
