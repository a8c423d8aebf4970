import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { discordStage } from './every/discord-stage.ts';
import { specs } from './every/uses.ts';
import { misuse, useEverywhere } from './every/using.ts';

const names = commands.map(({ name }) => name);

test.each(names)(
  'Discord: /%s works wherever it may be used, however it is given, and is read by whom it concerns',
  (name) => useEverywhere(name, discordStage),
  60_000,
);

test.each(names)(
  'Discord: /%s with what makes no sense, or by somebody who may not, is answered by one sentence',
  (name) => misuse(name, discordStage),
  60_000,
);

test('Discord: no command is left out', () => {
  expect(Object.keys(specs).toSorted()).toEqual(names.toSorted());
});
