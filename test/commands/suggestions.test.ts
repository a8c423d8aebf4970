import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { toChoices } from '../../src/adapters/discord/receive/commands.ts';
import { toApplicationCommands } from '../../src/adapters/discord/write/application-commands.ts';
import { isReserved } from '../../src/adapters/slack/commands.ts';
import { toManifest } from '../../src/adapters/slack/manifest.ts';
import { createSuggest, toMatching } from '../../src/core/jobs/command-form.ts';

const never = () => Promise.reject(new Error('not asked for here'));

test('models are asked for once and shown from memory, without those that do not chat', async () => {
  let asked = 0;
  let now = 0;
  const list = async () => {
    asked += 1;
    return [`gemini-${asked}`, 'imagen-4', 'gemini-embedding-2'];
  };
  const suggest = createSuggest({ list, check: never }, () => now);
  expect(await suggest('models')).toEqual(['gemini-1']);
  expect(await suggest('models')).toEqual(['gemini-1']);
  now += 60 * 60_000;
  expect(await suggest('models')).toEqual(['gemini-1']); // Renewed behind the list that is shown.
  await Promise.resolve();
  expect(await suggest('models')).toEqual(['gemini-2']);
});

test('a server without a list gives no suggestions, and is not asked at every key', async () => {
  let asked = 0;
  const list = () => {
    asked += 1;
    return Promise.reject(new Error('no list'));
  };
  const suggest = createSuggest({ list, check: never }, () => 0);
  expect(await suggest('models')).toEqual([]);
  expect(await suggest('models')).toEqual([]);
  expect(asked).toBe(1);
});

test('what begins with what was typed comes first', () => {
  expect(toMatching(['a/berlin', 'berlin', 'bern'], 'BER', 2)).toEqual(['berlin', 'bern']);
});

test('Discord gets 25 time zones at most, and those that fit', async () => {
  const suggest = createSuggest({ list: never, check: never });
  const type = (value: string) =>
    toChoices(
      { name: 'timezone', options: [{ type: 3, name: 'zone', value, focused: true }] },
      commands,
      suggest,
    );
  expect(await type('')).toHaveLength(25);
  expect(await type('berl')).toEqual([{ name: 'Europe/Berlin', value: 'Europe/Berlin' }]);
});

test('options that are completed are registered so, and take other values too', () => {
  const [model] = toApplicationCommands(commands.filter(({ name }) => name === 'model'));
  expect(model).toMatchObject({
    options: expect.arrayContaining([
      expect.objectContaining({ name: 'name', autocomplete: true }),
    ]),
  });
  expect(JSON.stringify(model)).not.toContain('choices');
});

test('every command is registered on Discord, and on Slack under a name of its own that is free', () => {
  expect(toApplicationCommands(commands).map(({ name }) => name)).toEqual([
    ...commands.map(({ name }) => name),
    ...commands.flatMap(({ menu }) => menu?.label ?? []),
  ]);
  const { features } = toManifest({ commands, prefix: '', socketMode: true, url: null });
  const names = features.slash_commands.map(({ command }) => command.slice(1));
  expect(new Set(names).size).toBe(commands.length + 1);
  expect(names.filter(isReserved)).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(['model', 'persona', 'parley-settings']));
  expect(features.shortcuts.map(({ name }) => name)).toEqual(
    commands.flatMap(({ menu }) => menu?.label ?? []),
  );
  expect(features.shortcuts.every(({ name }) => name.length <= 24)).toBe(true);
  expect(names.every((name) => /^[a-z-]{1,32}$/.test(name))).toBe(true);
});
