import type { Command } from '../src/core/command.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { describe } from './describe.ts';
import { effort } from './effort.ts';
import { help } from './help.ts';
import { imagine } from './imagine.ts';
import { model } from './model.ts';
import { persona } from './persona.ts';
import { quiet } from './quiet.ts';
import { reset } from './reset.ts';
import { settings } from './settings.ts';
import { timezone } from './timezone.ts';
import { transcribe } from './transcribe.ts';
import { usage } from './usage.ts';

/** Every command, in the order in which `/help` lists them. */
export const commands: readonly Command[] = [
  ask,
  imagine,
  describe,
  transcribe,
  model,
  effort,
  persona,
  quiet,
  timezone,
  settings,
  usage,
  reset,
  help,
  about,
];
