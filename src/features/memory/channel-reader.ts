import { timeNow } from '../../core/async.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import type { IncomingEvent } from '../../core/events.ts';
import { type Message, type Place, toConversation } from '../../core/messages.ts';
import type { Adapter, Archive } from '../../core/ports.ts';
import type { PassageIndex } from '../../core/store-ports.ts';
import type { IndexWriter } from './index-writer.ts';

/** Makes what is remembered of a channel what stands there now. */
export type ChannelReader = {
  /** The latest messages of a channel or a thread; resolves to the ids of those that have words. */
  read(place: Place, signal: AbortSignal): Promise<readonly string[]>;
  /** The same of a channel and of the threads that were used last; resolves to their number. */
  readEarlier(channel: Place, signal: AbortSignal): Promise<number>;
  /** Something was told of a message: what is read at this moment may be older. */
  onObserved(message: { readonly place: Place; readonly id: string }): void;
};

export type ChannelReaderServices = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly passages: Pick<PassageIndex, 'list'>;
  readonly remembered: Pick<IndexWriter, 'forget'>;
  /** Keeps a message if it is still wanted at its turn; whether there was anything to be kept. */
  readonly keep: (message: Message, isStillWanted: () => boolean) => Promise<boolean>;
};

/** As far back as a channel or a thread is read. */
const MAX_MESSAGES = 200;

/** So many threads are read when the memory of a channel is turned on. */
const MAX_EARLIER_THREADS = 20;

export function createChannelReader(services: ChannelReaderServices): ChannelReader {
  const { adapters } = services;
  /** What is told of while something is read. */
  const told = new Set<Set<string>>();

  const archiveOf = ({ platform }: Place): Archive => {
    const adapter = adapters.get(platform);
    if (!adapter) throw new Error('no such platform');
    return adapter.archive;
  };

  const read: ChannelReader['read'] = async (place, signal) => {
    const newer = new Set<string>();
    told.add(newer);
    const until = timeNow();
    try {
      const { events, since } = await archiveOf(place).replay(place, MAX_MESSAGES, signal);
      const present = new Set(events.flatMap((event) => toId(event) ?? []));
      await forgetGone(services, { place, since, until }, (id) => present.has(id) || newer.has(id));
      const ids: string[] = [];
      for (const event of events) {
        if (event.type !== 'message') continue;
        const { message } = event;
        const isKept = await services.keep(message, () => !newer.has(message.id));
        if (isKept) ids.push(message.id);
      }
      return ids;
    } finally {
      told.delete(newer);
    }
  };

  return {
    read,
    async readEarlier(channel, signal) {
      const ids = new Set(await read(channel, signal));
      const threads = await archiveOf(channel).threads(channel, signal);
      for (const { thread } of threads.slice(0, MAX_EARLIER_THREADS))
        for (const id of await read({ ...channel, thread }, signal)) ids.add(id);
      return ids.size;
    },
    onObserved({ id }) {
      for (const each of told) each.add(id);
    },
  };
}

function toId(event: IncomingEvent): string | null {
  if (event.type === 'message') return event.message.id;
  return event.type === 'command' ? event.messageId : null;
}

type Looked = { readonly place: Place; readonly since: number; readonly until: number };

/** What was said in the time that was looked at, and is not there any more. */
async function forgetGone(
  { passages, remembered }: Pick<ChannelReaderServices, 'passages' | 'remembered'>,
  { place, since, until }: Looked,
  isThere: (id: string) => boolean,
): Promise<void> {
  if (!Number.isFinite(since)) return;
  const scope = toChannelScope(place);
  const kept = await passages.list({ place: scope, since, until });
  const here = kept.filter(({ thread }) => toConversation(place) === toKeyOf(scope, thread));
  const gone = here.filter(({ messageIds }) => messageIds.length > 0 && !messageIds.some(isThere));
  for (const messageId of new Set(gone.flatMap(({ messageIds }) => messageIds)))
    await remembered.forget({ place: scope, messageId });
}

function toKeyOf(scope: string, thread: string | null): string {
  return thread === null ? scope : `${scope}/${thread}`;
}
