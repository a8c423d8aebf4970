import type { Command } from '../src/core/command.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { help } from './help.ts';
import { reset } from './reset.ts';

/** Every command, in the order in which `/help` lists them. */
export const commands: readonly Command[] = [ask, reset, help, about];
