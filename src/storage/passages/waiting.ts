import { type StoreTrouble, UserError } from '../../core/errors.ts';
import type { ThreadReply } from './worker.ts';

/** Calls that the thread has not answered yet. */
export type WaitingCalls = {
  readonly isEmpty: () => boolean;
  /** A new call, and the promise of its result. */
  add(): { readonly id: number; readonly promise: Promise<never> };
  settle(reply: ThreadReply): void;
  /** The thread has ended: nothing comes of them any more. */
  fail(cause: unknown): void;
  /** Resolves once all have been answered, well or badly. */
  ended(): Promise<void>;
};

const BROKEN = 'What is remembered could not be searched just now.';

export function createWaitingCalls(): WaitingCalls {
  const calls = new Map<number, PromiseWithResolvers<never>>();
  let count = 0;
  return {
    isEmpty: () => calls.size === 0,
    add() {
      count += 1;
      const call = Promise.withResolvers<never>();
      calls.set(count, call);
      return { id: count, promise: call.promise };
    },
    settle(reply) {
      const call = calls.get(reply.id);
      calls.delete(reply.id);
      if ('failure' in reply) call?.reject(toFailure(reply.failure, { trouble: reply.trouble }));
      else call?.resolve(reply.result as never);
    },
    fail(cause) {
      for (const { reject } of calls.values()) reject(toFailure(BROKEN, { cause }));
      calls.clear();
    },
    async ended() {
      await Promise.allSettled([...calls.values()].map(({ promise }) => promise));
    },
  };
}

function toFailure(
  sentence: string,
  options: { readonly cause?: unknown; readonly trouble?: StoreTrouble | null },
): UserError {
  return new UserError('store_failed', sentence, { ...options, canRetry: true });
}
