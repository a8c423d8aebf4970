import { toEveryone } from '../audience.ts';
import type { Media } from '../conversation/attachments.ts';
import { limitNames, NAMES_MS } from '../conversation/names.ts';
import type { Policy } from '../conversation/policy.ts';
import type { SettingsStore } from '../conversation/settings.ts';
import { UserError } from '../errors.ts';
import { isMessage, type JoinedEvent } from '../events.ts';
import { type Job, MAX_ATTEMPTS } from '../job.ts';
import { hasContent, type Message, type Place, type Speaker, toUnread } from '../messages.ts';
import type { Destination, Log } from '../ports.ts';
import { isPosting } from '../reply/journal.ts';
import type { JobHandler, Outcome, Signals } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { speakTo, toAllReaders, toPerson } from '../strings/locale.ts';
import { sayUnread } from '../strings/unread.ts';
import { isAct, isTurnedAway } from './admission.ts';
import type { Cleanup } from './cleanup.ts';
import { type Command, type CommandSpec, toOwnWords } from './command.ts';
import { createSendEphemeral, createTell, type EphemeralServices } from './ephemeral.ts';
import { createOnFailure, type FailureServices } from './failure.ts';
import { type Handlers, onScheduled } from './feature.ts';
import { createJobRun, type JobRun, type JobRunServices } from './job-run.ts';
import { type FindLocales, toReaders } from './locales.ts';
import { createEnds, planCleanup, takeMarksOff } from './marks.ts';
import { loadAudience, toAsked, toQuestion } from './message-question.ts';
import { createSummarise } from './model-requests.ts';
import { onCommand } from './on-command.ts';
import { confirmBeforeDelivery } from './read-before.ts';
import { createRemoval, type RemovalServices } from './removal.ts';
import { createRespond, type Respond, type RespondServices } from './respond.ts';
import { type ActionServices, type EditServices, onAction, onDelete, onEdit } from './revise.ts';
import { createUnwritten } from './unwritten.ts';

/** What runs in this process, so that a stop finds it. */
export type Turns = {
  readonly run: JobHandler;
  /** The job that is being answered in this conversation. */
  running(conversation: string): Job | null;
  /**
   * A message is being created in this channel: it may exist already, and its id is not known yet.
   */
  isPosting(place: Place): boolean;
};

export type TurnsServices = JobRunServices &
  EphemeralServices &
  RemovalServices &
  Omit<EditServices, 'removal' | 'messageHooks'> &
  Omit<RespondServices, 'isShut'> &
  Omit<FailureServices, 'unwritten'> &
  Pick<ActionServices, 'policy'> & {
    readonly cleanup: Cleanup;
    readonly findLocales: FindLocales;
    /** Where other processes use the same store. */
    readonly signals?: Signals;
  };

export function createTurns(
  services: TurnsServices,
  handlers: Handlers,
  commands: readonly Command[],
): Turns {
  const works = new Set<JobRun>();
  const ends = createEnds(services.signals);
  const summarise = createSummarise(services);
  const sendEphemeral = createSendEphemeral(services);
  const unwritten = createUnwritten({ ...services, sendEphemeral });
  const onFailure = createOnFailure({ ...services, unwritten });
  const respond = createRespond({ ...services, isShut: unwritten.isShut });
  const toWork = createToWork(
    {
      ...services,
      respond,
      isShut: unwritten.isShut,
      tell: createTell(sendEphemeral),
      removal: createRemoval({ ...services, ...handlers }),
    },
    handlers,
    commands,
  );

  const tidyUp = async (
    jobRun: JobRun,
    { signal, lost }: { readonly signal: AbortSignal; readonly lost: AbortSignal },
    outcome: Outcome,
  ): Promise<void> => {
    // Another job, a later run, or another process, goes on with its messages.
    const goesOn = outcome.state === 'again' || isTakenOver(signal) || lost.aborted;
    if (goesOn && jobRun.signals.writing.aborted) return;
    const { job } = jobRun.journal;
    try {
      const marks = await takeMarksOff(jobRun, ends.hasWaited(job));
      if (outcome.state !== 'again') await planCleanup(services.cleanup, jobRun, marks);
    } catch (error) {
      services.log.error(
        { job: job.id, err: error },
        'could not save what to clean up after a job',
      );
    }
  };

  const runJob = async (waitedMs: number, ...[job, signal, lost]: Parameters<JobHandler>) => {
    const jobRun = createJobRun(services, job, signal, lost);
    // The platform tells a person's language along with their name.
    limitNames(jobRun.signals.thinking, NAMES_MS - waitedMs);
    works.add(jobRun);
    try {
      let outcome: Outcome = { state: 'done' };
      try {
        await toWork(jobRun)(jobRun);
        if (!signal.aborted && !lost.aborted) void summarise(jobRun);
      } catch (error) {
        outcome = await toReadersOf(commands, jobRun)(() => onFailure(jobRun, signal, error));
      }
      await tidyUp(jobRun, { signal, lost }, outcome);
      return outcome;
    } finally {
      jobRun.progress.notice.end();
      ends.note(job.conversation);
      works.delete(jobRun);
    }
  };

  return {
    running: (conversation) =>
      toJobs(works).findLast((job) => job.conversation === conversation) ?? null,
    isPosting: (place) => toJobs(works).some((job) => isPosting(job, place)),
    run: (job, ...signals) => {
      const event = job.events.at(-1);
      const askedAt = performance.now();
      const locales = services.findLocales(event);
      return speakTo(locales, toReaders(commands, event), () =>
        runJob(performance.now() - askedAt, job, ...signals),
      );
    },
  };
}

/** A press may have had everyone read something, or read on: what was said before. */
function toReadersOf(commands: readonly Command[], { journal, progress }: JobRun) {
  const event = journal.job.events.at(-1);
  const isPress = event?.type === 'action' || event?.type === 'form';
  const isPublic = isPress && progress.destination?.audience.to === 'everyone';
  return isPublic || toReaders(commands, event) === 'everyone' ? toAllReaders : toPerson;
}

function isTakenOver({ aborted, reason }: AbortSignal): boolean {
  return aborted && (reason === 'edit' || reason === 'delete');
}

function toJobs(works: ReadonlySet<JobRun>): Job[] {
  return Array.from(works, ({ journal }) => journal.job);
}

type RunServices = MessageServices &
  Omit<ActionServices, 'actions'> &
  Omit<EditServices, 'messageHooks'> &
  Pick<RespondServices, 'tools' | 'isShut'> & { readonly log: Log };

type RunJob = (jobRun: JobRun) => Promise<void>;

/** What a job takes, by what it began with; what was ready to be shown is looked at first. */
function createToWork(services: RunServices, handlers: Handlers, commands: readonly Command[]) {
  const onMessages = createOnMessages(services);
  const { actions, messageHooks } = handlers;
  const deliver: RunJob = async (jobRun) => {
    await confirmBeforeDelivery(jobRun, services.tools());
    await toWorkByEvent(jobRun)(jobRun);
  };
  const toWork = (jobRun: JobRun): RunJob =>
    jobRun.journal.job.state === 'delivering' ? deliver : toWorkByEvent(jobRun);
  /** Whatever the verb of a button or a form is, and whichever command a form completes. */
  const forThoseHere =
    (work: RunJob): RunJob =>
    async (jobRun) => {
      if (!(await isTurnedAway({ ...services, actions }, jobRun))) await work(jobRun);
    };
  const runAgain: RunJob = (jobRun) => toReadersOf(commands, jobRun)(() => toWork(jobRun)(jobRun));

  function toWorkByEvent(first: JobRun): RunJob {
    const work = toKnownWork(first);
    return isAct(first.journal.job.events[0]) ? forThoseHere(work) : work;
  }

  function toKnownWork(first: JobRun): RunJob {
    const { job } = first.journal;
    if (job.attempts > MAX_ATTEMPTS && job.state !== 'delivering') {
      throw new UserError('tool_failed', strings.triedTooOften, { canRetry: false });
    }
    const [event] = job.events;
    switch (event?.type) {
      case 'message':
        return onMessages;
      case 'command':
        return (jobRun) => onCommand({ ...services, commands }, jobRun, event);
      case 'action':
      case 'form':
        return (jobRun) => onAction({ ...services, actions }, jobRun, event, runAgain);
      case 'edit':
        return (jobRun) => onEdit({ ...services, messageHooks }, jobRun, event, runAgain);
      case 'delete':
        return (jobRun) => onDelete({ ...services, messageHooks }, jobRun, event, runAgain);
      case 'joined':
        return (jobRun) => onJoined(services, jobRun, event);
      case 'scheduled':
        return (jobRun) => onScheduled({ ...services, ...handlers }, jobRun, event);
      default:
        return async () => {}; // Nothing has to be tidied up after a `left`.
    }
  }

  return toWork;
}

export type MessageServices = {
  readonly policy: Policy;
  readonly settings: SettingsStore;
  readonly media: Media;
  readonly commands: readonly CommandSpec[];
  readonly respond: Respond;
};

/** Answers the messages of a job together. */
export function createOnMessages(services: MessageServices): (jobRun: JobRun) => Promise<void> {
  const { policy, settings, media, commands, respond } = services;
  return async function onMessages(jobRun) {
    const { events, conversation } = jobRun.journal.job;
    // Platforms deliver out of order, so what was said first is told by when it was said.
    const all = events
      .filter(isMessage)
      .map(({ message }) => message)
      .toSorted(byTime);
    const last = toAsked(all);
    if (!last) return; // All that asked has been withdrawn.
    const messages = all.filter(({ isWithdrawn }) => !isWithdrawn);
    const audience = await loadAudience(settings, messages, last);
    if (!policy.isAllowed(last.place, last.speaker))
      throw new UserError('config_failed', strings.notAllowed);
    if (last.where === 'mention' && last.place.thread === last.id) {
      await settings.set(conversation, { follows: true });
    }
    const question = toQuestion(media, jobRun, messages, audience);
    if (messages.some(hasContent)) await respond(jobRun, question);
    else await say(commands, jobRun, question, toEmptySentence(messages));
  };
}

/** A mention that brings nothing at all lacks a question; anything else is not readable. */
function toEmptySentence(messages: readonly Message[]): string {
  const unread = [...new Set(messages.flatMap(toUnread))];
  const isBare = unread.length === 0 && messages.some(({ where }) => where === 'mention');
  if (isBare) return strings.emptyMention;
  return unread.length === 0 ? strings.emptyMessage : strings.emptyBut(unread.map(sayUnread));
}

/** Ids tell what the same millisecond does not: every platform's grow with time. */
function byTime(a: Message, b: Message): number {
  return a.sentAt - b.sentAt || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}

type JoinedServices = Pick<MessageServices, 'settings' | 'commands' | 'policy'>;

/** The greeting, once a place: of a person, or of all who read a channel that Parley came to. */
export async function onJoined(
  { settings, commands, policy }: JoinedServices,
  jobRun: JobRun,
  { place, speaker, conversation }: JoinedEvent,
): Promise<void> {
  if (place.channel === '' || (!speaker && !policy.isAllowed(place, NOBODY))) return;
  const { isGreeted } = await settings.get(conversation);
  if (isGreeted) return;
  const destination = { place, audience: toEveryone(speaker?.id) };
  const text = speaker ? toGreeting(speaker) : strings.firstContact;
  await say(commands, jobRun, destination, text);
  await settings.set(conversation, { isGreeted: true });
}

function toGreeting({ name }: Speaker): string {
  return name ? strings.greetingTo(name) : strings.greeting;
}

/** Who stands for all of a channel: whether it may use Parley is decided by the place alone. */
const NOBODY: Speaker = {
  id: '',
  name: null,
  isExternal: false,
  isAdmin: null,
  roles: [],
};

/** Writes a static text. */
async function say(
  commands: readonly CommandSpec[],
  jobRun: JobRun,
  { place, audience }: Destination,
  text: string,
): Promise<void> {
  const reply = jobRun.reply(place, audience);
  if (jobRun.journal.job.state !== 'delivering')
    reply.push(toOwnWords(text, commands, jobRun, place));
  await jobRun.finish(reply, { kind: 'fixed', note: null, canRetry: false });
}
