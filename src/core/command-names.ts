import type { CommandNames } from './ports.ts';
import { currentLocale } from './strings/locale.ts';

/** Its name in the current locale. */
export function toLocalName({ name, names }: CommandNames): string {
  return names?.[currentLocale()] ?? name;
}

/** A word behind a slash, in any script: Hindi's have marks between their letters. */
export const COMMAND_WORD = String.raw`[-_'\p{L}\p{M}\p{N}]+`;

/** The command that was typed by its name in any language; undefined if no command has it. */
export function findByName<Command extends CommandNames>(
  commands: readonly Command[],
  typed: string,
): Command | undefined {
  const word = typed.normalize('NFC');
  // A capital I is two letters: Turkish has one without a dot.
  const words: (string | undefined)[] = [word.toLowerCase(), word.toLocaleLowerCase('tr')];
  return (
    commands.find(({ name }) => name === words[0]) ??
    commands.find(({ names }) => Object.values(names ?? {}).some((each) => words.includes(each)))
  );
}
