import type { Command } from '../src/core/command.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { describe } from './describe.ts';
import { help } from './help.ts';
import { imagine } from './imagine.ts';
import { reset } from './reset.ts';
import { transcribe } from './transcribe.ts';

/** Every command, in the order in which `/help` lists them. */
export const commands: readonly Command[] = [
  ask,
  imagine,
  describe,
  transcribe,
  reset,
  help,
  about,
];
