import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { readEnvFile } from '../../src/config/env-file.ts';
import { findProxyMistakes, toProxyVariables } from '../../src/config/proxy.ts';
import { variables } from '../../src/config.ts';
import { UserError } from '../../src/core/errors.ts';
import { useProxies } from '../../src/proxy.ts';
import { setUpAccess } from './access.ts';
import { Canceled, createDialog, type Dialog } from './dialog.ts';
import { setUpDiscord } from './discord.ts';
import { type Changes, mergeEnv, readEnvText, writeEnvText } from './env-file.ts';
import { setUpGemini } from './gemini.ts';
import { setUpService } from './service.ts';
import { setUpSlack } from './slack.ts';
import type { Step, StepContext, Values } from './step.ts';
import { findStartMistakes, setUpUnasked } from './unasked.ts';

export type SetupRun = {
  readonly args: readonly string[];
  readonly environment: Values;
  readonly input: Readable;
  readonly output: Writable;
  readonly isTerminal: boolean;
  readonly envPath?: string;
};

const USAGE = `Asks for what Parley needs, checks each value, and writes .env.

  npm run setup            ask; can be run again to keep, change or remove
  npm run setup -- --yes   don’t ask: check the variables that the environment
                           sets, and write them
`;

const NOT_HERE = `Setup needs a terminal to ask its questions. Without one, set the variables of .env.example in the environment and run
  npm run setup -- --yes
or copy .env.example to .env and fill it in; npm run doctor checks it.
`;

const CALLED_WRONGLY = 2;
const STOPPED = 130; // As a shell tells an end by Ctrl-C.
const STOPPED_WORDS = '\nStopped. Everything decided so far is in .env.\n';

/** Ctrl-C while nothing is asked: between two questions. */
export function stopSetup(output: Writable): number {
  output.write(STOPPED_WORDS);
  return STOPPED;
}

const STEPS: readonly Step[] = [setUpGemini, setUpSlack, setUpDiscord, setUpAccess, setUpService];

/** The set-up from its arguments to its exit code. */
export async function runSetup(run: SetupRun): Promise<number> {
  const { args, output, isTerminal, envPath = '.env' } = run;
  const options = readArguments(args);
  if (options === null || options.help) {
    output.write(USAGE);
    return options === null ? CALLED_WRONGLY : 0;
  }
  const file = createEnv(envPath, run.environment);
  const around = { ...readEnvFile(envPath).values, ...run.environment };
  const wrong = findProxyMistakes(around);
  if (wrong.length > 0) throw new UserError('config_failed', wrong.join('\n'));
  await useProxies(toProxyVariables(around));
  if (options.yes) return setUpUnasked({ values: file.given(), save: file.save, output });
  if (!isTerminal) {
    output.write(NOT_HERE);
    return CALLED_WRONGLY;
  }
  const dialog = createDialog(run);
  try {
    await ask({ dialog, values: file.values, save: file.save, places: [] });
    return close(dialog, file.check());
  } catch (error) {
    if (!(error instanceof Canceled)) throw error;
    return stopSetup(output);
  }
}

async function ask(context: StepContext): Promise<void> {
  const { dialog } = context;
  dialog.title('Setting up Parley. You can skip any question; Ctrl-C stops at any time.');
  for (const step of STEPS) await step(context);
}

/** What the start would refuse is told here, whether it was asked about or stood there before. */
function close(dialog: Dialog, mistakes: readonly string[]): number {
  for (const line of mistakes) dialog.problem(line);
  if (mistakes.length > 0) {
    dialog.problem('Parley won’t start like this. Correct .env, or run this again.');
    return 1;
  }
  dialog.done('Done. Next: npm start. If something doesn’t work: npm run doctor.');
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    const options = {
      yes: { type: 'boolean', short: 'y', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return null;
  }
}

/** The file is read again for each change, so that other programs' changes are not lost. */
function createEnv(path: string, environment: Values) {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const { isReadable, mistakes } = readEnvFile(path);
  if (!isReadable) throw new UserError('config_failed', mistakes.join('\n'));
  const given = () =>
    Object.fromEntries(
      variables.flatMap((name) => (environment[name]?.trim() ? [[name, environment[name]]] : [])),
    );
  return {
    given,
    values: (): Values => ({ ...readEnvFile(path).values, ...given() }),
    check(): readonly string[] {
      const { values, mistakes, warnings } = readEnvFile(path);
      return findStartMistakes(
        { ...values, ...given() },
        { values, mistakes, warnings, outside: {} },
      );
    },
    save(changes: Changes) {
      writeEnvText(path, mergeEnv(readEnvText(path), example, changes));
    },
  };
}
