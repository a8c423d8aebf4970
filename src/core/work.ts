import type { Budget } from './budget.ts';
import type { Command } from './command/command.ts';
import { type Button, type OutgoingFile, type Poll, toAction } from './content.ts';
import { enclose, type Pictures } from './delivery/enclose.ts';
import { recover } from './delivery/recover.ts';
import { toSection } from './delivery/section.ts';
import { SLOW } from './delivery/task.ts';
import { untilStored } from './delivery/until-stored.ts';
import type { OpenPolls } from './due/open-polls.ts';
import type { Reminders } from './due/reminders.ts';
import type { Schedule } from './due/schedule.ts';
import { isStoreFailure } from './errors.ts';
import type { History } from './history.ts';
import type { Ending, Job } from './inbox.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { Media } from './media.ts';
import type { Place } from './message.ts';
import type { Pacer } from './pacer.ts';
import type { Policy } from './policy.ts';
import type {
  Adapter,
  Audience,
  Blobs,
  Catalogue,
  Channel,
  Chat,
  Inbox,
  Log,
  Painter,
  Stand,
  Structurer,
} from './ports.ts';
import { createReply, type Reply } from './reply.ts';
import { sentences } from './sentences.ts';
import type { SettingsStore } from './settings.ts';
import type { StoreNotice } from './store-notice.ts';
import { createTally, type Tally } from './tally.ts';
import type { Tool } from './tool.ts';
import type { UsageBook } from './usage.ts';
import type { Transcriber } from './voice/transcript.ts';
import { createWaitNotice, type WaitNotice, watchModels } from './wait-notice.ts';

/** Everything a turn may use. */
export type Parts = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly inbox: Inbox;
  readonly chat: Chat;
  readonly structurer: Structurer;
  readonly schedule: Schedule;
  readonly reminders: Reminders;
  readonly openPolls: OpenPolls;
  readonly history: History;
  readonly settings: SettingsStore;
  readonly media: Media;
  readonly transcriber: Transcriber;
  readonly painter: Painter;
  readonly pictures: Pictures;
  readonly blobs: Blobs;
  readonly budget: Budget;
  readonly pacer: Pacer;
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  readonly usage: UsageBook;
  readonly commands: readonly Command[];
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

/** One job in this process: its ledger, its signals and its reply. */
export type Work = {
  readonly parts: Parts;
  readonly ledger: Ledger;
  readonly adapter: Adapter;
  readonly tally: Tally;
  /** Ends the model call and the tools: stopped, edited, deleted, drained, or nowhere left to write to. */
  readonly thinking: AbortSignal;
  /** Ends writing: everything but a stop, which leaves what was written. */
  readonly writing: AbortSignal;
  /** Aborted with the reason once the reply can show nothing more. */
  readonly broken: AbortSignal;
  readonly startedAt: number;
  /** Where the answer goes; the first call decides. */
  reply(place: Place, audience: Audience): Reply;
  /** Writes another output of the job that `whole` is the ledger of, or one of its outputs anew. */
  output(output: Output): Reply;
  /** Journals the ending, writes it, and resolves when a reader sees it. `buttons` are those of a job that is no answer. */
  finish(reply: Reply, ending: Ending, buttons?: readonly Button[]): Promise<void>;
  /** The reply, if one was begun. */
  readonly begun: Reply | null;
  /** Where what was begun first is to stand. */
  readonly stand: Stand | null;
  /** Where it is said that a model is slow before an answer has begun, and whether the reply was begun to say so. */
  readonly placeholder: { stand: Stand | null; isUsed: boolean };
  /** Watches requests to models. Those made by way of `parts` it watches already. */
  readonly notice: WaitNotice;
};

/** Messages that are written by a reply of their own. */
export type Output = {
  readonly place: Place;
  readonly audience: Audience;
  readonly whole: Ledger;
  /** The output's own part of that ledger. */
  readonly section: Ledger;
  /** What its messages carry while they are written: the id of their job is on them. */
  readonly buttons: readonly Button[];
  /** Shown as the platform's own where it has polls. */
  readonly poll?: Poll;
};

export function createWork(parts: Parts, job: Job, signal: AbortSignal): Work {
  const adapter = parts.adapters.get(job.events[0]?.place.platform ?? '');
  if (!adapter) throw new Error('the platform of this job is not configured');
  const ledger = createLedger(job, parts.inbox);
  const broken = new AbortController();
  const writing = AbortSignal.any([toWriting(signal), parts.shutdown]);
  let begun: Reply | null = null;
  let stand: Stand | null = null;
  const notice = createWaitNotice({
    afterMs: parts.slowAfterMs,
    show: (isSlow) => tellSlow(work, isSlow),
  });

  const output = (given: Output): Reply => {
    stand ??= given;
    return openReply({ parts, adapter, ledger, writing, broken }, given);
  };

  const work: Work = {
    parts: { ...parts, ...watchModels(parts, notice) },
    ledger,
    adapter,
    notice,
    placeholder: { stand: null, isUsed: false },
    tally: createTally(parts.usage, ledger),
    startedAt: performance.now(),
    thinking: AbortSignal.any([signal, parts.shutdown, broken.signal]),
    writing,
    broken: broken.signal,
    get begun() {
      return begun;
    },
    get stand() {
      return stand;
    },
    output,
    reply(place, audience) {
      const stop = button(sentences.stop, 'stop', job.id, 'danger');
      begun ??= output({
        place,
        audience,
        whole: ledger,
        section: toSection(ledger, 0),
        buttons: audience.to === 'everyone' ? [stop] : [],
      });
      return begun;
    },
    async finish(reply, ending, buttons = toButtons(ledger.job, ending)) {
      const said = { state: 'delivering', text: reply.text, ending } as const;
      await untilStored(() => ledger.journal(said), { log: parts.log, signal: writing });
      await reply.finish(ending, {
        buttons,
        files: await enclose(parts, ledger.job.files, reply.limits),
        toFile: (rest) => toFile(parts.blobs, rest),
      });
    },
  };
  return work;
}

type Opening = Pick<Work, 'parts' | 'adapter' | 'ledger' | 'writing'> & {
  readonly broken: AbortController;
};

function openReply(
  { parts, adapter, ledger, writing, broken }: Opening,
  { place, audience, whole, section, buttons, poll }: Output,
): Reply {
  const { question } = audience;
  return createReply({
    ledger: section,
    channel: toChannel(adapter.channel(place, audience), poll),
    pacer: parts.pacer,
    buttons,
    recover: (posted) =>
      recover(adapter, { place, question, ledger: whole, posted, signal: writing }),
    learn: parts.budget.learn,
    onBroken: (error) => broken.abort(error),
    onSetback: toOnSetback(parts, ledger, { place, audience }),
    signal: writing,
  });
}

/** Says that a model is slow in the place of the answer. A question that waits for the model to come back has been told so. */
function tellSlow(work: Work, isSlow: boolean): void {
  const { placeholder, ledger } = work;
  const { stand } = placeholder;
  if (ledger.job.ending?.kind === 'waiting') return;
  if (isSlow && !work.begun && stand) {
    placeholder.isUsed = true;
    work.reply(stand.place, stand.audience);
  }
  work.begun?.task({ id: SLOW, title: sentences.slow, state: isSlow ? 'running' : 'done' });
}

function toOnSetback({ log, storeNotice }: Parts, ledger: Ledger, stand: Stand) {
  return (error: unknown, step: string): void => {
    log.warn({ job: ledger.job.id, step, err: error }, 'a write failed');
    if (isStoreFailure(error)) storeNotice.onJob(stand, ledger.job);
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
    return ending.canRetry ? [button(sentences.retry, 'retry', job.id, 'primary')] : [];
  }
  if (job.proposals.some(({ state }) => state === 'open')) {
    return [
      button(sentences.approve, 'approve', job.id, 'primary'),
      button(sentences.deny, 'deny', job.id, 'danger'),
      button(sentences.remove, 'remove', job.id),
    ];
  }
  return [
    button(sentences.regenerate, 'again', job.id),
    button(sentences.good, 'good', job.id),
    button(sentences.bad, 'bad', job.id),
    button(sentences.remove, 'remove', job.id),
  ];
}

async function toFile(blobs: Blobs, rest: string): Promise<OutgoingFile> {
  const hash = await blobs.put(new TextEncoder().encode(rest));
  return { name: 'answer.md', hash, mimeType: 'text/markdown', alt: 'The rest of the answer' };
}
