import { detach } from '../../core/async.ts';
import type { Log } from '../../core/ports.ts';
import type { ChannelMemory } from './channels.ts';
import type { Conversations } from './conversations.ts';
import type { Documents } from './documents.ts';
import type { EmbeddingQueue } from './embedding-queue.ts';

/** Brings the index to what is kept elsewhere; nothing waits for it. */
export type IndexRebuild = {
  /** What a former process left undone. */
  resume(): void;
  /** Everything: the index was lost, or does not exist yet. */
  rebuild(): void;
  isRebuilding(): boolean;
};

export type IndexRebuildServices = { readonly log: Log; readonly shutdown: AbortSignal };

type Kept = {
  readonly conversations: Pick<Conversations, 'resume' | 'rebuild'>;
  readonly documents: Pick<Documents, 'restore'>;
  readonly channels: Pick<ChannelMemory, 'readAgain'>;
  readonly embeddings: Pick<EmbeddingQueue, 'wake' | 'resume'>;
};

export function createIndexRebuild(
  { log, shutdown }: IndexRebuildServices,
  { conversations, documents, channels, embeddings }: Kept,
): IndexRebuild {
  let running = 0;
  const restore = async (): Promise<void> => {
    if (await documents.restore(shutdown)) embeddings.wake();
  };
  const tryAll = async (...all: (() => Promise<void>)[]): Promise<void> => {
    const done = await Promise.allSettled(all.map((each) => each()));
    for (const each of done) if (each.status === 'rejected') throw each.reason;
  };
  return {
    resume: detach(log, 'the index of passages', () =>
      tryAll(async () => {
        await conversations.resume();
        await embeddings.resume();
      }, restore),
    ),
    rebuild: detach(log, 'the index of passages', async () => {
      running += 1;
      try {
        await tryAll(conversations.rebuild, restore, channels.readAgain);
      } finally {
        running -= 1;
      }
    }),
    isRebuilding: () => running > 0,
  };
}
