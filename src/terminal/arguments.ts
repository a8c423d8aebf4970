import { terminalStrings as strings } from './strings/en.ts';
import { readVersion } from './version.ts';

/** What is printed for the arguments that Parley was started with, instead of a start. */
export type ArgumentsAnswer = {
  readonly text: string;
  readonly to: 'stdout' | 'stderr';
  readonly exitCode: number;
};

/** Null: start. */
export function toArgumentsAnswer(args: readonly string[]): ArgumentsAnswer | null {
  const unknown = args.filter((each) => !KNOWN.has(each));
  if (unknown.length > 0) {
    const text = unknown.map((each) => strings.unknownOption(toShown(each))).join('\n');
    return { text, to: 'stderr', exitCode: 2 };
  }
  const [first] = args.map((each) => KNOWN.get(each));
  if (first === undefined) return null;
  const text = first === 'help' ? strings.help(readVersion()) : readVersion();
  return { text, to: 'stdout', exitCode: 0 };
}

const KNOWN: ReadonlyMap<string, 'help' | 'version'> = new Map([
  ['--help', 'help'],
  ['-h', 'help'],
  ['help', 'help'],
  ['--version', 'version'],
  ['-v', 'version'],
  ['-V', 'version'],
  ['version', 'version'],
]);

/** The name alone: behind = may stand a secret, and so may a word that is no option. */
function toShown(argument: string): string {
  const [name = ''] = argument.split('=');
  return /^-{1,2}[a-zA-Z][\w-]{0,30}$/.test(name) ? name : 'The part after --';
}
