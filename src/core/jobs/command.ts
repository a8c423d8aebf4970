import type { Access } from '../access.ts';
import { toEveryone } from '../audience.ts';
import type { CommandEvent, OptionValue } from '../events.ts';
import type { Attachment, Message, Place } from '../messages.ts';
import { maskQuotes } from '../net/addresses.ts';
import type { CommandNames, Destination, Dialect } from '../ports.ts';
import type { Locale } from '../strings/locale.ts';
import type { JobRun } from './job-run.ts';
import type { Question } from './question.ts';
import type { StaticReply, ToButtons } from './static-reply.ts';

/** Something that may be given to a command. */
export type CommandOption = {
  readonly name: string;
  readonly description: string;
  readonly type: 'string' | 'number' | 'boolean' | 'attachment';
  readonly isRequired: boolean;
  readonly choices: readonly string[];
  /** What it may be completed with; other values are accepted too. */
  readonly suggests?: Suggested;
};

/** Lists that change, or are too long to be choices. */
export type Suggested = 'models' | 'personas' | 'timeZones';

/** What people read of a command, its options by their names. */
export type CommandWords = {
  readonly description: string;
  readonly options: Readonly<Record<string, string>>;
  readonly menu?: string;
};

/** What a platform needs to know to register and complete a command; its words are English. */
export type CommandSpec = CommandNames & {
  readonly description: string;
  /** In the current locale; if it is left out, they are the same in all. */
  readonly words?: () => CommandWords;
  /** The same in every locale: it needs no catalog. */
  readonly wordsIn?: (locale: Locale) => Promise<CommandWords>;
  readonly options: readonly CommandOption[];
  /**
   * Used by itself in a channel it does not go on with what was said there: what it brings is what
   * its answers are about.
   */
  readonly beginsConversation?: true;
  /** Typed in a channel it is answered there, not in the thread under it: all are to see it. */
  readonly tellsChannel?: true;
  /** Discord fixes at the acknowledgement who will see the answer. */
  readonly answers: 'private' | 'public' | 'modal';
  /** It can be chosen from the menu of a message, too: Slack has no commands in threads. */
  readonly menu?: {
    /** At most 24 characters (Slack: shortcut name). */
    readonly label: string;
    toOptions(message: ChosenMessage): Readonly<Record<string, OptionValue>>;
  };
};

/** The message whose menu a command was chosen from. */
export type ChosenMessage = Pick<Message, 'text' | 'quoted' | 'attachments'> & {
  /** The platform's own link to it. */
  readonly link: string;
};

/** A static answer of a command, in Markdown. */
export type CommandReply = StaticReply & {
  /** The model wrote it: it is not changed. */
  readonly isWritten?: boolean;
};

/** One use of a command. */
export type CommandUse = {
  /** Its options name people and channels as a reader knows them. */
  readonly event: CommandEvent;
  /** The channels that were mentioned in what was typed, their ids by `#name`. */
  readonly channels: Readonly<Record<string, string>>;
  /** Where it is answered, and to whom. */
  readonly question: Question;
  /** What the person who used it may read and write. */
  readonly access: Access;
  /**
   * Answers with a static text; `toButtons` makes the buttons under it from what its job keeps.
   */
  say(reply: CommandReply, toButtons?: ToButtons): Promise<void>;
};

/** One slash command, the same on every platform. */
export type Command = CommandSpec & {
  /**
   * Does all of its work, until a reader sees the result. Throws a `UserError` with the sentence
   * that says why it cannot.
   */
  run(jobRun: JobRun, use: CommandUse): Promise<void>;
  /**
   * Goes on with what an earlier process had finalized, so that it is not made again. False if
   * that was nothing: then it is run. If it is left out, a static text is gone on with.
   */
  resume?(jobRun: JobRun, destination: Destination): Promise<boolean>;
};

/** A command with its words in the current locale. */
export function toLocalizedSpec(spec: CommandSpec): CommandSpec {
  return spec.words ? withWords(spec, spec.words()) : spec;
}

function withWords(spec: CommandSpec, words: CommandWords): CommandSpec {
  const { options, menu } = spec;
  const { description, options: about, menu: label = menu?.label ?? '' } = words;
  return {
    ...spec,
    description,
    options: options.map((option) => ({
      ...option,
      description: about[option.name] ?? option.description,
    })),
    ...(menu ? { menu: { ...menu, label } } : {}),
  };
}

/** Commands with their words in a locale. Rejects if those cannot be loaded. */
export function toLocalizedSpecs(
  specs: readonly CommandSpec[],
  locale: Locale,
): Promise<readonly CommandSpec[]> {
  const toLocalized = async (spec: CommandSpec): Promise<CommandSpec> =>
    spec.wordsIn ? withWords(spec, await spec.wordsIn(locale)) : spec;
  return Promise.all(specs.map(toLocalized));
}

/** Between an option and its value: keyboards for Chinese and Japanese type a wide one. */
export const COLON = '[:：]';

/**
 * The options in what was typed: `name:value`, `name:"two words"`, also `--name value`; the rest is
 * the first text option's. Words without quotes go on until the next option. An option of type
 * attachment takes the message's first file. What stands in a quote names no option.
 */
export function parseOptions(
  text: string,
  options: readonly CommandOption[],
  attachments: readonly Attachment[] = [],
): Record<string, OptionValue> {
  const values: Record<string, OptionValue> = {};
  let rest = text;
  for (const option of options) {
    if (option.type === 'attachment') {
      const [file] = attachments;
      if (file) values[option.name] = file;
      continue;
    }
    const found = findOption(rest, option, options);
    if (!found) continue;
    if (found.value !== '') values[option.name] = toValue(found.value, option);
    rest = `${rest.slice(0, found.from)} ${rest.slice(found.to)}`;
  }
  const first = options.find(({ type, name }) => type === 'string' && values[name] === undefined);
  if (first && rest.trim() !== '') values[first.name] = toChoice(rest.trim(), first);
  return values;
}

/**
 * What Parley says of its commands (`/remind list`, `@Parley /help`), with their names as they are
 * typed on this platform by those who read it.
 */
export function toTyped(
  text: string,
  commands: readonly CommandNames[],
  { command }: Pick<Dialect, 'command'>,
): string {
  return text.replaceAll(
    /(?<!\\)`(@Parley )?\/([a-z]+)(?=[ `])/g,
    (whole, mention: string = '', name: string) => {
      const named = commands.find((each) => each.name === name);
      return named ? `\`${mention}/${command(named)}` : whole;
    },
  );
}

/** The same with the commands of a place, as everyone in it types them. */
export function toOwnWords(
  text: string,
  commands: readonly CommandNames[],
  { adapter }: Pick<JobRun, 'adapter'>,
  place: Place,
): string {
  return toTyped(text, commands, adapter.channel(place, toEveryone()).dialect);
}

type Found = { readonly value: string; readonly from: number; readonly to: number };

function findOption(
  text: string,
  option: CommandOption,
  options: readonly CommandOption[],
): Found | null {
  const own = maskGiven(text);
  const isFree = option.type === 'string' && option.choices.length === 0;
  const free = isFree ? findFree(text, own, option, options) : null;
  if (free) return free;
  for (const pattern of toPatterns(option, isFree)) {
    const match = text
      .matchAll(new RegExp(`(?<=^|\\s)${pattern}(?=\\s|$)`, 'gi'))
      .find(({ index }) => own[index] === text[index]);
    if (!match) continue;
    const given = match[1] ?? match[2] ?? 'true';
    return { value: toBare(given), from: match.index, to: match.index + match[0].length };
  }
  return null;
}

const QUOTED = '"[^"]*"|“[^”]*”'; // Slack's clients like to curl quotes.

/** Quotes of others, and what is given in quotation marks, name no option. */
function maskGiven(text: string): string {
  const given = new RegExp(`(?<=(?:${COLON}|=|(?:--|—)\\w+\\s)\\s*)(?:${QUOTED})`, 'g');
  return maskQuotes(text).replace(given, (quoted) => '_'.repeat(quoted.length));
}

/** `name:free words`, which go on until another option is named. */
function findFree(
  text: string,
  own: string,
  { name }: CommandOption,
  options: readonly CommandOption[],
): Found | null {
  const begin = new RegExp(`(?<=^|\\s)${name}${COLON}\\s?`, 'i').exec(own);
  if (!begin) return null;
  const at = begin.index + begin[0].length;
  const quoted = new RegExp(`^(?:${QUOTED})(?=\\s|$)`).exec(text.slice(at))?.[0];
  if (quoted !== undefined)
    return { value: toBare(quoted), from: begin.index, to: at + quoted.length };
  const names = options.map((each) => each.name).join('|');
  const next = new RegExp(
    `(?:^|\\s)(?:(?:${names})${COLON}|(?:--|—)(?:${names})(?=[\\s=]|$))`,
    'i',
  );
  const length = next.exec(own.slice(at))?.index ?? text.length - at;
  return { value: text.slice(at, at + length).trim(), from: begin.index, to: at + length };
}

function toPatterns({ name, type }: CommandOption, isFree: boolean): readonly string[] {
  const dashed = `(?:--|—)${name}`;
  if (type === 'boolean')
    return [`${dashed}(?:=(\\S+)|\\s+(true|false|yes|no|on|off))?`, `${name}${COLON}\\s?(\\S+)`];
  const value = `(${QUOTED}|\\S+)`;
  return [
    `${dashed}(?:\\s*=\\s*|\\s+)${value}`,
    ...(isFree ? [] : [`${name}${COLON}\\s?${value}`]),
  ];
}

function toBare(given: string): string {
  return given.replace(/^["“](.*)["”]$/s, '$1');
}

/** What is no number stays as it was typed, so that the command can say so. */
function toValue(text: string, option: CommandOption): OptionValue {
  if (option.type === 'boolean') return /^(true|yes|on|1)$/i.test(text);
  if (option.type !== 'number') return toChoice(text, option);
  const value = Number(text.normalize('NFKC'));
  return text !== '' && Number.isFinite(value) ? value : text;
}

function toChoice(text: string, { choices }: CommandOption): string {
  return choices.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? text;
}
