import { statSync } from 'node:fs';
import { readEnvFile } from '../../src/config/env-file.ts';
import { type Config, ConfigError, parseConfig } from '../../src/config.ts';
import { addConfigSecrets } from '../../src/config-secrets.ts';
import { createSecrets, type Secrets } from '../../src/core/secrets.ts';
import { createDiscordCall, type DiscordCall } from '../probe/discord.ts';
import { createGeminiProbe, type GeminiProbe } from '../probe/gemini.ts';
import type { Reply, Tick } from '../probe/reach.ts';
import { createSlackCall, type SlackCall, type SlackReply } from '../probe/slack.ts';
import { findRunning, type Running } from './running.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The file `.env` beside the program; null if it does not exist. */
type OwnFile = { readonly mode: number; readonly count: number } | null;

/** What the checks look at, and what they have learnt so far. */
export type Context = {
  readonly environment: Environment;
  readonly envFile: OwnFile;
  readonly config: Config;
  /** What is wrong with the environment, a line each; the config is made without it. */
  readonly mistakes: readonly string[];
  readonly secrets: Secrets;
  /** Null: not configured. */
  readonly slack: SlackProbe | null;
  readonly discord: DiscordProbe | null;
  readonly gemini: GeminiProbe | null;
  /** The checks that ask the model, and whether it answered: what they meet is told at the end. */
  readonly modelRuns: Promise<boolean>[];
  /** What the parts say of themselves where Parley runs; null if it does not. */
  running(): Promise<Running | null>;
  /** What the other sides' clocks said. */
  readonly ticks: Tick[];
  onTick(tick: Tick): void;
  /** Whether calls may be made that cost some cents. */
  readonly isFull: boolean;
};

export type SlackProbe = {
  readonly bot: SlackCall;
  /** Null: HTTP mode. */
  readonly app: SlackCall | null;
  /** `auth.test`, asked once. */
  self(): Promise<SlackReply>;
};

export type DiscordProbe = {
  readonly call: DiscordCall;
  /** Each asked once. */
  self(): Promise<Reply>;
  application(): Promise<Reply>;
  guilds(): Promise<Reply>;
};

export type ContextOptions = { readonly isFull?: boolean; readonly envPath?: string };

/** Reads the environment as Parley would, and goes on where Parley would not start. */
export function createContext(
  given: Environment,
  { isFull = false, envPath = '.env' }: ContextOptions = {},
): Context {
  const file = readEnvFile(envPath);
  // What is set already wins over the file.
  const environment = { ...file.values, ...given };
  const { config, mistakes } = toConfigWithout(environment, { ...file, outside: given });
  const secrets = createSecrets();
  addConfigSecrets(config, secrets);
  secrets.add(...toSecretValues(environment));
  const ticks: Tick[] = [];
  const onTick = (tick: Tick) => void ticks.push(tick);
  const { apiKey } = config.gemini;
  return {
    envFile: toOwnFile(envPath, file.values),
    ...{ environment, config, mistakes, secrets, ticks, onTick, isFull },
    slack: toSlackProbe(config, onTick),
    discord: toDiscordProbe(config, onTick),
    modelRuns: [],
    gemini: apiKey === null ? null : createGeminiProbe(config, apiKey, onTick),
    running: once(() => findRunning(config.http)),
  };
}

/** Whatever is wrong with a variable, what it holds may be a secret. */
function toSecretValues(environment: Environment): readonly (string | undefined)[] {
  return Object.entries(environment)
    .filter(([name]) => /TOKEN|SECRET|KEY|PASSWORD/i.test(name))
    .map(([, value]) => value);
}

function toOwnFile(path: string, values: Environment): OwnFile {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) return null;
  const count = Object.values(values).filter((value) => value?.trim()).length;
  return { mode: mode & 0o777, count };
}

type Origin = NonNullable<Parameters<typeof parseConfig>[1]>;
const FROM_NOWHERE: Origin = { values: {}, mistakes: [], warnings: [], outside: {} };

/** A mistake costs its own variables; everything else is looked at all the same. */
function toConfigWithout(environment: Environment, origin: Origin) {
  const kept = { ...environment };
  const mistakes: string[] = [];
  for (let from = origin; ; from = FROM_NOWHERE) {
    try {
      return { config: parseConfig(kept, from), mistakes };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const lines = error.message.split('\n');
      mistakes.push(...lines.filter((line) => !mistakes.includes(line)));
      const names = lines.flatMap((line) => findNames(line, kept));
      if (names.length === 0 && from === FROM_NOWHERE) return { config: parseConfig({}), mistakes };
      for (const name of names) delete kept[name];
    }
  }
}

/** The variables that a line is about, as far as they are set. */
function findNames(line: string, environment: Environment): readonly string[] {
  return (line.match(/\b[A-Z][A-Z\d_]{3,}\b|\bhttps?_proxy\b/g) ?? []).filter(
    (name) => environment[name],
  );
}

function toSlackProbe({ slack }: Config, onTick: (tick: Tick) => void): SlackProbe | null {
  if (slack === null) return null;
  const { apiUrl, botToken, appToken } = slack;
  const bot = createSlackCall({ token: botToken, apiUrl }, onTick);
  return {
    bot,
    app: appToken === null ? null : createSlackCall({ token: appToken, apiUrl }, onTick),
    self: once(() => bot('auth.test')),
  };
}

function toDiscordProbe({ discord }: Config, onTick: (tick: Tick) => void): DiscordProbe | null {
  if (discord === null) return null;
  const call = createDiscordCall(discord, onTick);
  return {
    call,
    self: once(() => call('GET', '/users/@me')),
    application: once(() => call('GET', '/applications/@me')),
    guilds: once(() => call('GET', '/users/@me/guilds')),
  };
}

/** The same answer for all who ask. */
export function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | null = null;
  return () => {
    asked ??= ask();
    return asked;
  };
}
