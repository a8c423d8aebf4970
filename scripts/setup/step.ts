import { type Config, parseConfig } from '../../src/config.ts';
import type { Choice, Dialog } from './dialog.ts';
import type { Changes } from './env-file.ts';

/** The variables as they stand, those of the environment over those of the file. */
export type Values = Readonly<Record<string, string | undefined>>;

/** What a step may use. */
export type StepContext = {
  readonly dialog: Dialog;
  values(): Values;
  /** Writes what was decided, at once. */
  save(changes: Changes): void;
  /** Who may use it: names that were met on the way, with their ids. */
  readonly places: Choice<string>[];
};

/** A part of the set-up. */
export type Step = (context: StepContext) => Promise<void>;

/** Nothing but what a check needs, so that a mistake elsewhere does not hold it up. */
export function toConfig(values: Values, names: readonly string[]): Config {
  return parseConfig(Object.fromEntries(names.map((name) => [name, values[name]])));
}

/** What becomes of something that is set already. */
export async function keepOrChange(
  dialog: Dialog,
  what: string,
): Promise<'keep' | 'change' | 'remove'> {
  const chosen = await dialog.choose(`${what} is already set up.`, [
    { value: 'keep', label: 'Keep it' },
    { value: 'change', label: 'Change it' },
    { value: 'remove', label: 'Remove it' },
  ]);
  return chosen ?? 'keep';
}

/** What a check of a value says: null if it works. */
export type Refused = { readonly text: string; readonly isUnreachable: boolean };

/**
 * Asks for a secret until it works, is taken unchecked, or is left out (empty).
 */
export async function askForSecret(
  dialog: Dialog,
  {
    message,
    findFlaw,
    check,
  }: {
    readonly message: string;
    readonly findFlaw: (value: string) => string | null;
    readonly check: (value: string) => Promise<Refused | null>;
  },
): Promise<string> {
  for (;;) {
    const given = await dialog.secret(message, findFlaw);
    if (given === '') return '';
    dialog.say('Checking it…');
    const refused = await check(given);
    if (refused === null) return given;
    dialog.problem(refused.text);
    const next = await dialog.choose('What now?', [
      { value: 'again', label: 'Enter it again' },
      ...(refused.isUnreachable
        ? [{ value: 'take' as const, label: 'Use it unchecked; npm run doctor checks it later' }]
        : []),
      { value: 'leave', label: 'Continue without it' },
    ]);
    if (next === 'take') return given;
    if (next === 'leave') return '';
  }
}

/** What is wrong with the form of a value, behind the name of what it is. */
export function toFlaw(name: string, mistake: string | null): string | null {
  return mistake === null ? null : `${name} ${mistake}.`;
}
