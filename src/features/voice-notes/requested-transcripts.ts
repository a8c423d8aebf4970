import { z } from 'zod';
import type { History } from '../../core/conversation/history.ts';
import { type ScheduledEvent, toMessageKey } from '../../core/events.ts';
import { enqueue } from '../../core/jobs/enqueue.ts';
import type { ObserverHook } from '../../core/jobs/feature.ts';
import { isEnded, waitUntilEnded } from '../../core/jobs/handover.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Removal } from '../../core/jobs/removal.ts';
import type { SpokenIn } from '../../core/messages.ts';
import type { Inbox, Store } from '../../core/store-ports.ts';

/** The name of the work that takes away transcripts whose message is gone. */
export const UNTRANSCRIBE = 'untranscribe';

export type RequestedTranscriptsServices = {
  readonly inbox: Inbox;
  readonly store: Store;
  readonly history: Pick<History, 'forgetUnwanted'>;
  readonly removal: Pick<Removal, 'removeAll'>;
};

/**
 * Transcripts that people asked for of a message, wherever that was. They are the words of its
 * speaker, and go with the message.
 */
export type RequestedTranscripts = {
  /** A job is about to transcribe what came with a message. */
  note(spokenIn: Pick<SpokenIn, 'id' | 'place'>, jobId: string): Promise<void>;
  readonly onObserved: ObserverHook;
  onGone(jobRun: JobRun, event: ScheduledEvent): Promise<void>;
};

const jobsSchema = z.array(z.string()).catch([]);
const goneSchema = z.object({ jobId: z.string(), messageId: z.string() });

export function createRequestedTranscripts({
  inbox,
  store,
  history,
  removal,
}: RequestedTranscriptsServices): RequestedTranscripts {
  const toKey = (place: SpokenIn['place'], id: string) => `transcribed/${toMessageKey(place, id)}`;
  return {
    async note({ place, id }, jobId) {
      await store.update(toKey(place, id), (kept) => [
        ...new Set([...jobsSchema.parse(kept), jobId]),
      ]);
    },
    async onObserved(event) {
      if (event.type !== 'delete') return;
      const { place, messageId, at } = event;
      const key = toKey(place, messageId);
      for (const jobId of jobsSchema.parse(await store.get(key))) {
        const job = await inbox.find({ jobId });
        const [asked] = job?.events ?? [];
        if (!job || !asked) continue;
        const gone: ScheduledEvent = {
          ...{ type: 'scheduled', name: UNTRANSCRIBE, key: `${key}/${jobId}`, at },
          ...{ conversation: job.conversation, place: asked.place, payload: { jobId, messageId } },
        };
        await enqueue(inbox, gone, { lane: job.conversation });
      }
      await store.delete(key);
    },
    async onGone(jobRun, { payload }) {
      const gone = goneSchema.parse(payload);
      const found = await inbox.find({ jobId: gone.jobId });
      if (!found) return;
      if (!isEnded(found)) await inbox.interrupt({ exactJobId: found.id }, 'delete');
      const job = await waitUntilEnded(inbox, jobRun, found);
      await removal.removeAll(jobRun, job);
      await inbox.strip(job.id);
      const unwanted = { ids: [], repeated: [gone.messageId], answers: [] };
      await history.forgetUnwanted(job.conversation, unwanted);
    },
  };
}
