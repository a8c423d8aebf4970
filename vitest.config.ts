import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';
import { TEST_MS, WAIT_MS } from './test/waiting.ts';

/** Whole programs, and the page in a browser: most of their time they wait. */
const PROGRAMS = ['test/{e2e,kill,adapters/web}/**/*.test.ts', 'test/features/removal.test.ts'];

/** What takes over five seconds a file: a database, processes, or very much text. */
const SLOW = [
  'test/{catalogs,migrate-store,scripts}.test.ts',
  'test/scripts/**/*.test.ts',
  'test/storage/postgres/**/*.test.ts',
  'test/storage/{passages,sqlite,stored-names}.test.ts',
  'test/adapters/long-texts.test.ts',
  'test/adapters/discord/limits.test.ts',
  'test/core/{workers,jobs/killed,markdown/corpus,reply/refused-extras}.test.ts',
  'test/media/{broken,corpus,documents,dos,heic,images,office}.test.ts',
  'test/media/{recording,sent-pictures,slow,sound}.test.ts',
  'test/model/file-trials.test.ts',
  'test/tools/{empty-pages,fetch-page,fonts,page,run-code,run-code-files}.test.ts',
  'test/tools/mcp*.test.ts',
  'test/tools/times/phrases.test.ts',
];

/** One leaves behind a catalog that cannot be loaded, one needs SDKs that are not loaded yet. */
const ALONE = ['test/core/strings/locale.test.ts', 'test/e2e/proxied.test.ts'];

/** The folder that Node takes by itself: what every process of the tests loads is kept compiled. */
const NODE_COMPILE_CACHE = join(tmpdir(), 'node-compile-cache');

// Loading and compiling is half of what the tests take: the files of a worker share one process.
const project = (name: string, include: readonly string[], settings = {}) => ({
  extends: true as const,
  test: { name, include: [...include], isolate: false, ...settings },
});

export default defineConfig({
  test: {
    projects: [
      project('fast', ['test/**/*.test.ts'], { exclude: [...PROGRAMS, ...SLOW, ...ALONE] }),
      project('alone', ALONE, { isolate: true }),
      project('slow', SLOW),
      project('programs', PROGRAMS, {
        exclude: ALONE,
        maxWorkers: 9,
        sequence: { groupOrder: 1 },
      }),
    ],
    env: { NODE_COMPILE_CACHE },
    globalSetup: ['test/programs.ts', 'test/postgres-run.ts'],
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
    expect: { poll: { timeout: WAIT_MS } },
    reporters: ['default', './test/second-tries.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: 3, // Most tests wait for somebody: with one a core a small machine idles.
  },
});
