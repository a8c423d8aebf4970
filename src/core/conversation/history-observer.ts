import type { Turn } from '../messages.ts';

/** Hears of what becomes of conversations; whoever changes one waits for it. */
export type HistoryObserver = {
  /** These turns were added, or put in the place of what they were before. */
  onSaved(conversation: string, turns: readonly Turn[]): Promise<void>;
  /** What holds these ids was forgotten; null: everything. */
  onForgotten(conversation: string, ids: readonly string[] | null): Promise<void>;
};

/** Those who hear of changes, as one. */
export type HistoryObservers = HistoryObserver & { observe(observer: HistoryObserver): void };

export function createObservers(): HistoryObservers {
  const all: HistoryObserver[] = [];
  return {
    observe: (observer) => void all.push(observer),
    async onSaved(conversation, turns) {
      for (const { onSaved } of all) await onSaved(conversation, turns);
    },
    async onForgotten(conversation, ids) {
      for (const { onForgotten } of all) await onForgotten(conversation, ids);
    },
  };
}
