import { COMMAND_WORD, findByName } from '../../../core/command-names.ts';
import type { OptionValue } from '../../../core/events.ts';
import { type CommandSpec, parseOptions } from '../../../core/jobs/command.ts';
import { type Suggest, toMatching } from '../../../core/jobs/command-form.ts';
import type { Attachment } from '../../../core/messages.ts';
import { MAX_CHOICES, MESSAGE_MENU, OPTION_TYPES } from '../command-types.ts';
import type { CalledPayload, OptionPayload } from './payloads.ts';
import { toReadableText } from './text.ts';

const MAX_CHOICE = 100; // docs: Application Command Option Choice Structure

export type Typed = { readonly name: string; readonly options: Record<string, OptionValue> };

const COMMAND = new RegExp(String.raw`^/(${COMMAND_WORD})(?:\s+([\s\S]*))?$`, 'u');

/** A command written as a message (`/ask why` behind a mention); null if the text is not one. */
export function parseMessage(
  text: string,
  commands: readonly CommandSpec[],
  attachments: readonly Attachment[] = [],
): Typed | null {
  const [, word = '', rest = ''] = COMMAND.exec(text) ?? [];
  const command = findByName(commands, word);
  if (!command) return null;
  return { name: command.name, options: parseOptions(rest, command.options, attachments) };
}

/** What a person chose in Discord's own form for a command, by option. */
export function toOptions(
  { options }: Pick<CalledPayload, 'options'>,
  toFile: (id: string) => Attachment | null,
): Record<string, OptionValue> {
  const values: Record<string, OptionValue> = {};
  for (const { name, value, type } of toLeaves(options)) {
    const chosen = type === OPTION_TYPES.attachment ? toFile(String(value)) : value;
    if (chosen !== null)
      values[name] = typeof chosen === 'string' ? toReadableText(chosen) : chosen;
  }
  return values;
}

/** What fits the words typed so far, for the option that is being typed. */
export async function toChoices(
  called: { readonly name: string; readonly options: readonly OptionPayload[] },
  commands: readonly CommandSpec[],
  suggest: Suggest,
) {
  const command = commands.find(({ name }) => name === called.name);
  const focused = toLeaves(called.options).find((option) => option.focused);
  const option = command?.options.find(({ name }) => name === focused?.name);
  const all = option?.suggests ? await suggest(option.suggests) : (option?.choices ?? []);
  return toMatching(all, String(focused?.value ?? ''), MAX_CHOICES)
    .filter((choice) => choice.length <= MAX_CHOICE)
    .map((choice) => ({ name: choice, value: choice }));
}

/** The command that an interaction calls, by its name or by its label in a message's menu. */
export function findCommand(
  called: Pick<CalledPayload, 'name' | 'type'>,
  commands: readonly CommandSpec[],
): CommandSpec | undefined {
  const isMenu = called.type === MESSAGE_MENU;
  return commands.find(({ name, menu }) => (isMenu ? menu?.label : name) === called.name);
}

/** The options that have a value, also those of subcommands. */
function toLeaves(options: readonly OptionPayload[]): readonly OptionPayload[] {
  return options.flatMap((option) => (option.options ? toLeaves(option.options) : [option]));
}
