import { outside } from '../core/async.ts';
import type { Json } from '../core/messages.ts';
import type { Log } from '../core/ports.ts';
import type { Signals } from '../core/store-ports.ts';

/** The listeners of this process. */
export type LocalSignals = Signals & {
  /** Hands a signal to the listeners at once. */
  deliver(topic: string, payload: Json): void;
  /** Tells that signals may have been missed. */
  gap(): void;
};

/** Signals within one process, which loses none of them. */
export function createLocalSignals(log: Log): LocalSignals {
  const listeners = new Map<string, Set<(payload: Json) => void>>();
  const onGaps = new Set<() => void>();

  const call = (topic: string, listener: () => void): void => {
    try {
      listener();
    } catch (error) {
      log.error({ topic, err: error }, 'could not act on a signal from another replica');
    }
  };
  const deliver = (topic: string, payload: Json): void => {
    for (const listener of [...(listeners.get(topic) ?? [])]) call(topic, () => listener(payload));
  };

  return {
    deliver,
    gap() {
      for (const onGap of [...onGaps]) call('gap', onGap);
    },
    // Not at once, nor in the sender's name: as where another process hears it.
    send: (topic, payload) => outside(() => queueMicrotask(() => deliver(topic, payload))),
    on(topic, listener) {
      // As an object of its own: the same function may listen twice.
      const each = (payload: Json) => listener(payload);
      const all = listeners.get(topic) ?? new Set();
      listeners.set(topic, all.add(each));
      return () => {
        all.delete(each);
        if (all.size === 0 && listeners.get(topic) === all) listeners.delete(topic);
      };
    },
    onGap(listener) {
      const each = () => listener();
      onGaps.add(each);
      return () => void onGaps.delete(each);
    },
  };
}
