import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';
import { TEST_MS, WAIT_MS } from './test/waiting.ts';

/**
 * What `npm run test:fast` leaves out: whole programs, the browser, recordings. Its files share a
 * process each worker, which halves what they take, so that one whose catalogs would stay is left
 * out, too.
 */
const SLOW = [
  'test/{e2e,kill,adapters/web}/**/*.test.ts',
  'test/media/{recording,sound}.test.ts',
  'test/features/removal.test.ts',
  'test/core/strings/locale.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: SLOW } },
      { extends: true, test: { name: 'slow', include: SLOW } },
    ],
    globalSetup: ['test/programs.ts', 'test/postgres-run.ts'],
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
    expect: { poll: { timeout: WAIT_MS } },
    reporters: ['default', './test/second-tries.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: 3, // Most tests wait for somebody: with one a core a small machine idles.
  },
});
