import { LRUCache } from 'lru-cache';
import { toPrivately, toReply } from '../audience.ts';
import type { IncomingEvent } from '../events.ts';
import type { Job } from '../job.ts';
import { type Place, toConversation } from '../messages.ts';
import type { ChatEvent } from '../model-ports.ts';
import { platformOf } from '../platform.ts';
import type { Adapter, Channel, ChatModel, Destination } from '../ports.ts';
import { strings } from '../strings/index.ts';
import { toAllReaders, toPerson } from '../strings/locale.ts';
import type { LeftOutFiles } from './left-out-files.ts';
import { type FindLocales, speakSoon } from './locales.ts';

/** How long a model may be silent before the person who waits for it is told. */
export const SLOW_AFTER_MS = 20_000;

/** Tells the person that a model keeps them waiting: once it is silent, until it goes on. */
export type WaitNotice = {
  /** Watches one request; each chunk restarts its time. */
  watch(): Watch;
  /** Watches a request whose answer comes in one piece. */
  during<T>(request: Promise<T>): Promise<T>;
  /** From now on nothing is told. */
  end(): void;
};

type Watch = { readonly touch: () => void; readonly end: () => void };

type WaitNoticeOptions = {
  readonly afterMs: number;
  /**
   * Shows the notice, or takes it away. Called when that changes, however many requests are
   * silent.
   */
  readonly show: (isSlow: boolean) => void;
};

export function createWaitNotice({ afterMs, show }: WaitNoticeOptions): WaitNotice {
  const timers = new Set<NodeJS.Timeout>();
  let silent = 0;
  let isOver = false;

  const count = (change: 1 | -1) => {
    const wasSlow = silent > 0;
    silent += change;
    if (!isOver && wasSlow !== silent > 0) show(silent > 0);
  };

  const watch = (): Watch => {
    let isSilent = false;
    let touchedAt = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const wait = (ms: number) => {
      timer = setTimeout(look, ms);
      timers.add(timer);
    };
    // The timer looks, it is not set again with each word: there are thousands of them.
    const look = () => {
      if (timer) timers.delete(timer);
      const leftMs = touchedAt + afterMs - performance.now();
      if (leftMs > 0) return wait(leftMs);
      isSilent = true;
      count(1);
    };
    const speak = () => {
      if (!isSilent) return;
      isSilent = false;
      count(-1);
    };
    if (!isOver) wait(afterMs);
    return {
      touch() {
        touchedAt = performance.now();
        if (!isSilent) return;
        speak();
        if (!isOver) wait(afterMs);
      },
      end() {
        clearTimeout(timer);
        if (timer) timers.delete(timer);
        speak();
      },
    };
  };

  return {
    watch,
    during(request) {
      const { end } = watch();
      return request.finally(end);
    },
    end() {
      if (silent > 0) show(false);
      isOver = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/**
 * The model, each of whose answers is watched, and which is not sent twice what it cannot read.
 */
export function watchChat(
  chat: ChatModel,
  notice: WaitNotice,
  leftOut: Pick<LeftOutFiles, 'filter' | 'onEvent'>,
): ChatModel {
  return {
    stream: (request, ...others) =>
      watchStream(chat.stream(leftOut.filter(request), ...others), notice.watch(), leftOut.onEvent),
  };
}

/**
 * The same events; a generator around them would cost each a few turns of the event loop. Only
 * what is shown counts as a word: a model that thinks aloud, or writes a long call, may be as good
 * as silent for minutes.
 */
export function watchStream(
  events: AsyncIterable<ChatEvent>,
  { touch, end }: Watch,
  onOther: (event: ChatEvent) => void = () => {},
): AsyncIterable<ChatEvent> {
  const iterator = events[Symbol.asyncIterator]();
  const onEvent = ({ done, value }: IteratorResult<ChatEvent>): void => {
    if (done) end();
    else if (value.type !== 'activity') {
      touch();
      onOther(value);
    }
  };
  return {
    [Symbol.asyncIterator]: () => ({
      next() {
        const next = iterator.next();
        next.then(onEvent, end);
        return next;
      },
      async return(value?: unknown) {
        end();
        return (await iterator.return?.(value)) ?? { done: true, value };
      },
    }),
  };
}

/** Tells people, without the store, that the store does not work. */
export type StoreNotice = {
  /**
   * A person asked for this and it could not be stored; `isKept`: it will be done once the store
   * works again.
   */
  onEvent(event: IncomingEvent, isKept: boolean): void;
  /** A job cannot go on; if nothing of its answer can be seen yet, its person is told. */
  onJob(destination: Destination, job: Job): void;
};

/** The same person is told in the same conversation no more often than this. */
const TELL_EVERY_MS = 60_000;
const MAX_TOLD = 1_000;

type StoreNoticeOptions = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly findLocales: FindLocales;
  /** Writes a sentence that is not journalled; if that fails, nothing else does. */
  readonly say: (channel: Channel, text: string) => Promise<unknown>;
  readonly now?: () => number;
};

export function createStoreNotice(options: StoreNoticeOptions): StoreNotice {
  const { adapters, findLocales, say: write, now = () => performance.now() } = options;
  const told = new LRUCache<string, number>({ max: MAX_TOLD });

  const isDue = (key: string): boolean => {
    if (now() - (told.get(key) ?? -Infinity) < TELL_EVERY_MS) return false;
    told.set(key, now());
    return true;
  };

  const tell = ({ place, audience }: Destination, toText: () => string, isOnce: boolean): void => {
    const adapter = adapters.get(place.platform);
    if (!adapter) return;
    if (isOnce && !isDue(`${toScope(place, audience.question)} ${audience.asker}`)) return;
    // What stays on a page is in the store, too.
    const isOnPage = adapter.platform.onRefusal === 'shown';
    const shown = isOnPage ? toPrivately(audience.asker, audience.interaction) : audience;
    const speak = shown.to === 'everyone' ? toAllReaders : toPerson;
    void write(adapter.channel(place, shown), speak(toText));
  };

  return {
    onEvent(event, isKept) {
      const { onRefusal } = platformOf(adapters, event.place);
      if (onRefusal === 'shown') return; // It says so itself.
      const destination = findDestination(event);
      if (!destination) return;
      // A press or a command is answered each time: its platform shows that it waits.
      const isOnce = destination.audience.interaction === null;
      const toText = () => (isKept ? strings.waitsForStore : strings.notStored);
      const say = () => tell(destination, toText, isOnce);
      // If its language cannot be loaded, it is said in another.
      speakSoon(findLocales, event, async () => say()).catch(say);
    },
    onJob(destination, { posted }) {
      if (posted.every(({ id }) => id === null))
        tell(destination, () => strings.waitsForStore, true);
    },
  };
}

/** A question that opens a conversation of its own is one of many in its channel. */
function toScope({ thread, ...channel }: Place, question: string | null): string {
  const isOpening = thread === undefined || thread === question;
  return toConversation(isOpening ? channel : { ...channel, thread });
}

/** Where the person behind an event is told; null if nobody waits for an answer. */
function findDestination(event: IncomingEvent): Destination | null {
  const { place } = event;
  switch (event.type) {
    case 'message':
    case 'edit': {
      const { speaker, id } = event.message;
      return { place: event.message.place, audience: toReply(speaker.id, id) };
    }
    case 'command':
    case 'action':
    case 'form': {
      const { speaker, interaction } = event;
      const messageId = event.type === 'command' ? event.messageId : null;
      if (messageId !== null) return { place, audience: toReply(speaker.id, messageId) };
      return { place, audience: toPrivately(speaker.id, interaction) };
    }
    default:
      return null;
  }
}
