import { parseArgs } from 'node:util';
import { ConfigError } from '../src/config.ts';
import { UserError } from '../src/core/errors.ts';
import { toLoggedError } from '../src/loggable.ts';

const CALLED_WRONGLY = 2;

/**
 * Runs a script to its end. What goes wrong is told in a sentence on stderr, and the exit code is
 * 1; never a stack.
 */
export async function runScript(main: () => void | Promise<void>): Promise<void> {
  process.stdout.on('error', onUnwritten);
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${toSentence(error)}\n`);
    process.exitCode = error instanceof CalledWrongly ? CALLED_WRONGLY : 1;
  }
}

/** Who reads no further, as `head` does, has what they wanted; a full disk has not. */
function onUnwritten(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`The output can’t be written (${error.code}).\n`);
  process.exit(1);
}

/** Prints what a script is for, to the last byte. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The options of a script, and how many words it takes at the most. */
type Usage = {
  /** Shown for `--help`. */
  readonly text: string;
  readonly words: number;
  /** Options that have a value. */
  readonly options?: readonly string[];
};

/** What a script was called with. Throws if that is not understood: nothing is done then. */
export function readArguments({ text, words, options = [] }: Usage) {
  const given = process.argv.slice(2);
  if (given.some((each) => each === '--help' || each === '-h')) {
    process.stdout.write(text);
    process.exit();
  }
  const wrong = (what: string) => new CalledWrongly(`${what}\n\n${text.trimEnd()}`);
  const texts = Object.fromEntries(options.map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parse(given, texts, wrong);
  if (positionals.length > words) throw wrong(`“${positionals[words]}” isn’t expected here.`);
  if (positionals.includes('')) throw wrong('An argument is empty.');
  return { words: positionals, options: values as Readonly<Record<string, string | undefined>> };
}

type Wrong = (what: string) => CalledWrongly;

function parse(
  args: string[],
  options: Readonly<Record<string, { type: 'string' }>>,
  wrong: Wrong,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (cause) {
    const [what = ''] = cause instanceof Error ? cause.message.split('. ') : [];
    throw wrong(`${what.split('\n')[0]}.`);
  }
}

class CalledWrongly extends ConfigError {}

/** Stops a script with a sentence for the operator. */
export function stopScript(sentence: string): never {
  throw new ConfigError(sentence);
}

function toSentence(error: unknown): string {
  if (error instanceof ConfigError || error instanceof UserError) return error.message;
  if (!(error instanceof Error)) return 'That failed.';
  // What other programs' errors say may quote a value.
  return `That failed: ${JSON.stringify(toLoggedError(error, (text) => text))}`;
}
