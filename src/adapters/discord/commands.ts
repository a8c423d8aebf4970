import type { OptionValue } from '../../core/events.ts';
import type { CommandOption, CommandSpec } from '../../core/jobs/command.ts';
import { type Suggest, toMatching } from '../../core/jobs/command-suggestions.ts';
import { parseOptions } from '../../core/jobs/typed-command.ts';
import type { Attachment } from '../../core/messages.ts';
import { type Bag, textOf, toBags } from './json.ts';

export type Typed = { readonly name: string; readonly options: Record<string, OptionValue> };

/** A command written as a message (`/ask why` behind a mention); null where it is none. */
export function parseMessage(
  text: string,
  commands: readonly CommandSpec[],
  attachments: readonly Attachment[] = [],
): Typed | null {
  const [, word = '', rest = ''] = /^\/([\p{L}\p{N}_'-]+)(?:\s+([\s\S]*))?$/u.exec(text) ?? [];
  const command = commands.find(({ name }) => name === word.toLowerCase());
  if (!command) return null;
  return { name: command.name, options: parseOptions(rest, command.options, attachments) };
}

/** What a person chose in Discord's own form for a command, by option. */
export function toOptions(data: Bag, toFile: (id: string) => Attachment | null) {
  const values: Record<string, OptionValue> = {};
  for (const { name, value, type } of leavesOf(data)) {
    if (type === OPTION_TYPES.attachment) {
      const file = toFile(String(value));
      if (file) values[String(name)] = file;
    } else if (isPlain(value)) values[String(name)] = value;
  }
  return values;
}

/** What fits what has been typed so far, for the option that is being typed. */
export async function toChoices(data: Bag, commands: readonly CommandSpec[], suggest: Suggest) {
  const command = commands.find(({ name }) => name === textOf(data, 'name'));
  const focused = leavesOf(data).find((option) => option.focused === true);
  const option = command?.options.find(({ name }) => name === focused?.name);
  const all = option?.suggests ? await suggest(option.suggests) : (option?.choices ?? []);
  return toMatching(all, String(focused?.value ?? ''), MAX_CHOICES)
    .filter((choice) => choice.length <= MAX_CHOICE)
    .map((choice) => ({ name: choice, value: choice }));
}

// https://docs.discord.com/developers/interactions/application-commands
const MAX_COMMANDS = 100;
const MAX_CHOICES = 25;
const MAX_CHOICE = 100;
const MAX_DESCRIPTION = 100;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_MENU = 15;
const CHAT_INPUT = 1;
export const MESSAGE_MENU = 3;
const OPTION_TYPES = { string: 3, number: 10, boolean: 5, attachment: 11 } as const;

/** Commands as Discord registers them: in guilds and direct messages, installed in guilds. */
export function toApplicationCommands(commands: readonly CommandSpec[]) {
  const usable = commands.filter(({ name }) => isName(name)).slice(0, MAX_COMMANDS);
  return [
    ...usable.map(({ name, description, options }) => ({
      type: CHAT_INPUT,
      name,
      description: toDescription(description, name),
      options: options
        .filter((option) => isName(option.name))
        .toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired)) // Discord wants the required ones first.
        .map(toApplicationOption),
      ...EVERYWHERE,
    })),
    ...usable
      .flatMap(({ menu }) => menu?.label ?? [])
      .slice(0, MAX_MENU)
      .map((name) => ({ type: MESSAGE_MENU, name, ...EVERYWHERE })),
  ];
}

const EVERYWHERE = { contexts: [0, 1], integration_types: [0] };

/** The command that an interaction calls, by its name or by its label in the menu of a message. */
export function findCommand(payload: Bag, commands: readonly CommandSpec[]) {
  const called = textOf(payload, 'name');
  const isMenu = payload.type === MESSAGE_MENU;
  return commands.find(({ name, menu }) => (isMenu ? menu?.label === called : name === called));
}

/** Whether what is registered is what should be; Discord adds fields and leaves out defaults. */
export function isSame(registered: unknown, wanted: unknown): boolean {
  const normal = (list: unknown) =>
    JSON.stringify(
      toBags(list)
        .map(toComparable)
        .sort((a, b) => compare(a.name, b.name)),
    );
  return normal(registered) === normal(wanted);
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

function toComparable(command: Bag) {
  return {
    type: command.type ?? CHAT_INPUT,
    name: textOf(command, 'name'),
    description: textOf(command, 'description'), // A menu has none.
    contexts: command.contexts ?? null,
    integration_types: command.integration_types ?? [0],
    options: toBags(command.options).map((option) => ({
      type: option.type,
      name: option.name,
      description: option.description,
      required: option.required === true,
      autocomplete: option.autocomplete === true,
      choices: toBags(option.choices).map(({ name, value }) => [name, value]),
    })),
  };
}

function leavesOf(data: Bag): readonly Bag[] {
  return toBags(data.options).flatMap((option) =>
    Array.isArray(option.options) ? leavesOf(option) : [option],
  );
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
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
