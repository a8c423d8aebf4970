import type { Command } from '../src/core/command.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { describe } from './describe.ts';
import { help } from './help.ts';
import { reset } from './reset.ts';
import { transcribe } from './transcribe.ts';

/** Every command, in the order in which `/help` lists them. */
export const commands: readonly Command[] = [ask, describe, transcribe, reset, help, about];
