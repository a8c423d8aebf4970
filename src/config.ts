import { z } from 'zod';

/** Everything that the environment decides, checked. A part that is not configured is null. */
export type Config = ReturnType<typeof toConfig>;

/** Several mistakes in the environment, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const GOOGLE = 'https://generativelanguage.googleapis.com/v1beta/openai/';

const text = z.string().trim().min(1);
const optional = text.nullish().transform((value) => value ?? null);

const url = (remedy: string) =>
  text.refine((value) => ['http:', 'https:'].includes(protocolOf(value)), {
    error: `is not an http(s) address: ${remedy}`,
  });

const token = (wrongPrefix: RegExp, kind: string) =>
  text.refine((value) => !wrongPrefix.test(value), { error: `is not ${kind}` }).nullish();

const list = text
  .nullish()
  .transform((value) => value?.split(',').flatMap((item) => item.trim() || []) ?? null);
const model = (name: string) => text.transform((id) => id.replace(/^models\//, '')).default(name);

const NO_COUNT = 'is not a number of passages: use a whole number, 0 for none';

/** Every variable, in the order of `.env.example`. */
const environmentSchema = z.object({
  GEMINI_API_KEY: optional,
  GEMINI_BASE_URL: url(
    'give the address of an OpenAI-compatible API, or leave it out for Google',
  ).default(GOOGLE),
  GEMINI_NATIVE_URL: url('give the address of Gemini’s native API, or leave it out').nullish(),
  GEMINI_MODEL: model('gemini-3.8-flash'),
  GEMINI_TRANSCRIBE_MODEL: text.nullish(),
  GEMINI_IMAGE_MODEL: model('gemini-nano-banana-2.1'),
  GEMINI_EMBEDDING_MODEL: model('gemini-embedding-2'),
  GEMINI_EMBEDDINGS_PER_DAY: z.coerce
    .number({ error: NO_COUNT })
    .int({ error: NO_COUNT })
    .min(0, { error: NO_COUNT })
    .default(20_000),
  GEMINI_FALLBACK_MODEL: optional,
  DISCORD_TOKEN: token(
    /^(xox|xapp-|Bot )/,
    'a Discord bot token: copy it from the Bot page of the developer portal',
  ),
  DISCORD_API_URL: url('leave it out for Discord itself').default('https://discord.com/api'),
  SLACK_BOT_TOKEN: token(
    /^(xapp-|xoxp-)/,
    'a bot token (xoxb-…): copy it from OAuth & Permissions',
  ),
  SLACK_APP_TOKEN: token(/^xox/, 'an app-level token (xapp-…): make one under Basic Information'),
  SLACK_SIGNING_SECRET: token(/^(xox|xapp-)/, 'a signing secret: copy it from Basic Information'),
  SLACK_API_URL: url('leave it out for Slack itself').default('https://slack.com/api/'),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{0,16}$/, {
      error: 'is no command prefix: use up to 16 of a–z, 0–9, - and _',
    })
    .default(''),
  STORE_URL: text
    .refine((value) => /^(sqlite:.+|postgres(ql)?:\/\/.+|memory:)$/.test(value), {
      error: 'is not a store: use sqlite:PATH, postgres://… or memory:',
    })
    .default('sqlite:./data/parley.db'),
  HTTP_HOST: text.default('127.0.0.1'),
  HTTP_PORT: z.coerce
    .number({ error: 'is not a port: use a whole number from 0 to 65535' })
    .int({ error: 'is not a port: use a whole number from 0 to 65535' })
    .min(0, { error: 'is not a port: use a whole number from 0 to 65535' })
    .max(65_535, { error: 'is not a port: use a whole number from 0 to 65535' })
    .default(3000),
  WEB_TOKEN: text.min(8, { error: 'is too short: use at least 8 characters' }).nullish(),
  PARLEY_ALLOW: list,
  PARLEY_ADMINS: list,
  MCP_CONFIG: optional,
  FETCH_ALLOW: list,
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `is no log level: use one of ${LOG_LEVELS.join(', ')}` })
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
  try {
    process.loadEnvFile('.env'); // What is set already wins over the file.
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new ConfigError(
        '.env cannot be read: check its permissions and that it holds NAME=value lines',
        { cause },
      );
    }
  }
  return parseConfig(process.env);
}

/** The environment as it is, for what its files may name (`${NAME}` in MCP_CONFIG's). */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

/**
 * Checks an environment. Throws `ConfigError` with a line per mistake; values are never repeated
 * in it.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty value means "not set", as in a compose file with the variable left blank.
  const set = Object.fromEntries(
    variables.flatMap((name) => (environment[name]?.trim() ? [[name, environment[name]]] : [])),
  );
  const parsed = environmentSchema.safeParse(set);
  const issues = parsed.error?.issues ?? [];
  const mistakes = [
    ...issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    ...findConflicts(set),
  ];
  if (!parsed.success || mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  return toConfig(parsed.data);
}

function findConflicts(env: Readonly<Record<string, string | undefined>>): string[] {
  const hasApp = Boolean(env.SLACK_APP_TOKEN);
  const hasSecret = Boolean(env.SLACK_SIGNING_SECRET);
  const mistakes: string[] = [];
  if (!env.SLACK_BOT_TOKEN && (hasApp || hasSecret)) {
    const given = hasApp ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
    mistakes.push(
      `SLACK_BOT_TOKEN is missing beside ${given}: set the bot token (xoxb-…), or take ${given} out`,
    );
  }
  if (env.SLACK_BOT_TOKEN && !hasApp && !hasSecret) {
    mistakes.push(
      'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode): set one of them',
    );
  }
  return mistakes;
}

function toConfig(env: Environment) {
  return {
    gemini: {
      apiKey: env.GEMINI_API_KEY,
      baseUrl: env.GEMINI_BASE_URL,
      nativeUrl: env.GEMINI_NATIVE_URL ?? toNativeUrl(env.GEMINI_BASE_URL),
      model: env.GEMINI_MODEL,
      transcribeModel: env.GEMINI_TRANSCRIBE_MODEL ?? env.GEMINI_MODEL,
      imageModel: env.GEMINI_IMAGE_MODEL,
      embeddingModel: env.GEMINI_EMBEDDING_MODEL,
      embeddingsPerDay: env.GEMINI_EMBEDDINGS_PER_DAY,
      fallbackModel: env.GEMINI_FALLBACK_MODEL,
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
    /** Null: everyone. */
    allow: env.PARLEY_ALLOW,
    admins: env.PARLEY_ADMINS ?? [],
    mcpConfig: env.MCP_CONFIG,
    fetchAllow: env.FETCH_ALLOW ?? [],
    logLevel: env.LOG_LEVEL,
  } as const;
}

/** What is never shown or logged: values, and addresses that may hold some. */
export function secretsOf({ gemini, discord, slack, http, storeUrl }: Config) {
  return {
    values: [
      gemini.apiKey,
      discord?.token,
      slack?.botToken,
      slack?.appToken,
      slack?.signingSecret,
      http.webToken,
    ],
    addresses: [gemini.baseUrl, gemini.nativeUrl, discord?.apiUrl, slack?.apiUrl, storeUrl],
  };
}

/** The native API sits beside the compatible one: `…/v1beta/openai/` → `…/v1beta/`. */
function toNativeUrl(baseUrl: string): string | null {
  return /\/openai\/?$/.test(baseUrl) ? baseUrl.replace(/openai\/?$/, '') : null;
}

function protocolOf(value: string): string {
  return URL.parse(value)?.protocol ?? '';
}
