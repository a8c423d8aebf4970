import { z } from 'zod';
import { findMistakes, findWarnings, toItems } from './config/contradictions.ts';
import { readEnvFile } from './config/env-file.ts';
import {
  type FindMistake,
  findAdminsMistake,
  findAllowMistake,
  findApiKeyMistake,
  findAppTokenMistake,
  findBotTokenMistake,
  findDiscordTokenMistake,
  findHostsMistake,
  findListenMistake,
  findLocaleMistake,
  findMetricsTokenMistake,
  findModelMistake,
  findPasswordMistake,
  findPathMistake,
  findSigningSecretMistake,
  findUrlMistake,
  isUnfilled,
} from './config/forms.ts';
import { findForeigners, findStrangers } from './config/names.ts';
import {
  findProxyMistakes,
  findProxyWarnings,
  type ProxyVariables,
  toProxyVariables,
} from './config/proxy.ts';
import { findStoreMistake } from './config/store-form.ts';

/** Everything that the environment decides, checked. A part that is not configured is null. */
export type Config = ReturnType<typeof toConfig> & { readonly proxy: ProxyVariables | null };

/** Several mistakes in the environment, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const GOOGLE = 'https://generativelanguage.googleapis.com/v1beta/openai/';

const text = z.string().trim().min(1);

/** A text that its kind's check finds nothing wrong with. */
const formed = (findMistake: FindMistake) =>
  text.superRefine((value, context) => {
    const message = findMistake(value);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

const url = (remedy: string) => formed((value) => findUrlMistake(value, remedy));

const list = (findMistake: (items: readonly string[]) => string | null) =>
  formed((value) => findMistake(toItems(value)))
    .nullish()
    .transform((value) => (value ? toItems(value) : null));
const model = (name: string) =>
  formed(findModelMistake)
    .transform((id) => id.replace(/^models\//, ''))
    .default(name);
const otherModel = formed(findModelMistake).nullish();

const NO_COUNT = 'must be a whole number (0 turns it off)';
const NO_PORT = 'must be a port (0–65535)';

/** In digits alone: 0x50 and 1e3 are numbers to JavaScript, and mistakes here. */
const count = (most: number, mistake: string) =>
  text
    .refine((value) => /^\d+$/.test(value) && Number(value) <= most, { error: mistake })
    .transform(Number);

/** Every variable, in the order of `.env.example`. */
const environmentSchema = z.object({
  GEMINI_API_KEY: formed(findApiKeyMistake).nullish(),
  GEMINI_BASE_URL: url(
    'give the address of an OpenAI-compatible API, or leave it out for Google',
  ).default(GOOGLE),
  GEMINI_NATIVE_URL: url('give the address of Gemini’s native API, or leave it out').nullish(),
  GEMINI_MODEL: model('gemini-3.8-flash'),
  GEMINI_TRANSCRIBE_MODEL: otherModel,
  GEMINI_IMAGE_MODEL: model('gemini-nano-banana-2.1'),
  GEMINI_EMBEDDING_MODEL: model('gemini-embedding-2'),
  GEMINI_EMBEDDINGS_PER_DAY: count(Number.MAX_SAFE_INTEGER, NO_COUNT).default(20_000),
  GEMINI_FALLBACK_MODEL: otherModel,
  DISCORD_TOKEN: formed(findDiscordTokenMistake).nullish(),
  DISCORD_API_URL: url('leave it out for Discord itself').default('https://discord.com/api'),
  SLACK_BOT_TOKEN: formed(findBotTokenMistake).nullish(),
  SLACK_APP_TOKEN: formed(findAppTokenMistake).nullish(),
  SLACK_SIGNING_SECRET: formed(findSigningSecretMistake).nullish(),
  SLACK_API_URL: url('leave it out for Slack itself').default('https://slack.com/api/'),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{0,16}$/, {
      error: 'can have up to 16 characters, of a–z, 0–9, - and _',
    })
    .default(''),
  STORE_URL: formed(findStoreMistake).default('sqlite:./data/parley.db'),
  HTTP_HOST: formed(findListenMistake).default('127.0.0.1'),
  HTTP_PORT: count(65_535, NO_PORT).default(3000),
  WEB_TOKEN: formed(findPasswordMistake).nullish(),
  METRICS_TOKEN: formed(findMetricsTokenMistake).nullish(),
  PARLEY_ALLOW: list(findAllowMistake),
  PARLEY_ADMINS: list(findAdminsMistake),
  PARLEY_LOCALE: formed(findLocaleMistake).default('en'),
  MCP_CONFIG: formed(findPathMistake).nullish(),
  FETCH_ALLOW: list(findHostsMistake),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` })
    .default('info'),
});

type Environment = z.infer<typeof environmentSchema>;

/** The names of all variables, in order. */
export const variables = Object.keys(environmentSchema.shape);

/**
 * Reads `.env` where there is one, then the environment. Throws `ConfigError` with a line per
 * mistake.
 */
export function readConfig(): Config {
  const { values, mistakes, warnings } = readEnvFile('.env');
  const file = { values, mistakes, warnings, outside: { ...process.env } };
  // What is set already wins over the file.
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
  return parseConfig(process.env, file);
}

/** The environment as it is, for what its files may name (`${NAME}` in MCP_CONFIG's). */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

type Values = Readonly<Record<string, string | undefined>>;

/** Where the environment comes from. */
type Origin = {
  /** What Parley's own file sets. */
  readonly values: Values;
  /** What is wrong with the file itself. */
  readonly mistakes: readonly string[];
  readonly warnings: readonly string[];
  /** Set outside of the file. */
  readonly outside: Values;
};

/**
 * Checks an environment. Throws `ConfigError` with a line per mistake; values are never repeated
 * in it.
 */
export function parseConfig(
  environment: Values,
  origin: Origin = { values: {}, mistakes: [], warnings: [], outside: environment },
): Config {
  // An empty value means "not set", as in a compose file with the variable left blank.
  const set = Object.fromEntries(
    variables.flatMap((name) => (environment[name]?.trim() ? [[name, environment[name]]] : [])),
  );
  const parsed = environmentSchema.safeParse(set);
  // What its line in the file is told to be is not told a second time.
  const isTold = (name: string) => origin.mistakes.some((line) => line.includes(`: ${name} `));
  const issues = (parsed.error?.issues ?? []).filter(({ path }) => !isTold(path.join('.')));
  const names = checkNames(set, origin);
  const mistakes = [
    ...origin.mistakes,
    ...findUnfilled(set),
    ...issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    ...findMistakes(set),
    ...findProxyMistakes(environment),
    ...names.mistakes,
  ];
  const warnings = [...origin.warnings, ...names.warnings];
  if (!parsed.success || mistakes.length > 0)
    throw new ConfigError([...mistakes, ...warnings].join('\n'));
  return {
    ...toConfig(parsed.data, [
      ...warnings,
      ...findWarnings(set),
      ...findProxyWarnings(environment),
    ]),
    /** The usual variables, which are not Parley's own. Null: there is no proxy. */
    proxy: toProxyVariables(environment),
  };
}

function findUnfilled(set: Values): readonly string[] {
  return Object.entries(set).flatMap(([name, value]) =>
    isUnfilled(value ?? '')
      ? [`${name} contains a variable ($…), which Parley doesn’t expand: write the value itself`]
      : [],
  );
}

/**
 * Names that look like Parley's but are not. A misspelled name in Parley's own file, or with its
 * own prefix, is an error if the variable that it resembles is missing: Parley would otherwise
 * start with other settings than intended, perhaps open to everyone. Other variables may belong to
 * other programs.
 */
function checkNames(set: Values, { values, outside }: Origin) {
  const mistakes: string[] = [];
  const warnings: string[] = [];
  const inFile = findStrangers(values, variables);
  const around = findForeigners(outside, variables).filter(({ name }) => !(name in values));
  for (const { name, meant } of [...inFile, ...around]) {
    const isMissing = meant !== null && set[meant] === undefined;
    const isOurs = name in values ? Boolean(values[name]?.trim()) : name.startsWith('PARLEY_');
    (isMissing && isOurs ? mistakes : warnings).push(toDoubt(name, meant));
  }
  return { mistakes, warnings };
}

function toDoubt(name: string, meant: string | null): string {
  const what = `${name} isn’t a Parley variable`;
  return meant === null
    ? `${what} and has no effect. .env.example lists them all`
    : `${what}. Did you mean ${meant}?`;
}

function toConfig(env: Environment, warnings: readonly string[]) {
  return {
    gemini: {
      apiKey: env.GEMINI_API_KEY ?? null,
      baseUrl: env.GEMINI_BASE_URL,
      nativeUrl: env.GEMINI_NATIVE_URL ?? toNativeUrl(env.GEMINI_BASE_URL),
      model: env.GEMINI_MODEL,
      transcribeModel: env.GEMINI_TRANSCRIBE_MODEL ?? env.GEMINI_MODEL,
      imageModel: env.GEMINI_IMAGE_MODEL,
      embeddingModel: env.GEMINI_EMBEDDING_MODEL,
      embeddingsPerDay: env.GEMINI_EMBEDDINGS_PER_DAY,
      fallbackModel: env.GEMINI_FALLBACK_MODEL ?? null,
    },
    discord: env.DISCORD_TOKEN ? { token: env.DISCORD_TOKEN, apiUrl: env.DISCORD_API_URL } : null,
    slack: env.SLACK_BOT_TOKEN
      ? {
          botToken: env.SLACK_BOT_TOKEN,
          appToken: env.SLACK_APP_TOKEN ?? null,
          signingSecret: env.SLACK_SIGNING_SECRET ?? null,
          apiUrl: env.SLACK_API_URL,
          commandPrefix: env.SLACK_COMMAND_PREFIX,
        }
      : null,
    storeUrl: env.STORE_URL,
    http: { host: env.HTTP_HOST, port: env.HTTP_PORT, webToken: env.WEB_TOKEN ?? null },
    /** What `Authorization: Bearer` has to bring for /metrics from elsewhere. */
    metricsToken: env.METRICS_TOKEN ?? null,
    /** Null: everyone. */
    allow: env.PARLEY_ALLOW,
    admins: env.PARLEY_ADMINS ?? [],
    /** A language tag. */
    locale: env.PARLEY_LOCALE,
    mcpConfig: env.MCP_CONFIG ?? null,
    fetchAllow: env.FETCH_ALLOW ?? [],
    logLevel: env.LOG_LEVEL,
    /** What is set but hardly as it was meant, a sentence each. */
    warnings,
  } as const;
}

/** The native API sits beside the compatible one: `…/v1beta/openai/` → `…/v1beta/`. */
function toNativeUrl(baseUrl: string): string | null {
  return /\/openai\/?$/.test(baseUrl) ? baseUrl.replace(/openai\/?$/, '') : null;
}
