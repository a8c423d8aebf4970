import {
  checkDescriptions,
  checkNames,
  checkUnique,
  isCalled,
  withoutStandardTexts,
} from './command-names.ts';
import { invalidForm, refuse } from './errors.ts';
import { atMost, type Path, toInteger, toList, toRequired } from './json.ts';
import type { Command, Json } from './types.ts';
import type { World } from './world.ts';

// Discord docs, "Application Commands".
const MAX_COMMANDS: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const MAX_OPTIONS = 25;
const MAX_CHOICES = 25;
const MAX_CHOICE = 100;
const MAX_TOTAL = 8000;
const MAX_STRING_OPTION = 6000;
const SUB_TYPES = [1, 2];

/** Checks names and descriptions and gives their share of the 8,000 characters. */
const checkTexts = (item: Json, path: Path, isChatInput: boolean): number =>
  checkNames(item, path, isChatInput) + checkDescriptions(item, path, isChatInput);

const checkChoices = (option: Json, path: Path): number => {
  const choices = toList(option.choices, [...path, 'choices']);
  atMost(choices, MAX_CHOICES, [...path, 'choices']);
  if (choices.length > 0 && option.autocomplete === true)
    throw invalidForm(
      path,
      'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_MUTUALLY_EXCLUSIVE',
      'choices and autocomplete are mutually exclusive',
    );
  let total = 0;
  for (const [index, choice] of choices.entries()) {
    const at = [...path, 'choices', index];
    total += toRequired(choice.name, [...at, 'name'], { min: 1, max: MAX_CHOICE }).length;
    if (typeof choice.value === 'string')
      total += toRequired(choice.value, [...at, 'value'], { min: 1, max: MAX_CHOICE }).length;
  }
  return total;
};

const checkOptions = (value: unknown, path: Path, depth: number): number => {
  const options = toList(value, path);
  atMost(options, MAX_OPTIONS, path);
  let total = 0;
  let sawOptional = false;
  for (const [index, option] of options.entries()) {
    const at = [...path, index];
    const type = toInteger(option.type, [...at, 'type'], 1, 11);
    if (type === undefined || (SUB_TYPES.includes(type) && depth >= (type === 2 ? 1 : 2)))
      throw invalidForm([...at, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Type.');
    total += checkTexts(option, at, true) + checkChoices(option, at);
    toInteger(option.max_length, [...at, 'max_length'], 1, MAX_STRING_OPTION);
    if (SUB_TYPES.includes(type))
      total += checkOptions(option.options, [...at, 'options'], depth + 1);
    if (option.required === true && sawOptional)
      throw invalidForm(
        [...at, 'required'],
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    sawOptional ||= option.required !== true;
  }
  checkUnique(options, path, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS');
  return total;
};

const checkCommand = (command: Json, path: Path): number => {
  const type = toInteger(command.type, [...path, 'type'], 1, 3) ?? 1;
  const total = checkTexts(command, path, type === 1);
  if (type !== 1 && toList(command.options, [...path, 'options']).length > 0)
    throw invalidForm(
      [...path, 'options'],
      'APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED',
      'Context menu commands cannot have options',
    );
  const size = total + checkOptions(command.options, [...path, 'options'], 0);
  if (size > MAX_TOTAL)
    throw invalidForm(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
  return type;
};

/** Bulk overwrite: checks every command, replaces all types, keeps ids of kept names. */
export const putCommands = (world: World, guildId: string | null, body: unknown): Command[] => {
  if (!Array.isArray(body)) throw invalidForm([], 'BASE_TYPE_BAD_LIST', 'Must be a list.');
  const list = toList(body, []);
  const scope = guildId ?? 'global';
  const before = world.commands.get(scope) ?? [];
  const counts: Record<number, number> = {};
  const commands = list.map((json, index): Command => {
    const type = checkCommand(json, [index]);
    const name = String(json.name);
    counts[type] = (counts[type] ?? 0) + 1;
    if ((counts[type] ?? 0) > (MAX_COMMANDS[type] ?? 0)) throw refuse(30032);
    const known = before.find((command) => command.type === type && command.name === name);
    return {
      nsfw: false,
      default_member_permissions: null,
      integration_types: [0],
      contexts: null,
      description: '',
      ...withoutStandardTexts(json),
      id: known?.id ?? world.newId(),
      application_id: world.bot.id,
      version: world.newId(),
      name,
      type,
      guildId,
    };
  });
  for (const own of Map.groupBy(commands, ({ type }) => type).values())
    checkUnique(own, [], 'APPLICATION_COMMANDS_DUPLICATE_NAME');
  world.commands.set(scope, commands);
  return commands;
};

const withoutLocalizations = (item: Json): Json =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => !name.endsWith('_localizations'))
      .map(([name, value]) => [
        name,
        name === 'options' ? toList(value, []).map(withoutLocalizations) : value,
      ]),
  );

/** A command as the API gives it back; other languages only where they are asked for. */
export const toCommand = (
  { guildId, ...command }: Command,
  hasLocalizations: boolean = false,
): Json => ({
  ...(hasLocalizations ? command : withoutLocalizations(command)),
  ...(guildId === null ? {} : { guild_id: guildId }),
});

/**
 * The command a person would find by what they type: the guild's own first, then the global one.
 * It may be its own name, and what their client calls it.
 */
export const findCommand = (
  world: World,
  guildId: string | null,
  typed: string,
  { type, locale }: { readonly type: number; readonly locale: string | undefined },
): Command => {
  const scopes = [
    guildId === null ? [] : (world.commands.get(guildId) ?? []),
    world.commands.get('global') ?? [],
  ];
  const context = guildId === null ? 1 : 0;
  const command = scopes
    .flat()
    .find(
      (item) =>
        isCalled(item, typed, locale ?? 'en-US') &&
        item.type === type &&
        (!Array.isArray(item.contexts) || item.contexts.includes(context)),
    );
  if (!command) throw new Error(`No command "${typed}" of type ${type} can be chosen here`);
  return command;
};
