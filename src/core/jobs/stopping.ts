import { contain } from '../async.ts';
import { toPrivately } from '../audience.ts';
import { parseAction } from '../content.ts';
import type { Policy } from '../conversation/policy.ts';
import type { ActionEvent, FormEvent, MessageEvent } from '../events.ts';
import type { Job } from '../job.ts';
import type { Message } from '../messages.ts';
import type { Adapter, Log } from '../ports.ts';
import type { Inbox, Signals } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { findPresence, type InteractionEvent, toReachable } from './admission.ts';
import type { Cleanup } from './cleanup.ts';
import { isAsker, type SendEphemeral } from './ephemeral.ts';
import { isWaitingForModel } from './failure.ts';
import { isEnded } from './handover.ts';
import { type FindLocales, speakToPerson } from './locales.ts';
import type { Turns } from './run.ts';
import { createSharedRecent, type QueuedPress, waitUntilCounted } from './shared-press.ts';

/** What ends a running answer past the queue. */
export type Stopping = {
  /** The bare word stops what runs; it is not a question, so it is never answered. */
  onStopWord(event: MessageEvent): Promise<void>;
  /** The Stop button. */
  onStop(event: ActionEvent): Promise<void>;
  /**
   * A press that waits behind another person's: the later person is told once the first press has a
   * result. If it has none, the later press is done if it was kept; else its person is asked to
   * press again.
   */
  onBehind(event: ActionEvent | FormEvent, behind: QueuedPress): void;
  /** What is to be deleted is not written to its end first. */
  onRemove(event: ActionEvent, holder: Job): void;
};

export type StoppingServices = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly inbox: Inbox;
  readonly policy: Policy;
  readonly turns: Pick<Turns, 'running'>;
  readonly cleanup: Pick<Cleanup, 'hasten'>;
  readonly sendEphemeral: SendEphemeral;
  readonly findLocales: FindLocales;
  readonly shutdown: AbortSignal;
  /** Where other processes use the same store. */
  readonly signals: Signals | undefined;
  readonly log: Log;
};

export function createStopping(services: StoppingServices): Stopping {
  const { adapters, inbox, turns, cleanup, sendEphemeral, findLocales, shutdown, log } = services;
  const say = async (adapter: Adapter, event: InteractionEvent, toText: () => string) => {
    const { place, speaker, interaction } = event;
    const channel = adapter.channel(place, toPrivately(speaker.id, interaction));
    await speakToPerson(findLocales, event, () => sendEphemeral(channel, toText()));
  };
  const heard = createSharedRecent(MAX_HEARD, HEARD, services.signals);
  const stop = async (adapter: Adapter, event: ActionEvent): Promise<void> => {
    const { conversation } = event;
    const { jobId } = parseAction(event.action);
    const job =
      jobId === ''
        ? (turns.running(conversation) ?? (await inbox.find({ begunIn: conversation })))
        : await findStoppable(inbox, jobId);
    if (!job || isEnded(job)) {
      if (jobId === '') return; // Slack's own button names no job.
      await say(adapter, event, () => strings.alreadyEnded);
      return cleanup.hasten(jobId);
    }
    if (await mayStop(services, job, event)) await inbox.interrupt({ exactJobId: job.id }, 'stop');
    else await say(adapter, event, () => strings.notYours);
  };
  return {
    async onStopWord({ message, conversation }) {
      const job =
        turns.running(conversation) ??
        (await findWaiting(inbox, conversation)) ??
        (await inbox.find({ begunIn: conversation }));
      if (job && (await mayStop(services, job, message)))
        await inbox.interrupt({ jobId: job.id }, 'stop');
    },
    async onStop(event) {
      const adapter = adapters.get(event.place.platform);
      // A press that is delivered twice is not told twice.
      if (!adapter || !heard.isNew(event.key)) return;
      if ((await findPresence(adapter, event, shutdown, STOP_WAITS_MS)) === 'gone')
        return say(adapter, toReachable(event), () => strings.goneFromHere);
      await stop(adapter, event);
    },
    onBehind: contain(
      log,
      'a press',
      async (event: ActionEvent | FormEvent, behind: QueuedPress) => {
        const adapter = adapters.get(event.place.platform);
        // A press that is delivered twice is not told twice.
        if (!adapter || !heard.isNew(event.key)) return;
        const isDone = await waitUntilCounted(inbox, behind.jobId, shutdown);
        if (!isDone && (behind.isKept || shutdown.aborted)) return;
        if ((await findPresence(adapter, event, shutdown)) === 'gone')
          return say(adapter, toReachable(event), () => strings.goneFromHere);
        await say(adapter, event, () => (isDone ? strings.alreadyPressed : strings.pressAgain));
      },
    ),
    onRemove: contain(log, 'a deletion', async (event: ActionEvent, holder: Job) => {
      const adapter = adapters.get(event.place.platform);
      if (!adapter || (await findPresence(adapter, event, shutdown)) === 'gone') return;
      if (await mayStop(services, holder, event))
        await inbox.interrupt({ exactJobId: holder.id }, 'delete');
    }),
  };
}

/** A model call ends within a second. Who cannot be asked about by then may stop what is theirs. */
const STOP_WAITS_MS = 500;

const MAX_HEARD = 1_000;
const HEARD = 'press heard';

async function findWaiting(inbox: Inbox, conversation: string): Promise<Job | null> {
  const latest = await inbox.find({ conversation });
  return latest && isWaitingForModel(latest) ? latest : null;
}

async function mayStop(
  { adapters, policy, shutdown }: Pick<StoppingServices, 'adapters' | 'policy' | 'shutdown'>,
  job: Job,
  { place, speaker }: Pick<Message, 'place' | 'speaker'>,
): Promise<boolean> {
  const adapter = adapters.get(place.platform);
  if (!adapter) return false;
  return isAsker(job, speaker.id) || policy.isAdmin(place, speaker, adapter.directory, shutdown);
}

/**
 * The job that a Stop is meant for. One that was cut short by an edit continues as another job; one
 * that has ended, or was stopped, does not: the same press may be delivered again while the
 * question is being answered once more.
 */
async function findStoppable(inbox: Inbox, jobId: string): Promise<Job | null> {
  const job = await inbox.find({ exactJobId: jobId });
  const goesOn = job?.interruption === 'edit' || job?.interruption === 'delete';
  return goesOn ? inbox.find({ jobId }) : job;
}
