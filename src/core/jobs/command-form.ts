import { type Form, parseAction, toAction } from '../content.ts';
import type { CommandEvent, FormEvent, OptionValue } from '../events.ts';
import { strings } from '../strings/en.ts';
import type { CommandSpec } from './command-spec.ts';

type Options = Readonly<Record<string, OptionValue>>;

/**
 * Whether a command was used without something that it needs: it asks for that with a form, where
 * there can be one.
 */
export function lacks(command: CommandSpec | undefined, options: Options): boolean {
  return (command?.options ?? []).some(
    ({ name, isRequired }) => isRequired && isEmpty(options[name]),
  );
}

/**
 * The sentence about an option that is none of its choices, which forms and typed commands may
 * hold; null where all are.
 */
export function findWrong({ name, options }: CommandSpec, given: Options): string | null {
  const wrong = options.find(
    (option) =>
      option.choices.length > 0 &&
      !isEmpty(given[option.name]) &&
      !option.choices.some((choice) => choice === given[option.name]),
  );
  return wrong ? strings.oneOf(name, wrong.name, wrong.choices) : null;
}

/**
 * The form that asks for what is missing, with what was given to be looked over. Its action names
 * what the person did not type.
 */
export function toMissingForm(
  command: CommandSpec,
  { options, typed }: Pick<CommandEvent, 'options' | 'typed'>,
): Form {
  const asked = command.options.filter(
    ({ name, type, isRequired }) =>
      type !== 'attachment' && (isRequired || !isEmpty(options[name])),
  );
  const chosen = Object.keys(options).filter((name) => !typed.includes(name));
  return {
    title: `/${command.name}`.slice(0, 24),
    action: toAction(`/${command.name}`, chosen.join(',')),
    fields: asked.slice(0, MAX_FIELDS).map(({ name, description, type }) => ({
      name,
      label: description.slice(0, 45),
      value: String(options[name] ?? '').slice(0, MAX_VALUE),
      isLong: type === 'string',
    })),
  };
}

const MAX_FIELDS = 5; // Discord: components of a modal
const MAX_VALUE = 3_000; // Slack: plain_text_input

/** The command that such a form completes; null for a form of another kind. */
export function toCompleted(event: FormEvent): CommandEvent | null {
  const name = nameOfForm(event.action);
  if (name === null) return null;
  const { key, conversation, place, at, speaker, fields, interaction } = event;
  // What was left empty too: it is told what it lacks, not asked again.
  const options = { ...fields };
  const chosen = parseAction(event.action).jobId.split(',');
  const typed = Object.keys(fields).filter((field) => !chosen.includes(field));
  const base = { key, conversation, place, at, speaker, name, options, typed, interaction };
  return { ...base, type: 'command', locale: null, messageId: null };
}

/** The command that a form's action belongs to; null where it is none's. */
export function nameOfForm(action: string): string | null {
  const { verb } = parseAction(action);
  return verb.startsWith('/') ? verb.slice(1) : null;
}

function isEmpty(value: OptionValue | undefined): boolean {
  return value === undefined;
}
