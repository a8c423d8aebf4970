import type { CommandOption, CommandSpec } from '../../../core/jobs/command.ts';
import { MAX_CHOICES, MESSAGE_MENU, OPTION_TYPES } from '../command-types.ts';
import { registeredSchema } from './payloads.ts';

// https://docs.discord.com/developers/interactions/application-commands
const MAX_COMMANDS = 100;
const MAX_DESCRIPTION = 100;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_MENU = 15;
const CHAT_INPUT = 1;

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
        // Discord wants the required ones first.
        .toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired))
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
