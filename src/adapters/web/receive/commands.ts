import { COMMAND_WORD, findByName } from '../../../core/command-names.ts';
import type { OptionValue } from '../../../core/events.ts';
import {
  COLON,
  type CommandOption,
  type CommandSpec,
  parseOptions,
  toLocalizedSpec,
} from '../../../core/jobs/command.ts';
import type { Attachment } from '../../../core/messages.ts';
import { webStrings } from '../strings/index.ts';

/** A typed command, or the sentence that says why it is not a command. */
export type Typed =
  | {
      readonly type: 'command';
      readonly spec: CommandSpec;
      readonly options: Readonly<Record<string, OptionValue>>;
    }
  | { readonly type: 'problem'; readonly sentence: string };

/** People who come from elsewhere mention Parley first. */
const COMMAND = new RegExp(String.raw`^(?:@parley[,:]?\s+)?/(${COMMAND_WORD})(?:\s+(.*))?$`, 'isu');

/** What looks like the name of a command, and so like one that was mistyped. */
const OWN_NAME = /^[a-z][a-z0-9_-]*$/i;

/** What the page needs to read and complete commands. */
export function toSpecs(commands: readonly CommandSpec[]): CommandSpec[] {
  return commands.map(({ name, names, description, options, answers, words }) => ({
    name,
    ...(names ? { names } : {}),
    description,
    options,
    answers,
    ...(words ? { words } : {}),
  }));
}

/** A command as the page completes it, in its reader's language. */
export function toShownSpec(spec: CommandSpec): Omit<CommandSpec, 'names' | 'words'> {
  const { name, description, options, answers } = toLocalizedSpec(spec);
  return { name, description, options, answers };
}

/**
 * Reads `/name option:value option:"more words" …`. A value without quotes goes on until the next
 * option's name; what stands before the first name fills the first text option. `--option value`
 * is read as everywhere else. Null if the text is not a command.
 */
export function parseCommand(
  text: string,
  specs: readonly CommandSpec[],
  attachments: readonly Attachment[] = [],
): Typed | null {
  const [, name, rest] = COMMAND.exec(text.trim()) ?? [];
  if (name === undefined) return null;
  const spec = findByName(specs, name);
  if (!spec) return OWN_NAME.test(name) ? toProblem(webStrings.unknownCommand(name)) : null;
  const written = splitOptions(rest ?? '', spec.options);
  const file = spec.options.find(({ type }) => type === 'attachment');
  const options: Record<string, OptionValue> = {};
  if (file && attachments[0]) options[file.name] = attachments[0];
  for (const option of spec.options) {
    const value = written.get(option.name);
    if (value === undefined || option.type === 'attachment') continue;
    const read = toValue(option, value);
    if (read === null) return toRefusal(spec, option);
    options[option.name] = read;
  }
  const missing = spec.options.find(({ name, isRequired }) => isRequired && !(name in options));
  return missing ? toRefusal(spec, missing) : { type: 'command', spec, options };
}

function splitOptions(rest: string, options: readonly CommandOption[]): Map<string, string> {
  const written = new Map<string, string>();
  const names = options.map(({ name }) => name).join('|');
  if (names !== '' && new RegExp(`(?<=^|\\s)(?:--|—)(?:${names})(?=[\\s=]|$)`, 'i').test(rest))
    return toWritten(parseOptions(rest, toTexts(options)));
  // What stands in quotes names no option.
  const bare = rest.replace(/[:：]"[^"]*"/g, (quoted) => `:${' '.repeat(quoted.length - 1)}`);
  const starts =
    names === '' ? [] : [...bare.matchAll(new RegExp(`(?<=^|\\s)(${names})${COLON}`, 'g'))];
  const before = rest.slice(0, starts[0]?.index ?? rest.length).trim();
  const first = options.find(({ type }) => type === 'string') ?? options[0];
  if (before !== '' && first) written.set(first.name, before);
  for (const [index, start] of starts.entries()) {
    const value = rest.slice(start.index + start[0].length, starts[index + 1]?.index).trim();
    written.set(start[1] ?? '', value.replace(/^"(.*)"$/s, '$1'));
  }
  return written;
}

/** As texts, so that what is wrong with one is told. */
function toTexts(options: readonly CommandOption[]): CommandOption[] {
  return options.map((option) =>
    option.type === 'number' ? { ...option, type: 'string' as const } : option,
  );
}

function toWritten(values: Readonly<Record<string, OptionValue>>): Map<string, string> {
  return new Map(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function toValue({ type, choices }: CommandOption, text: string): OptionValue | null {
  if (type === 'number') {
    const number = Number(text.normalize('NFKC'));
    return text !== '' && Number.isFinite(number) ? number : null;
  }
  if (type === 'boolean') {
    if (/^(yes|true|on|1)$/i.test(text)) return true;
    return /^(no|false|off|0)$/i.test(text) ? false : null;
  }
  if (choices.length > 0)
    return choices.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? null;
  return text === '' ? null : text;
}

/** What an option needs, in the reader’s words. */
function toRefusal(spec: CommandSpec, option: CommandOption): Typed {
  const localized = toLocalizedSpec(spec).options.find(({ name }) => name === option.name);
  return toProblem(toHint(localized ?? option));
}

function toHint({ name, description, type, choices }: CommandOption): string {
  if (choices.length > 0) return webStrings.needsChoice(name, choices);
  if (type === 'number') return webStrings.needsNumber(name, description);
  if (type === 'boolean') return webStrings.needsYesNo(name, description);
  const say = type === 'attachment' ? webStrings.needsFile : webStrings.needsText;
  return say(name, description);
}

const toProblem = (sentence: string) => ({ type: 'problem', sentence }) as const;
