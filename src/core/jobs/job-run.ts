import { toApprovals } from '../answer/approvals.ts';
import type { Button, Poll } from '../content.ts';
import { isStoreFailure } from '../errors.ts';
import type { Ending, Job, Leftover } from '../job.ts';
import type { Place } from '../messages.ts';
import type { Pictures } from '../model-ports.ts';
import type { Adapter, Audience, Channel, Destination, Log } from '../ports.ts';
import { SLOW, STOPPED, STORE } from '../reply/activity.ts';
import { enclose } from '../reply/enclosures.ts';
import { createJournal, type Journal, recover, toOutputJournal } from '../reply/journal.ts';
import type { Pacer } from '../reply/pacer.ts';
import type { RateLimits } from '../reply/rate-limits.ts';
import { createReply, type Reply } from '../reply/reply.ts';
import type { Blobs, Inbox } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { toAllReaders, toPerson } from '../strings/locale.ts';
import { button, toEndingButtons, toFile, toFinished } from './endings.ts';
import { createWaitNotice, type StoreNotice, type WaitNotice } from './notices.ts';
import { createUsageMeter, type UsageBook, type UsageMeter } from './usage.ts';

/** One job in this process: its journal, its signals and its reply. */
export type JobRun = {
  readonly journal: Journal;
  readonly adapter: Adapter;
  readonly usageMeter: UsageMeter;
  readonly signals: JobSignals;
  readonly progress: Progress;
  /** Where the answer goes; the first call decides. */
  reply(place: Place, audience: Audience): Reply;
  /**
   * Writes another output of the job that `whole` is the journal of, or one of its outputs again.
   */
  output(output: Output): Reply;
  /**
   * Journals the ending, writes it, and resolves when a reader sees it. `buttons` are those of a
   * job that is no answer.
   */
  finish(reply: Reply, ending: Ending, buttons?: readonly Button[]): Promise<void>;
};

/** What ends a job before it is done, each with its reason. */
export type JobSignals = {
  /**
   * Ends the model call and the tools: a stop, an edit, a deletion, the drain, or nowhere left to
   * write to.
   */
  readonly thinking: AbortSignal;
  /**
   * Ends writing: all of these but a stop, which leaves what was written, and that another process
   * works on the job.
   */
  readonly writing: AbortSignal;
  /** Aborted once the reply can show nothing more. */
  readonly broken: AbortSignal;
};

/** What the person who waits has been shown of a job so far. */
export type Progress = {
  readonly startedAt: number;
  /** The reply, if one was begun. */
  readonly begun: Reply | null;
  /** Where the first output stands. */
  readonly destination: Destination | null;
  /**
   * Where people are told that a model is slow before an answer has begun, and whether the reply
   * was begun to say so.
   */
  readonly placeholder: { destination: Destination | null; isUsed: boolean };
  /** Messages that could not be given their end, or could not be taken away. */
  readonly left: Leftover[];
  /** Watches requests to models: a person is told when one is silent for long. */
  readonly notice: WaitNotice;
};

/** Messages that are written by a reply of their own. */
export type Output = {
  readonly place: Place;
  readonly audience: Audience;
  readonly whole: Journal;
  /** The output's own part of that journal. */
  readonly outputJournal: Journal;
  /** What its messages carry while they are written: the id of their job is on them. */
  readonly buttons: readonly Button[];
  /** Shown as the platform's own where it has polls. */
  readonly poll?: Poll;
};

type OpeningServices = {
  readonly pacer: Pacer;
  readonly rateLimits: RateLimits;
  /** Tells people that the store fails. */
  readonly storeNotice: StoreNotice;
  /** How long the first message of a whole answer may fail before that is told in another way. */
  readonly unshownAfterMs: number;
  readonly log: Log;
};

type ClosingServices = {
  readonly blobs: Blobs;
  readonly pictures: Pictures;
  readonly log: Log;
};

export type JobRunServices = OpeningServices &
  ClosingServices & {
    readonly adapters: ReadonlyMap<string, Adapter>;
    readonly inbox: Inbox;
    readonly usage: UsageBook;
    /** How long a model may be silent before the person who waits is told. */
    readonly slowAfterMs: number;
    /** The time to drain is over: what still runs goes on after the next start. */
    readonly shutdown: AbortSignal;
  };

export function createJobRun(
  services: JobRunServices,
  job: Job,
  signal: AbortSignal,
  lost: AbortSignal,
): JobRun {
  const { adapters, inbox, usage, slowAfterMs, shutdown, log, blobs } = services;
  const adapter = adapters.get(job.events[0]?.place.platform ?? '');
  if (!adapter) throw new Error('the platform of this job is not configured');
  const journal = createJournal(job, inbox, {
    log,
    onWait: (isWaiting) => tellWaiting(services, jobRun, isWaiting),
  });
  const broken = new AbortController();
  const writing = AbortSignal.any([toWriting(signal), lost, shutdown]);
  const left: Leftover[] = [];
  let begun: Reply | null = null;
  let destination: Destination | null = null;
  const notice = createWaitNotice({
    afterMs: slowAfterMs,
    show: (isSlow) => tellSlow(jobRun, isSlow),
  });

  const output = (given: Output): Reply => {
    destination ??= given;
    const speak = given.audience.to === 'everyone' ? toAllReaders : toPerson;
    return speak(() => openReply(services, { adapter, journal, writing, broken, left }, given));
  };

  const jobRun: JobRun = {
    journal,
    adapter,
    usageMeter: createUsageMeter(usage, journal),
    signals: {
      thinking: AbortSignal.any([signal, lost, shutdown, broken.signal]),
      writing,
      broken: broken.signal,
    },
    progress: {
      startedAt: performance.now(),
      get begun() {
        return begun;
      },
      get destination() {
        return destination;
      },
      placeholder: { destination: null, isUsed: false },
      left,
      notice,
    },
    output,
    reply(place, audience) {
      const stop = button(strings.stop, 'stop', job.id, 'danger');
      begun ??= output({
        place,
        audience,
        whole: journal,
        outputJournal: toOutputJournal(journal, 0),
        buttons: audience.to === 'everyone' ? [stop] : [],
      });
      return begun;
    },
    async finish(reply, ending, buttons) {
      await journal.keep(toFinished(journal.job, reply, ending), writing);
      const { oldFiles } = journal.job;
      // While it waits, what stands of an older answer keeps its files.
      const files = ending.kind === 'waiting' ? (oldFiles ?? []) : journal.job.files;
      await reply.finish(ending, {
        buttons: buttons ?? toEndingButtons(journal.job, ending),
        files: await enclose(services, { id: job.id, files }, reply.limits),
        toFile: (rest) => toFile(blobs, journal.job, rest),
      });
    },
  };
  return jobRun;
}

type Opening = Pick<JobRun, 'adapter' | 'journal'> & {
  readonly writing: AbortSignal;
  readonly broken: AbortController;
  readonly left: Leftover[];
};

function openReply(
  services: OpeningServices,
  { adapter, journal, writing, broken, left }: Opening,
  { place, audience, whole, outputJournal, buttons, poll }: Output,
): Reply {
  const { question } = audience;
  return createReply({
    journal: outputJournal,
    channel: toChannel(adapter.channel(place, audience), { poll, whole }),
    pacer: services.pacer,
    unshownAfterMs: services.unshownAfterMs,
    buttons,
    recover: (posted, others) =>
      recover(adapter, { place, question, journal: whole, posted, others, signal: writing }),
    learn: services.rateLimits.learn,
    onBroken: (error) => broken.abort(error),
    onLeft: (message) => left.push(message),
    onBackoff: toOnBackoff(services, journal, { place, audience }),
    signal: writing,
  });
}

/**
 * Says that a model is slow in the place of the answer. A question that waits for the model to
 * come back has been told so.
 */
function tellSlow({ journal, progress, reply }: JobRun, isSlow: boolean): void {
  const { placeholder } = progress;
  const { destination } = placeholder;
  if (journal.job.ending?.kind === 'waiting') return;
  if (isSlow && !progress.begun && destination) {
    placeholder.isUsed = true;
    reply(destination.place, destination.audience);
  }
  progress.begun?.task({ id: SLOW, title: strings.slow, state: isSlow ? 'running' : 'done' });
}

function toOnBackoff(
  { log, storeNotice }: OpeningServices,
  journal: Journal,
  destination: Destination,
) {
  return (error: unknown, step: string): void => {
    log.warn(
      { job: journal.job.id, step, err: error },
      'could not write to the platform; trying again',
    );
    if (isStoreFailure(error)) storeNotice.onJob(destination, journal.job);
  };
}

/**
 * Posted messages can be changed without the store: people who wait see why, and the person who
 * stopped the answer that it stopped.
 */
function tellWaiting(
  { storeNotice }: OpeningServices,
  { journal, progress }: JobRun,
  isWaiting: boolean,
): void {
  const { begun, placeholder } = progress;
  const isStopped = journal.job.ending?.kind === 'stopped';
  const [id, title] = isStopped ? [STOPPED, strings.stopped] : [STORE, strings.waitsForStore];
  begun?.task({ id, title, state: isWaiting || isStopped ? 'running' : 'done' });
  const destination = begun ? null : placeholder.destination;
  if (isWaiting && destination) storeNotice.onJob(destination, journal.job);
}

/** Everything that ends a job ends its writing, but a stop does not. */
function toWriting(signal: AbortSignal): AbortSignal {
  const writing = new AbortController();
  const stopWriting = () => {
    if (signal.reason !== 'stop') writing.abort(signal.reason);
  };
  if (signal.aborted) stopWriting();
  signal.addEventListener('abort', stopWriting, { once: true });
  return writing.signal;
}

/** The channel, with a poll in all that is written to it, and approvals in its first message. */
function toChannel(
  channel: Channel,
  { poll, whole }: { readonly poll: Poll | undefined; readonly whole: Journal },
): Channel {
  return {
    ...channel,
    write(message, step, content, signal, held) {
      const { job } = whole;
      const isFirst = job.proposals.length > 0 && job.posted[0]?.key === message.key;
      const more = {
        ...(poll ? { poll } : {}),
        ...(isFirst ? { approvals: toApprovals(job) } : {}),
      };
      return channel.write(message, step, { ...content, ...more }, signal, held);
    },
  };
}
