import { readFileSync } from 'node:fs';
import { useProxies } from '../../src/proxy.ts';
import { Unreachable } from '../probe/reach.ts';
import { checks } from './checks/index.ts';
import { type Context, createContext } from './context.ts';
import { type Live, tryLive } from './live/index.ts';
import { type DoctorOptions, readOptions, USAGE } from './options.ts';
import { count, renderResults, toJson } from './render.ts';
import { runChecks } from './run.ts';

type Output = { write(text: string): unknown };

export type DoctorRun = {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  readonly hasColors: boolean;
  /** Where the file `.env` is. */
  readonly envPath?: string;
};

const CALLED_WRONGLY = 2;

/** The doctor from its arguments to its exit code. */
export async function runDoctor(given: DoctorRun): Promise<number> {
  const options = readOptions(given.args);
  if (typeof options === 'string') {
    given.err.write(`${options}\n`);
    return CALLED_WRONGLY;
  }
  if (options.help) {
    given.out.write(USAGE);
    return 0;
  }
  const context = createContext(given.environment, {
    isFull: options.full,
    envPath: given.envPath ?? '.env',
  });
  await useProxies(context.config.proxy);
  const say = (text: string) => given.out.write(context.secrets.redact(text));
  if (options.live.length > 0) return runLive(context, options, say);
  const results = await runChecks(checks, context);
  if (options.json) say(`${toJson(results, version())}\n`);
  else say(`Parley ${version()}\n\n${renderResults(results, given)}`);
  const { failed, warned } = count(results);
  return failed > 0 || (options.strict && warned > 0) ? 1 : 0;
}

async function runLive(
  context: Context,
  { live, keep }: DoctorOptions,
  say: (text: string) => void,
): Promise<number> {
  say('Test messages come and go in the channel for about a minute…\n\n');
  let isTried = true;
  for (const channel of live) {
    const tried = await tryLive(context, channel, { keep, version: version() }).catch(toUntried);
    say(`${tried.text}\n`);
    isTried &&= tried.isTried;
  }
  return isTried ? 0 : 1;
}

function toUntried(error: unknown): Live {
  if (!(error instanceof Unreachable)) throw error;
  return { text: `Nothing could be tried: ${error.message}.\n`, isTried: false };
}

function version(): string {
  const path = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  return version;
}
