import type { Tool } from '../answer/tool.ts';
import { type Button, type OutgoingFile, type Poll, toAction } from '../content.ts';
import type { Media } from '../conversation/attachments.ts';
import type { History } from '../conversation/history.ts';
import type { Policy } from '../conversation/policy.ts';
import type { SettingsStore } from '../conversation/settings.ts';
import type { UsageBook } from '../conversation/usage.ts';
import { isStoreFailure } from '../errors.ts';
import type { Ending, Job } from '../job.ts';
import type { Place } from '../messages.ts';
import type { Pictures, Transcriber } from '../model-ports.ts';
import type {
  Adapter,
  Audience,
  Blobs,
  Channel,
  ChatModel,
  Destination,
  ImageModel,
  Inbox,
  Log,
  ModelCatalog,
  StructuredOutput,
} from '../ports.ts';
import { SLOW } from '../reply/activity.ts';
import { enclose } from '../reply/file-messages.ts';
import { createJournal, type Journal } from '../reply/journal.ts';
import { toOutputJournal } from '../reply/output-journal.ts';
import type { Pacer } from '../reply/pacer.ts';
import type { RateLimits } from '../reply/rate-limits.ts';
import { recover } from '../reply/recover.ts';
import { createReply, type Reply } from '../reply/reply.ts';
import { untilStored } from '../reply/until-stored.ts';
import { strings } from '../strings/en.ts';
import type { CommandSpec } from './command-spec.ts';
import type { StoreNotice } from './store-notice.ts';
import { createUsageMeter, type UsageMeter } from './usage-meter.ts';
import { createWaitNotice, type WaitNotice, watchModels } from './wait-notice.ts';

/** Everything a turn may use. */
export type Parts = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly inbox: Inbox;
  readonly chat: ChatModel;
  readonly structuredOutput: StructuredOutput;
  readonly history: History;
  readonly settings: SettingsStore;
  readonly media: Media;
  readonly transcriber: Transcriber;
  readonly imageModel: ImageModel;
  readonly pictures: Pictures;
  readonly blobs: Blobs;
  readonly rateLimits: RateLimits;
  readonly pacer: Pacer;
  readonly policy: Policy;
  readonly modelCatalog: ModelCatalog;
  readonly usage: UsageBook;
  readonly commands: readonly CommandSpec[];
  /** Asked for anew each turn: those of other servers come and go. */
  readonly tools: () => readonly Tool[];
  readonly about: () => Promise<readonly (readonly [string, string])[]>;
  readonly log: Log;
  /** How long a model may be silent before the person who waits is told. */
  readonly slowAfterMs: number;
  /** Tells people that the store fails. */
  readonly storeNotice: StoreNotice;
  /** The time to drain is over: whatever still runs goes on after the next start. */
  readonly shutdown: AbortSignal;
};

/** One job in this process: its journal, its signals and its reply. */
export type JobRun = {
  /** What is left to hand over; each function gets the services it uses from its own factory instead. */
  readonly parts: Parts;
  readonly journal: Journal;
  readonly adapter: Adapter;
  readonly usageMeter: UsageMeter;
  readonly signals: JobSignals;
  readonly progress: Progress;
  /** Where the answer goes; the first call decides. */
  reply(place: Place, audience: Audience): Reply;
  /** Writes another output of the job that `whole` is the journal of, or one of its outputs again. */
  output(output: Output): Reply;
  /**
   * Journals the ending, writes it, and resolves when a reader sees it. `buttons` are those of a job
   * that is no answer.
   */
  finish(reply: Reply, ending: Ending, buttons?: readonly Button[]): Promise<void>;
};

/** What ends a job before it is done, each with its reason. */
export type JobSignals = {
  /** Ends the model call and the tools: a stop, an edit, a deletion, the drain, or nowhere left to write to. */
  readonly thinking: AbortSignal;
  /** Ends writing: all of these but a stop, which leaves what was written. */
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
   * Where it is said that a model is slow before an answer has begun, and whether the reply was begun
   * to say so.
   */
  readonly placeholder: { destination: Destination | null; isUsed: boolean };
  /** Watches requests to models. Those made by way of `parts` it watches already. */
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

export function createJobRun(parts: Parts, job: Job, signal: AbortSignal): JobRun {
  const adapter = parts.adapters.get(job.events[0]?.place.platform ?? '');
  if (!adapter) throw new Error('the platform of this job is not configured');
  const journal = createJournal(job, parts.inbox);
  const broken = new AbortController();
  const writing = AbortSignal.any([toWriting(signal), parts.shutdown]);
  let begun: Reply | null = null;
  let destination: Destination | null = null;
  const notice = createWaitNotice({
    afterMs: parts.slowAfterMs,
    show: (isSlow) => tellSlow(jobRun, isSlow),
  });

  const output = (given: Output): Reply => {
    destination ??= given;
    return openReply({ parts, adapter, journal, writing, broken }, given);
  };

  const jobRun: JobRun = {
    parts: { ...parts, ...watchModels(parts, notice) },
    journal,
    adapter,
    usageMeter: createUsageMeter(parts.usage, journal),
    signals: {
      thinking: AbortSignal.any([signal, parts.shutdown, broken.signal]),
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
    async finish(reply, ending, buttons = toButtons(journal.job, ending)) {
      const said = { state: 'delivering', text: reply.text, ending } as const;
      await untilStored(() => journal.write(said), { log: parts.log, signal: writing });
      await reply.finish(ending, {
        buttons,
        files: await enclose(parts, journal.job.files, reply.limits),
        toFile: (rest) => toFile(parts.blobs, rest),
      });
    },
  };
  return jobRun;
}

type Opening = Pick<JobRun, 'parts' | 'adapter' | 'journal'> & {
  readonly writing: AbortSignal;
  readonly broken: AbortController;
};

function openReply(
  { parts, adapter, journal, writing, broken }: Opening,
  { place, audience, whole, outputJournal, buttons, poll }: Output,
): Reply {
  const { question } = audience;
  return createReply({
    journal: outputJournal,
    channel: toChannel(adapter.channel(place, audience), poll),
    pacer: parts.pacer,
    buttons,
    recover: (posted) =>
      recover(adapter, { place, question, journal: whole, posted, signal: writing }),
    learn: parts.rateLimits.learn,
    onBroken: (error) => broken.abort(error),
    onBackoff: toOnBackoff(parts, journal, { place, audience }),
    signal: writing,
  });
}

/** Says that a model is slow in the place of the answer. A question that waits for the model to come back has been told so. */
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

function toOnBackoff({ log, storeNotice }: Parts, journal: Journal, destination: Destination) {
  return (error: unknown, step: string): void => {
    log.warn({ job: journal.job.id, step, err: error }, 'a write failed');
    if (isStoreFailure(error)) storeNotice.onJob(destination, journal.job);
  };
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

/** The channel, with a poll in everything that is written to it. */
function toChannel(channel: Channel, poll: Poll | undefined): Channel {
  if (!poll) return channel;
  return {
    ...channel,
    write: (message, step, content, signal) =>
      channel.write(message, step, { ...content, poll }, signal),
  };
}

/** A button of a job: `verb` says what it does. */
export function button(
  label: string,
  verb: string,
  jobId: string,
  style: Button['style'] = 'plain',
): Button {
  return { label, action: toAction(verb, jobId), style };
}

/** What a message carries once it has ended. */
function toButtons(job: Job, ending: Ending): Button[] {
  if (ending.kind === 'fixed') return [];
  if (ending.kind === 'failed' || ending.kind === 'cut') {
    return ending.canRetry ? [button(strings.retry, 'retry', job.id, 'primary')] : [];
  }
  if (job.proposals.some(({ state }) => state === 'open')) {
    return [
      button(strings.approve, 'approve', job.id, 'primary'),
      button(strings.deny, 'deny', job.id, 'danger'),
      button(strings.remove, 'remove', job.id),
    ];
  }
  return [
    button(strings.regenerate, 'again', job.id),
    button(strings.good, 'good', job.id),
    button(strings.bad, 'bad', job.id),
    button(strings.remove, 'remove', job.id),
  ];
}

async function toFile(blobs: Blobs, rest: string): Promise<OutgoingFile> {
  const hash = await blobs.put(new TextEncoder().encode(rest));
  return { name: 'answer.md', hash, mimeType: 'text/markdown', alt: 'The rest of the answer' };
}
