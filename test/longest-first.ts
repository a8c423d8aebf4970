import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, the longest first. Without what an earlier run has measured Vitest
 * begins with the largest files; some that start many programs are among the smallest, and the
 * processors would idle while the last of them runs.
 */
const LONGEST = [
  'test/kill/kill.test.ts',
  'test/features/removal.test.ts',
  'test/kill/replicas.test.ts',
  'test/kill/presses.test.ts',
  'test/e2e/replicas.test.ts',
  'test/storage/postgres/processes.test.ts',
  'test/storage/postgres/many.test.ts',
  'test/e2e/enduring.test.ts',
  'test/e2e/load.test.ts',
  'test/e2e/rights-slack.test.ts',
  'test/e2e/rights-discord.test.ts',
  'test/e2e/refused-midway.test.ts',
  'test/e2e/refused-requests-discord.test.ts',
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
