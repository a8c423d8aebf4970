import type { Command } from '../src/core/jobs/command.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { describe } from './describe.ts';
import { effort } from './effort.ts';
import { event } from './event.ts';
import { help } from './help.ts';
import { imagine } from './imagine.ts';
import { model } from './model.ts';
import { persona } from './persona.ts';
import { poll } from './poll.ts';
import { quiet } from './quiet.ts';
import { remind } from './remind.ts';
import { reset } from './reset.ts';
import { settings } from './settings.ts';
import { summarize } from './summarize.ts';
import { tasks } from './tasks.ts';
import { timezone } from './timezone.ts';
import { transcribe } from './transcribe.ts';
import { translate } from './translate.ts';
import { usage } from './usage.ts';

/** Every command, in the order in which `/help` lists them. */
export const commands: readonly Command[] = [
  ask,
  imagine,
  describe,
  transcribe,
  summarize,
  tasks,
  event,
  poll,
  translate,
  remind,
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
