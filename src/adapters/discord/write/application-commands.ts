import type { CommandOption, CommandSpec } from '../../../core/jobs/command.ts';
import { MAX_CHOICES, MESSAGE_MENU, OPTION_TYPES } from '../command-types.ts';
import { registeredSchema } from './payloads.ts';
import type { CommandTranslations } from './translations.ts';

// https://docs.discord.com/developers/interactions/application-commands
const MAX_COMMANDS = 100;
const MAX_DESCRIPTION = 100;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_MENU = 15;
const MAX_NAME = 32;
const CHAT_INPUT = 1;

/**
 * Commands as Discord registers them: in guilds and direct messages, installed in guilds. Their
 * names are the same in every language: they are what `/help` and all sentences tell to type.
 */
export function toApplicationCommands(
  commands: readonly CommandSpec[],
  translations: CommandTranslations = new Map(),
) {
  const usable = commands.filter(({ name }) => isName(name)).slice(0, MAX_COMMANDS);
  return [
    ...usable.map(({ name, description, options }) => ({
      type: CHAT_INPUT,
      name,
      description: toDescription(description, name),
      description_localizations: toLocalizations(translations, name, (spec) =>
        toDescription(spec.description, name),
      ),
      options: options
        .filter((option) => isName(option.name))
        // Discord wants the required ones first.
        .toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired))
        .map((option) => ({
          ...toApplicationOption(option),
          description_localizations: toLocalizations(translations, name, (spec) =>
            toDescription(
              spec.options.find((each) => each.name === option.name)?.description ?? '',
              option.name,
            ),
          ),
        })),
      ...EVERYWHERE,
    })),
    ...usable
      .flatMap(({ name, menu }) => (menu ? [{ name, label: menu.label }] : []))
      .slice(0, MAX_MENU)
      .map(({ name, label }) => ({
        type: MESSAGE_MENU,
        name: label,
        name_localizations: toLocalizations(
          translations,
          name,
          ({ menu }) => menu?.label.slice(0, MAX_NAME) ?? label,
        ),
        ...EVERYWHERE,
      })),
  ];
}

/** What a command is called in every language, by Discord’s codes. */
function toLocalizations(
  translations: CommandTranslations,
  name: string,
  toText: (spec: CommandSpec) => string,
): Readonly<Record<string, string>> {
  const texts = [...translations].flatMap(([code, specs]) => {
    const spec = specs.find((each) => each.name === name);
    return spec ? [[code, toText(spec)] as const] : [];
  });
  return Object.fromEntries(texts);
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
