import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, the longest first. Without what an earlier run has measured Vitest
 * begins with the largest files; some that start many programs are among the smallest, and the
 * processors would idle while the last of them runs.
 */
const LONGEST = [
  'test/e2e/languages.test.ts',
  'test/kill/kill.test.ts',
  'test/e2e/refused-midway.test.ts',
  'test/e2e/refused-interactions.test.ts',
  'test/e2e/refused-requests-discord.test.ts',
  'test/features/removal.test.ts',
  'test/e2e/rights-slack.test.ts',
  'test/e2e/refused-extras-slack.test.ts',
  'test/e2e/unshown-answers.test.ts',
  'test/e2e/every-command-slack.test.ts',
  'test/e2e/refused-edits.test.ts',
  'test/e2e/pressed-made.test.ts',
  'test/e2e/refused-streams.test.ts',
  'test/e2e/pressed-twice.test.ts',
  'test/kill/replicas.test.ts',
  'test/e2e/unshown-rest.test.ts',
  'test/e2e/rights-discord.test.ts',
  'test/e2e/lost.test.ts',
  'test/e2e/proxied-pastes.test.ts',
  'test/kill/presses.test.ts',
  'test/e2e/slow-rights.test.ts',
  'test/e2e/replicas.test.ts',
  'test/e2e/enduring.test.ts',
  'test/e2e/load.test.ts',
  'test/e2e/every-command-discord.test.ts',
  'test/media/corpus.test.ts',
  'test/tools/run-code.test.ts',
  'test/tools/fetch-page.test.ts',
  'test/storage/postgres/pgvector.test.ts',
  'test/storage/postgres/processes.test.ts',
  'test/storage/postgres/many.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter((file) => !existsSync(file));
    if (gone.length > 0) throw new Error(`not there any more: ${gone.join(', ')}`);
    const sorted = await super.sort(files);
    const byName = Map.groupBy(sorted, ({ moduleId }) => relative(process.cwd(), moduleId));
    const first = LONGEST.flatMap((file) => byName.get(file) ?? []);
    return [...first, ...sorted.filter((file) => !first.includes(file))];
  }
}
