import type { Dialect } from '../../core/ports.ts';

/** The page renders Markdown itself, so that nothing has to be rewritten. */
export const dialect: Dialect = {
  maxChars: 100_000,
  maxMessages: 8,
  maxAgeMs: Number.POSITIVE_INFINITY,
  appends: false,
  format: ({ text }) => text,
  length: (text) => text.length,
};
