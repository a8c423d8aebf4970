import { z } from 'zod';
import type { Store } from '../../core/store-ports.ts';
import type { PageMessage } from './message.ts';
import { texts } from './schema.ts';
import { parseStoredMessage } from './stored.ts';

/**
 * A channel's messages in memory and in the store: a bounded number, each under a key of its own
 * beside an index.
 */
export type MessageStore = {
  /** In the order in which they were sent. */
  readonly messages: ReadonlyMap<string, PageMessage>;
  /** Ids of messages that the core has perhaps not accepted. */
  readonly pending: Set<string>;
  put(message: PageMessage): void;
  /** Stores a message; a lazy one only where that was long ago. */
  save(message: PageMessage, isLazy: boolean): Promise<void>;
  saveIndex(): Promise<unknown>;
  /** Forgets messages, of which the index is to be saved. */
  drop(ids: readonly string[]): Promise<void>;
  /** Messages that have to go because there are too many. */
  surplus(latest: PageMessage): readonly string[];
};

const MAX_MESSAGES = 500;
const MAX_CHARS = 4_000_000;

/** A growing message is stored no more often; after a crash the core writes it again anyway. */
const STORE_EVERY_MS = 2_000;

/** Loads what the store has of a channel. */
export async function openMessageStore(channel: string, store: Store): Promise<MessageStore> {
  const { messages, pending } = await load(channel, store);
  const storedAt = new Map<string, number>();
  const keyOf = (id: string) => `web/message/${channel}/${id}`;
  let chars = [...messages.values()].reduce((sum, { text }) => sum + text.length, 0);
  let indexing: Promise<unknown> = Promise.resolve();

  return {
    messages,
    pending,
    put(message) {
      chars += message.text.length - (messages.get(message.id)?.text.length ?? 0);
      messages.set(message.id, message);
    },
    async save(message, isLazy) {
      if (isLazy && Date.now() - (storedAt.get(message.id) ?? 0) < STORE_EVERY_MS) return;
      storedAt.set(message.id, Date.now());
      await store.set(keyOf(message.id), message);
    },
    /** One after another, so that an older index never replaces a newer one. */
    saveIndex() {
      const write = () =>
        store.set(`web/channel/${channel}`, { ids: [...messages.keys()], pending: [...pending] });
      indexing = indexing.then(write, write);
      return indexing;
    },
    async drop(ids) {
      for (const id of ids) {
        chars -= messages.get(id)?.text.length ?? 0;
        for (const kept of [messages, pending, storedAt]) kept.delete(id);
      }
      await Promise.all(ids.map((id) => store.delete(keyOf(id))));
    },
    surplus(latest) {
      return messages.size > MAX_MESSAGES || chars > MAX_CHARS ? findOldest(messages, latest) : [];
    },
  };
}

const indexSchema = z.object({ ids: texts, pending: texts }).catch({ ids: [], pending: [] });

async function load(channel: string, store: Store) {
  const { ids, pending } = indexSchema.parse(await store.get(`web/channel/${channel}`));
  const stored = await Promise.all(ids.map((id) => store.get(`web/message/${channel}/${id}`)));
  const whole = stored.flatMap((value) => parseStoredMessage(value, channel) ?? []);
  const messages = new Map(whole.map((message) => [message.id, message]));
  return { messages, pending: new Set(pending.filter((id) => messages.has(id))) };
}

/** The thread in which nothing was said for longest; where there is but one, its oldest answer. */
function findOldest(messages: ReadonlyMap<string, PageMessage>, latest: PageMessage): string[] {
  const threads = new Map<string, string[]>();
  for (const { id, thread } of messages.values()) {
    const ids = threads.get(thread ?? id);
    if (ids) ids.push(id);
    else threads.set(thread ?? id, [id]);
  }
  const current = latest.thread ?? latest.id;
  const others = [...threads].filter(([root]) => root !== current).map(([, ids]) => ids);
  const [oldest] = others.sort((a, b) => ((a.at(-1) ?? '') < (b.at(-1) ?? '') ? -1 : 1));
  return oldest ?? [...messages.keys()].slice(1, 2);
}
