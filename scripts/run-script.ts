import { ConfigError } from '../src/config.ts';
import { UserError } from '../src/core/errors.ts';
import { toLoggedError } from '../src/loggable.ts';

/**
 * Runs a script to its end. What goes wrong is told in a sentence on stderr, and the exit code is
 * 1; never a stack.
 */
export async function runScript(main: () => void | Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${toSentence(error)}\n`);
    process.exitCode = 1;
  }
}

/** Stops a script with a sentence for whoever runs it. */
export function fail(sentence: string): never {
  throw new ConfigError(sentence);
}

function toSentence(error: unknown): string {
  if (error instanceof ConfigError || error instanceof UserError) return error.message;
  if (!(error instanceof Error)) return 'That failed.';
  // What other programs' errors say may quote a value.
  return `That failed: ${JSON.stringify(toLoggedError(error, (text) => text))}`;
}
