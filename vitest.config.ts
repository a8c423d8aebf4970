import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';
import { TEST_MS, WAIT_MS } from './test/waiting.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/programs.ts', 'test/postgres-run.ts'],
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
    expect: { poll: { timeout: WAIT_MS } },
    reporters: ['default', './test/second-tries.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: 3, // Most tests wait for somebody: with one a core a small machine idles.
  },
});
