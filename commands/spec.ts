import type { CommandOption, CommandSpec } from '../src/core/jobs/command.ts';
import { readCatalog } from '../src/core/strings/locale.ts';
import { catalog } from './strings/en.ts';
import { commandStrings } from './strings/index.ts';
import { toLocalNames } from './strings/names.ts';

type NamedOption = Omit<CommandOption, 'description'>;

type Form = Omit<CommandSpec, 'name' | 'names' | 'description' | 'options' | 'menu' | 'words'> & {
  readonly name: keyof typeof catalog;
  readonly options: readonly NamedOption[];
  /** What is made of a message from whose menu it was chosen. */
  readonly menu?: NonNullable<CommandSpec['menu']>['toOptions'];
};

/** What platforms need to know of a command, with its words from the catalog. */
export function defineSpec({ name, options, menu: toOptions, ...form }: Form): CommandSpec {
  const english: ReturnType<NonNullable<CommandSpec['words']>> = catalog[name];
  return {
    ...form,
    name,
    names: toLocalNames(name),
    description: english.description,
    options: options.map((option) => ({
      ...option,
      description: english.options[option.name] ?? '',
    })),
    ...(toOptions ? { menu: { label: english.menu ?? '', toOptions } } : {}),
    words: () => commandStrings[name],
    wordsIn: async (locale) => (await readCatalog(commandStrings, locale))[name],
  };
}

/** An option that takes words. */
export function toTextOption(name: string, more: Partial<NamedOption> = {}): NamedOption {
  return { name, type: 'string', isRequired: false, choices: [], ...more };
}
