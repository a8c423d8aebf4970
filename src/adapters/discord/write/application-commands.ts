import type { CommandOption, CommandSpec } from '../../../core/jobs/command.ts';
import type { Locale } from '../../../core/strings/locale.ts';
import { MAX_CHOICES, MESSAGE_MENU, OPTION_TYPES } from '../command-types.ts';
import { registeredSchema } from './payloads.ts';
import { type CommandTranslations, toDiscordLocales } from './translations.ts';

// https://docs.discord.com/developers/interactions/application-commands
const MAX_COMMANDS = 100;
const MAX_DESCRIPTION = 100;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_MENU = 15;
const MAX_NAME = 32;
const CHAT_INPUT = 1;

/** Commands as Discord registers them: in guilds and direct messages, installed in guilds. */
export function toApplicationCommands(
  commands: readonly CommandSpec[],
  translations: CommandTranslations = new Map(),
) {
  const usable = commands.filter(({ name }) => isName(name)).slice(0, MAX_COMMANDS);
  return [
    ...usable.map((spec) => toSlashCommand(spec, usable, translations)),
    ...usable
      .flatMap(({ name, menu }) => (menu ? [{ name, label: menu.label }] : []))
      .slice(0, MAX_MENU)
      .map(({ name, label }) => ({
        type: MESSAGE_MENU,
        name: label,
        name_localizations: toLocalizations(
          { translations, name, standard: label },
          ({ menu }) => menu?.label.slice(0, MAX_NAME) ?? label,
        ),
        ...EVERYWHERE,
      })),
  ];
}

function toSlashCommand(
  { name, description, options }: CommandSpec,
  commands: readonly CommandSpec[],
  translations: CommandTranslations,
) {
  const describe = (about: string, subject: string, locale: Locale) =>
    toDescription(withLocalNames(about, commands, locale), subject);
  const standard = toDescription(description, name);
  return {
    type: CHAT_INPUT,
    name,
    name_localizations: toLocalizations({ translations, name, standard: name }, toName),
    description: standard,
    description_localizations: toLocalizations({ translations, name, standard }, (spec, locale) =>
      describe(spec.description, name, locale),
    ),
    options: options
      .filter((option) => isName(option.name))
      // Discord wants the required ones first.
      .toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired))
      .map(toApplicationOption)
      .map((option) => ({
        ...option,
        description_localizations: toLocalizations(
          { translations, name, standard: option.description },
          (spec, locale) => {
            const own = spec.options.find((each) => each.name === option.name);
            return describe(own?.description ?? '', option.name, locale);
          },
        ),
      })),
    ...EVERYWHERE,
  };
}

type Localized = {
  readonly translations: CommandTranslations;
  /** Of the command. */
  readonly name: string;
  /** What stands where a language has no text of its own. */
  readonly standard: string;
};

/**
 * One text of a command in every language, by Discord’s codes. One that is the standard text is
 * left out, as Discord leaves it out of what it keeps.
 */
// https://docs.discord.com/developers/interactions/application-commands#localization
function toLocalizations(
  { translations, name, standard }: Localized,
  toText: (spec: CommandSpec, locale: Locale) => string,
): Readonly<Record<string, string>> {
  const texts = [...translations].flatMap(([locale, specs]) => {
    const spec = specs.find((each) => each.name === name);
    const text = spec ? toText(spec, locale) : standard;
    return toDiscordLocales(locale).map((code) => [code, text] as const);
  });
  return Object.fromEntries(texts.filter(([, text]) => text !== standard));
}

/** One that Discord would refuse is refused with all other commands. */
function toName({ name, names }: CommandSpec, locale: Locale): string {
  const local = names?.[locale] ?? name;
  return isName(local) ? local : name;
}

/** With the commands that a text names (`/recall`) as they are called in its language. */
function withLocalNames(text: string, commands: readonly CommandSpec[], locale: Locale): string {
  return text.replaceAll(/(?<![\w/:.])\/([a-z]+)(?![\w/])/g, (whole, name: string) => {
    const command = commands.find((each) => each.name === name);
    return command ? `/${toName(command, locale)}` : whole;
  });
}

const EVERYWHERE = { contexts: [0, 1], integration_types: [0] };

/** Whether what is registered is what should be; Discord adds fields and leaves out defaults. */
export function isRegistered(
  registered: unknown,
  wanted: ReturnType<typeof toApplicationCommands>,
): boolean {
  return toComparable(registered) === toComparable(wanted);
}

function toComparable(commands: unknown): string {
  return JSON.stringify(
    registeredSchema.parse(commands).toSorted((a, b) => compare(a.name, b.name)),
  );
}

function toApplicationOption({
  name,
  description,
  type,
  isRequired,
  choices,
  suggests,
}: CommandOption) {
  const isFew = choices.length <= MAX_CHOICES;
  return {
    type: OPTION_TYPES[type],
    name,
    description: toDescription(description, name),
    required: isRequired,
    ...(choices.length > 0 && isFew
      ? { choices: choices.map((choice) => ({ name: choice, value: choice })) }
      : {}),
    ...(isFew && suggests === undefined ? {} : { autocomplete: true }),
  };
}

function isName(name: string): boolean {
  return NAME.test(name) && name === name.toLowerCase();
}

function toDescription(description: string, name: string): string {
  return Array.from(description).slice(0, MAX_DESCRIPTION).join('').trim() || name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
