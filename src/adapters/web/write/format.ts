import type { Dialect } from '../../../core/ports.ts';

/** The page renders Markdown itself, so that nothing has to be rewritten. */
export const dialect: Dialect = {
  maxChars: 100_000,
  maxMessages: 8,
  maxAgeMs: Number.POSITIVE_INFINITY,
  appends: false,
  files: {
    maxBytes: 50 * 1024 * 1024,
    maxSumBytes: Number.POSITIVE_INFINITY,
    maxCount: Number.POSITIVE_INFINITY,
    areApart: false,
  },
  command: (name) => name,
  format: ({ text }) => text,
  length: (text) => text.length,
};
