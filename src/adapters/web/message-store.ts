import { z } from 'zod';
import { timeNow } from '../../core/async.ts';
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
  /** Stores a message; a lazy one only where that was long ago. Whether it was stored. */
  save(message: PageMessage, isLazy: boolean): Promise<boolean>;
  /** Lists a new message; the core has perhaps not accepted a pending one. */
  list(id: string, isPending: boolean): Promise<void>;
  /** The core has it. */
  settle(id: string): Promise<void>;
  /** Forgets messages here and in the store. */
  drop(ids: readonly string[]): Promise<void>;
  /** Forgets a message that is not in the store any more. */
  lose(id: string): void;
  /** A message as it is stored now; null if it is not stored. */
  read(id: string): Promise<PageMessage | null>;
  /** The ids that the store lists now. */
  listed(): Promise<readonly string[]>;
  /** Messages that have to go because there are too many. */
  surplus(latest: PageMessage): readonly string[];
};

const MAX_MESSAGES = 500;
const MAX_CHARS = 4_000_000;

/** A growing message is stored no more often; after a crash the core writes it again anyway. */
const STORE_EVERY_MS = 2_000;

/** Pages on other replicas are shown what is stored. */
const SHOW_EVERY_MS = 500;

/** Loads what the store has of a channel. */
export async function openMessageStore(
  channel: string,
  store: Store,
  { isShared }: { readonly isShared: boolean },
): Promise<MessageStore> {
  const storeEveryMs = isShared ? SHOW_EVERY_MS : STORE_EVERY_MS;
  const { messages, pending } = await load(channel, store);
  const storedAt = new Map<string, number>();
  const keyOf = (id: string) => `web/message/${channel}/${id}`;
  let chars = [...messages.values()].reduce((sum, { text }) => sum + text.length, 0);
  const forget = (id: string) => {
    chars -= messages.get(id)?.text.length ?? 0;
    for (const kept of [messages, pending, storedAt]) kept.delete(id);
  };
  const saveIndex = (change: (index: Index) => Index) =>
    store.update(`web/channel/${channel}`, (value) => change(indexSchema.parse(value)));

  return {
    messages,
    pending,
    put(message) {
      chars += message.text.length - (messages.get(message.id)?.text.length ?? 0);
      messages.set(message.id, message);
    },
    async save(message, isLazy) {
      const since = timeNow() - (storedAt.get(message.id) ?? 0);
      if (isLazy && since < storeEveryMs) return false;
      storedAt.set(message.id, timeNow());
      await store.set(keyOf(message.id), message);
      return true;
    },
    async list(id, isPending) {
      if (isPending) pending.add(id);
      await saveIndex((index) => ({
        ids: [...index.ids.filter((each) => each !== id), id],
        pending: isPending ? [...index.pending, id] : index.pending,
      }));
    },
    async settle(id) {
      if (!pending.delete(id)) return;
      await saveIndex((index) => ({
        ...index,
        pending: index.pending.filter((each) => each !== id),
      }));
    },
    async drop(ids) {
      for (const id of ids) forget(id);
      await Promise.all(ids.map((id) => store.delete(keyOf(id))));
      await saveIndex((index) => ({
        ids: index.ids.filter((id) => !ids.includes(id)),
        pending: index.pending.filter((id) => !ids.includes(id)),
      }));
    },
    lose: forget,
    read: async (id) => parseStoredMessage(await store.get(keyOf(id)), channel),
    listed: async () => indexSchema.parse(await store.get(`web/channel/${channel}`)).ids,
    surplus(latest) {
      return messages.size > MAX_MESSAGES || chars > MAX_CHARS ? findOldest(messages, latest) : [];
    },
  };
}

const indexSchema = z.object({ ids: texts, pending: texts }).catch({ ids: [], pending: [] });
type Index = { readonly ids: readonly string[]; readonly pending: readonly string[] };

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
