import type { ChatEvent } from '../model-ports.ts';
import type { ChatModel } from '../ports.ts';

/** How long a model may be silent before the person who waits for it is told. */
export const SLOW_AFTER_MS = 20_000;

/** Tells the person that a model keeps them waiting: once it is silent, until it goes on. */
export type WaitNotice = {
  /** Watches one request; a word of it starts its time again. */
  watch(): Watch;
  /** Watches a request whose answer comes in one piece. */
  during<T>(request: Promise<T>): Promise<T>;
  /** From now on nothing is told. */
  end(): void;
};

type Watch = { readonly touch: () => void; readonly end: () => void };

export type WaitNoticeOptions = {
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

/** The model, each of whose answers is watched. */
export function watchChat(chat: ChatModel, notice: WaitNotice): ChatModel {
  return { stream: (...request) => watchStream(chat.stream(...request), notice.watch()) };
}

/**
 * The same events; a generator around them would cost each a few turns of the event loop. Only
 * what is shown counts as a word: a model that thinks aloud, or writes a long call, may be as good
 * as silent for minutes.
 */
export function watchStream(
  events: AsyncIterable<ChatEvent>,
  { touch, end }: Watch,
): AsyncIterable<ChatEvent> {
  const iterator = events[Symbol.asyncIterator]();
  const onEvent = ({ done, value }: IteratorResult<ChatEvent>): void => {
    if (done) end();
    else if (value.type !== 'activity') touch();
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
