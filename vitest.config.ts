import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';
import { TEST_MS, WAIT_MS } from './test/waiting.ts';

/**
 * Files that need a process of their own: what a browser or many programs take is given back with
 * it; a test of the catalogs registers some; a proxy is chosen once a process. All others share one
 * a worker, which saves more than half of their processor time.
 */
const ALONE = [
  'test/core/strings/locale.test.ts',
  'test/{kill,adapters/web}/**/*.test.ts',
  'test/e2e/{completing,page-commands,page-tools,proxied}.test.ts',
  'test/features/removal.test.ts',
];

/** What `npm run test:fast` leaves out besides. */
const SLOW = ['test/e2e/**/*.test.ts', 'test/media/{recording,sound}.test.ts'];

/** They wait for somebody most of the time, so they come last, and many at once. */
const WAITING = { maxWorkers: 8, sequence: { groupOrder: 1 } };

const share = (name: string, include: string[], exclude: string[]) => ({
  name,
  include,
  exclude,
  isolate: false,
});

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: share('fast', ['test/**/*.test.ts'], [...SLOW, ...ALONE]) },
      { extends: true, test: { ...share('slow', SLOW, ALONE), ...WAITING } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    globalSetup: ['test/programs.ts', 'test/postgres-run.ts'],
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
    expect: { poll: { timeout: WAIT_MS } },
    reporters: ['default', './test/second-tries.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: 3, // Some tests wait for others: with one a core a small machine idles.
  },
});
