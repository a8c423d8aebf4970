import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { outside } from '../../core/async.ts';
import {
  HISTORY_KEYS,
  type History,
  type HistoryObserver,
} from '../../core/conversation/history.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { type Turn, toPlaceOf } from '../../core/messages.ts';
import type { Store } from '../../core/store-ports.ts';
import type { IndexWriter } from './index-writer.ts';
import { toUtterances } from './utterances.ts';

/** Keeps in the index what the history of conversations holds. */
export type Conversations = HistoryObserver & {
  /** Does what a former process had noted and not done, and what was never in the index. */
  resume(): Promise<void>;
  /**
   * Keeps everything that the histories still hold: the index was lost. What a process that ends
   * meanwhile has not done, the next one does.
   */
  rebuild(): Promise<void>;
};

export type ConversationsServices = {
  readonly history: Pick<History, 'load'>;
  readonly store: Store;
  /** The keys of the store that begin so. */
  readonly keys: (start: string) => AsyncIterable<string>;
  readonly remembered: Pick<IndexWriter, 'keep' | 'forget'>;
};

const NOTES = 'memory/undone/';
const INDEXED = 'memory/indexed';

/** What stands before a conversation in the notes of a process: each keeps its own. */
const OWN = /^[0-9a-f]{8}:/;

/** What the index has not heard yet; `isWhole`: the conversation was forgotten as a whole. */
const noteSchema = z.object({ forgotten: z.array(z.string()), isWhole: z.boolean() });
type PendingNote = { readonly forgotten: readonly string[]; readonly isWhole: boolean };

/**
 * An answer does not wait for the index: what is to be done there is noted, done, and the note
 * taken away.
 */
export function createConversations(services: ConversationsServices): Conversations {
  const { history, store, keys } = services;
  const { keep, forget, keepAll } = createIndexing(services);
  const notes = new Map<string, { note: PendingNote; open: number }>();
  const own = `${NOTES}${randomBytes(4).toString('hex')}:`;

  const begin = async (conversation: string, more: PendingNote): Promise<void> => {
    const { note, open } = notes.get(conversation) ?? { note: NOTHING, open: 0 };
    const both = {
      forgotten: [...note.forgotten, ...more.forgotten],
      isWhole: note.isWhole || more.isWhole,
    };
    notes.set(conversation, { note: both, open: open + 1 });
    await store.set(`${own}${conversation}`, both);
  };

  const end = async (conversation: string): Promise<void> => {
    const noted = notes.get(conversation);
    if (!noted) return;
    notes.set(conversation, { ...noted, open: noted.open - 1 });
    if (noted.open > 1) return;
    notes.delete(conversation);
    await store.delete(`${own}${conversation}`);
  };

  let indexing: Promise<void> | null = null;
  const index = (): Promise<void> => {
    indexing ??= keepAll()
      .then(async (isWhole) => void (isWhole && (await store.set(INDEXED, true))))
      .finally(() => {
        indexing = null;
      });
    return indexing;
  };

  /**
   * Not awaited: the job that saved it may have ended by then. A note that is left over is worked
   * off at the next start.
   */
  const finish = (conversation: string, done: Promise<boolean>): void => {
    done.then((isDone) => (isDone ? outside(() => end(conversation)) : undefined)).catch(() => {});
  };

  return {
    async onSaved(conversation, turns) {
      await begin(conversation, NOTHING);
      finish(conversation, keep(conversation, turns));
    },
    async onForgotten(conversation, ids) {
      const note = { forgotten: ids ?? [], isWhole: ids === null };
      await begin(conversation, note);
      finish(conversation, forget(conversation, note));
    },
    async resume() {
      // What was said before there was an index.
      if ((await store.get(INDEXED)) !== true) await index();
      for await (const key of keys(NOTES)) {
        if (key.startsWith(own)) continue;
        const conversation = key.slice(NOTES.length).replace(OWN, '');
        const value = await store.get(key);
        const note = noteSchema.safeParse(value).data ?? NOTHING;
        const { turns } = await history.load(conversation);
        const done = await Promise.all([forget(conversation, note), keep(conversation, turns)]);
        // Its process may still live, and have noted more meanwhile.
        const isDone = (now: unknown) => isDeepStrictEqual(now, value);
        if (done.every(Boolean)) await store.update(key, (now) => (isDone(now) ? undefined : now));
      }
    },
    async rebuild() {
      await store.delete(INDEXED);
      await index();
    },
  };
}

const NOTHING: PendingNote = { forgotten: [], isWhole: false };

function createIndexing({ history, keys, remembered }: ConversationsServices) {
  const keep = async (conversation: string, turns: readonly Turn[]): Promise<boolean> => {
    return remembered.keep(turns.flatMap((turn) => toUtterances(turn, conversation)));
  };

  const forget = async (
    conversation: string,
    { forgotten, isWhole }: PendingNote,
  ): Promise<boolean> => {
    const place = toChannelScope(toPlaceOf(conversation));
    const filters = [
      ...(isWhole ? [{ place, source: conversation }] : []),
      ...forgotten.map((messageId) => ({ place, messageId })),
    ];
    return (await Promise.all(filters.map(remembered.forget))).every(Boolean);
  };

  const keepAll = async (): Promise<boolean> => {
    let isWhole = true;
    for await (const key of keys(HISTORY_KEYS)) {
      const conversation = key.slice(HISTORY_KEYS.length);
      const { turns } = await history.load(conversation);
      isWhole = (await keep(conversation, turns)) && isWhole;
    }
    return isWhole;
  };

  return { keep, forget, keepAll };
}
