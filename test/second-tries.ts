import type { Reporter, TestCase } from 'vitest/node';

/** Names the tests that passed only on their second try, so that none does so unseen. */
// biome-ignore lint/style/noDefaultExport: a reporter is loaded by its file.
export default class SecondTries implements Reporter {
  readonly #found: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const { relativeModuleId } = test.module;
    if (test.diagnostic()?.flaky) this.#found.push(`${relativeModuleId} > ${test.fullName}`);
  }

  onTestRunEnd(): void {
    if (this.#found.length > 0)
      process.stderr.write(`Passed at the second try:\n  ${this.#found.join('\n  ')}\n`);
  }
}
