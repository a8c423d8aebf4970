import type { OptionValue } from '../../../core/events.ts';
import type { CommandSpec } from '../../../core/jobs/command-spec.ts';
import { type Suggest, toMatching } from '../../../core/jobs/command-suggestions.ts';
import { parseOptions } from '../../../core/jobs/typed-command.ts';
import type { Attachment } from '../../../core/messages.ts';
import { MAX_CHOICES, MESSAGE_MENU, OPTION_TYPES } from '../command-types.ts';
import { type Bag, textOf, toBags } from '../json.ts';

const MAX_CHOICE = 100; // docs: Application Command Option Choice Structure

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

/** The command that an interaction calls, by its name or by its label in the menu of a message. */
export function findCommand(payload: Bag, commands: readonly CommandSpec[]) {
  const called = textOf(payload, 'name');
  const isMenu = payload.type === MESSAGE_MENU;
  return commands.find(({ name, menu }) => (isMenu ? menu?.label === called : name === called));
}

function leavesOf(data: Bag): readonly Bag[] {
  return toBags(data.options).flatMap((option) =>
    Array.isArray(option.options) ? leavesOf(option) : [option],
  );
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
