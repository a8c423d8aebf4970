import { setTimeout as delay } from 'node:timers/promises';
import type { Content } from '../../src/core/content.ts';
import { WriteError } from '../../src/core/errors.ts';
import type { Channel, Dialect, Step } from '../../src/core/ports.ts';

/** What a person sees of one message. */
export type Shown = {
  readonly id: string;
  content: Content;
  readonly steps: Step[];
  isRemoved: boolean;
};

/**
 * A platform's channel in memory: it shows what was written, in order, and remembers every step.
 */
export type MemoryChannel = Channel & {
  readonly shown: Shown[];
  /** What a person reads, message by message. */
  readonly texts: string[];
  /** Every text that a person could have read, as it grew. */
  readonly frames: string[];
  /**
   * Makes the next writes fail, one error each; `after`: the write is carried out all the same.
   */
  readonly failures: { readonly error: unknown; readonly after: boolean }[];
  readonly signs: string[];
};

export const plainDialect: Dialect = {
  maxChars: 2_000,
  maxMessages: 8,
  maxAgeMs: Number.POSITIVE_INFINITY,
  appends: false,
  hasReferences: true,
  hasSpoilers: false,
  files: { maxBytes: 1_000, maxSumBytes: 2_000, maxCount: 10, areApart: false },
  command: ({ name }) => name,
  format: ({ text }) => text,
  length: (text) => text.length,
};

export function createMemoryChannel(dialect: Dialect = plainDialect, latencyMs = 0): MemoryChannel {
  const shown: Shown[] = [];
  const frames: string[] = [];
  const failures: { error: unknown; after: boolean }[] = [];
  const signs: string[] = [];
  const find = (id: string | null) => {
    const found = shown.find((message) => message.id === id && !message.isRemoved);
    if (!found) throw new WriteError('web_failed', 'message_gone', 'no such message');
    return found;
  };

  return {
    dialect,
    shown,
    frames,
    failures,
    signs,
    get texts() {
      return shown.filter(({ isRemoved }) => !isRemoved).map(({ content }) => content.text);
    },
    async write(message, step, content, signal) {
      if (latencyMs > 0) await delay(latencyMs, undefined, { signal });
      signal.throwIfAborted();
      const failure = failures.shift();
      if (failure && !failure.after) throw failure.error;
      if (dialect.length(content.text) > dialect.maxChars)
        throw new WriteError('web_failed', 'refused', 'too long');
      let { id } = message;
      if (id === null) {
        id = `m${shown.length + 1}`;
        shown.push({ id, content, steps: [step], isRemoved: false });
      } else {
        const found = find(id);
        found.content = content;
        found.steps.push(step);
      }
      frames.push(content.text);
      if (failure) throw failure.error;
      return { posted: { ...message, id }, learned: [], lost: [] };
    },
    rateLimits: () => [],
    async remove(message) {
      find(message.id).isRemoved = true;
    },
    async indicate(sign, messageId) {
      signs.push(`${sign} ${messageId}`);
    },
  };
}
