import { expect, onTestFinished, test } from 'vitest';
import { createHelp, HELP_GROUPS } from '../../commands/help.ts';
import { commands } from '../../commands/index.ts';
import { catalog } from '../../commands/strings/en.ts';
import { toLocalizedSpec } from '../../src/core/jobs/command.ts';
import { LOCALES, setDefaultLocale } from '../../src/core/strings/locale.ts';
import { CHANNEL } from './here.ts';
import { textOf, useCommand } from './use.ts';

const help = async () =>
  textOf(
    await useCommand(() => createHelp(), { place: CHANNEL, name: 'Ada', options: {}, typed: [] }),
  );

test('every command has its words, and each of its options too', () => {
  expect(commands.map(({ name }) => name).toSorted()).toEqual(Object.keys(catalog).toSorted());
  for (const spec of commands) {
    const { options } = catalog[spec.name as keyof typeof catalog];
    expect(Object.keys(options)).toEqual(spec.options.map(({ name }) => name));
    expect(toLocalizedSpec(spec)).toEqual(spec);
  }
});

test('what stands in menus is short, and holds no Markdown', () => {
  for (const { description, options, menu } of commands) {
    expect(description).toMatch(/^[A-Z][^`*_]{4,59}$/);
    for (const option of options) expect(option.description).toMatch(/^[^`*_]{4,99}$/);
    if (menu) expect(menu.label.length).toBeLessThanOrEqual(24);
  }
});

test('/help shows each command once, with an example', async () => {
  const text = await help();
  const shown = [...text.matchAll(/`\/([a-z]+)/g)].map(([, name]) => name);
  const listed = Object.values(HELP_GROUPS).flat();
  expect(shown.toSorted()).toEqual([...listed].toSorted());
  expect([...listed, 'help'].toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

/** Discord takes 2,000 characters; a few are left for what formatting adds. */
const MAX_HELP_CHARS = 1_950;

test.for(LOCALES)('/help fits into one message in %s', async (locale) => {
  onTestFinished(() => setDefaultLocale('en'));
  await setDefaultLocale(locale);

  expect((await help()).length).toBeLessThanOrEqual(MAX_HELP_CHARS);
});
