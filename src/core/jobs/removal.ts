import { sleep, timeNow } from '../async.ts';
import { toEveryone } from '../audience.ts';
import type { History } from '../conversation/history.ts';
import { isMessageGone } from '../errors.ts';
import { messageOf } from '../events.ts';
import type { Job, Posted } from '../job.ts';
import type { Json } from '../messages.ts';
import type { Log } from '../ports.ts';
import { createBackoff } from '../reply/backoff.ts';
import { isEnclosure } from '../reply/enclosures.ts';
import { toFormatted } from '../reply/flow.ts';
import { createJournal, recover } from '../reply/journal.ts';
import type { RateLimits } from '../reply/rate-limits.ts';
import type { Blobs, Inbox } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { toAllReaders } from '../strings/locale.ts';
import { toIds } from './ephemeral.ts';
import type { RemovalHook } from './feature.ts';
import { findDerived, isEnded, waitUntilEnded } from './handover.ts';
import type { JobRun } from './job-run.ts';

/** Takes away what was written and what is remembered. */
export type Removal = {
  /** Takes away what was written for a question, and all that buttons made from it. */
  removeAll(jobRun: JobRun, answered: Job): Promise<void>;
  /**
   * Takes an answer's messages away, and what is remembered of its question. False if a message had
   * to be left. `interaction` is how the interaction that asked for it is answered: some messages
   * can be reached in no other way.
   */
  removeAnswer(jobRun: JobRun, answered: Job, interaction?: Json): Promise<boolean>;
  /** Takes some of a job's messages away; false if one had to be left. */
  removeMessages(
    jobRun: JobRun,
    answered: Job,
    messages: readonly Posted[],
    interaction?: Json,
  ): Promise<boolean>;
  /** Forgets turns and the bytes that only they showed. */
  forget(conversation: string, ids: readonly string[]): Promise<void>;
};

export type RemovalServices = {
  readonly inbox: Inbox;
  readonly history: History;
  readonly blobs: Blobs;
  readonly rateLimits: RateLimits;
  readonly log: Log;
  /** What features keep for a question goes with it. */
  readonly removalHooks?: readonly RemovalHook[];
};

export function createRemoval(services: RemovalServices): Removal {
  const { inbox, history, blobs, removalHooks = [] } = services;

  const forget: Removal['forget'] = async (conversation, ids) => {
    await history.forget(conversation, ids);
  };

  const removeMessages: Removal['removeMessages'] = async (
    jobRun,
    answered,
    messages,
    interaction = null,
  ) => {
    const removeOne = async (posted: Posted): Promise<boolean> => {
      const removed = { answered, posted, interaction };
      const isGone = await persist(services, jobRun, {
        attempt: () => removeMessage(services, jobRun, removed),
        onFirstFailure: () => emptyMessage(services, jobRun, removed),
      });
      if (!isGone && posted.id !== null)
        jobRun.progress.left.push({ message: posted, content: null });
      return isGone;
    };
    // None waits for one that does not go.
    return (await Promise.all(messages.map(removeOne))).every((isGone) => isGone);
  };

  const removeAnswer: Removal['removeAnswer'] = async (jobRun, answered, interaction = null) => {
    const isWhole = await removeMessages(jobRun, answered, answered.posted, interaction);
    for (const { hash } of [...answered.files, ...(answered.oldFiles ?? [])])
      await blobs.forget(hash);
    const nothing = { posted: [], text: '', rounds: [], data: null, proposals: [] };
    const files = { files: [], oldFiles: null };
    await inbox.journal({ ...answered, ...nothing, ...files, removedAt: timeNow() });
    await forget(answered.conversation, toIds(answered));
    return isWhole;
  };

  return {
    removeMessages,
    removeAnswer,
    forget,
    async removeAll(jobRun, answered) {
      const seen = new Set<string>();
      const removeOne = async (job: Job): Promise<void> => {
        seen.add(job.id);
        for (const id of job.derived) {
          const made = await findDerived(inbox, id);
          if (made && !seen.has(made.id)) await removeOne(await endEarly(inbox, jobRun, made));
        }
        for (const hook of removalHooks) await hook(job);
        await removeAnswer(jobRun, job);
      };
      await removeOne(answered);
    },
  };
}

/** What has not begun, or is still being written, is not written to its end first. */
async function endEarly(inbox: Inbox, jobRun: JobRun, made: Job): Promise<Job> {
  if (isEnded(made)) return made;
  await inbox.interrupt({ exactJobId: made.id }, 'delete');
  return waitUntilEnded(inbox, jobRun, made);
}

type Removed = { readonly answered: Job; readonly posted: Posted; readonly interaction: Json };

async function removeMessage(
  { inbox, rateLimits }: Pick<RemovalServices, 'inbox' | 'rateLimits'>,
  { adapter, signals: { writing } }: JobRun,
  { answered, posted, interaction }: Removed,
): Promise<void> {
  const [event] = answered.events;
  if (!event) return;
  const channel = adapter.channel(event.place, { ...toEveryone(), interaction });
  const question = questionOf(answered);
  // One that was being created when its job ended may exist all the same.
  const lost = { place: event.place, question, journal: createJournal(answered, inbox) };
  const id = posted.id ?? (await recover(adapter, { ...lost, posted, signal: writing }));
  if (id === null) return;
  const message = { ...posted, id };
  const held = channel.rateLimits(message, 'close');
  const settle = await rateLimits.pass(held, writing);
  await channel
    .remove(message, writing, held)
    .catch((error: unknown) => {
      if (!isMessageGone(error)) throw error;
    })
    .finally(settle);
}

/** What does not go, or not yet, has no words and no buttons any more, where that is possible. */
async function emptyMessage(
  { rateLimits, log }: Pick<RemovalServices, 'rateLimits' | 'log'>,
  { adapter, journal, signals: { writing } }: JobRun,
  { answered, posted, interaction }: Removed,
): Promise<void> {
  const [event] = answered.events;
  if (!event || posted.id === null || isEnclosure(posted)) return;
  const channel = adapter.channel(event.place, { ...toEveryone(), interaction });
  const text = toFormatted(
    toAllReaders(() => strings.emptied),
    channel.dialect,
  );
  const content = { text, status: null, buttons: [], files: [] };
  const message = { ...posted, state: 'open' } as const;
  try {
    const held = channel.rateLimits(message, 'close');
    const settle = await rateLimits.pass(held, writing);
    await channel.write(message, 'close', content, writing, held).finally(settle);
  } catch (error) {
    writing.throwIfAborted();
    log.info({ job: journal.job.id, err: error }, 'could not empty a message that is to go');
  }
}

/**
 * The message that was answered; null if it was a press, a form or a command: those are not
 * messages.
 */
function questionOf({ events: [event] }: Job): string | null {
  if (event?.type === 'message') return event.message.id;
  if (event?.type === 'scheduled') return messageOf(event)?.id ?? null;
  return event?.type === 'command' ? event.messageId : null;
}

/**
 * Tries until it is done, or can never be (false): what was to go is not left because a platform
 * has a bad minute.
 */
async function persist(
  { rateLimits, log }: Pick<RemovalServices, 'rateLimits' | 'log'>,
  { journal, signals: { writing } }: JobRun,
  { attempt, onFirstFailure }: Record<'attempt' | 'onFirstFailure', () => Promise<void>>,
): Promise<boolean> {
  const backoff = createBackoff(() => performance.now());
  let hasFailed = false;
  for (;;) {
    try {
      await attempt();
      return true;
    } catch (error) {
      writing.throwIfAborted();
      const { learned, isFatal } = backoff.note(error);
      rateLimits.learn(learned);
      if (!hasFailed) await onFirstFailure();
      hasFailed = true;
      if (isFatal) {
        const { id } = journal.job;
        log.warn({ job: id, err: error }, 'could not delete a message');
        return false;
      }
    }
    await sleep(backoff.backoff(), writing);
  }
}
