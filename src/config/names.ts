/** What a name means that Parley does not know. */
export type UnknownVariable = {
  readonly name: string;
  /** The variable that is probably meant; null if no name is similar. */
  readonly meant: string | null;
};

/** Names of variables that begin like this are Parley's, or look like it. */
const PREFIXES = /^(PARLEY|SLACK|DISCORD|GEMINI|HTTP|STORE|WEB|MCP|METRICS|FETCH|LOG)_/;

/** What other programs call the same; what stands behind the colon is what Parley calls it. */
const ALIASES = toAliases(`
  GEMINI_API_KEY: GEMINI_KEY GEMINI_TOKEN GEMINI_APIKEY GEMINI_API_TOKEN GEMINI_SECRET GOOGLE_API_KEY GOOGLE_KEY
    GOOGLE_GEMINI_API_KEY GOOGLE_GENERATIVE_AI_API_KEY GOOGLE_AI_API_KEY GOOGLE_AI_KEY GOOGLE_GENAI_API_KEY GENAI_API_KEY
    OPENAI_API_KEY OPENAI_KEY OPENAI_TOKEN LLM_API_KEY
  GEMINI_BASE_URL: GEMINI_URL GEMINI_API_URL GEMINI_API_BASE GEMINI_ENDPOINT OPENAI_BASE_URL OPENAI_API_BASE OPENAI_URL LLM_BASE_URL
  GEMINI_MODEL: GEMINI_MODEL_NAME GEMINI_MODEL_ID GEMINI_CHAT_MODEL GOOGLE_MODEL OPENAI_MODEL LLM_MODEL
  DISCORD_TOKEN: DISCORD_BOT_TOKEN DISCORD_API_TOKEN DISCORD_API_KEY DISCORD_KEY DISCORD_SECRET DISCORD_TOKEN_BOT DISCORD_BOT
    DISCORD_APP_TOKEN DISCORD_CLIENT_TOKEN
  SLACK_BOT_TOKEN: SLACK_TOKEN SLACK_API_TOKEN SLACK_OAUTH_TOKEN SLACK_BOT_OAUTH_TOKEN SLACK_BOT_USER_OAUTH_TOKEN
    SLACK_ACCESS_TOKEN SLACK_BOT_ACCESS_TOKEN SLACK_BOT_KEY SLACK_BOT SLACK_XOXB_TOKEN
  SLACK_APP_TOKEN: SLACK_APP_LEVEL_TOKEN SLACK_SOCKET_TOKEN SLACK_SOCKET_MODE_TOKEN SLACK_XAPP_TOKEN SLACK_APPLICATION_TOKEN
  SLACK_SIGNING_SECRET: SLACK_SECRET SLACK_SIGNATURE_SECRET SLACK_SIGNING_KEY SLACK_APP_SIGNING_SECRET
  STORE_URL: DATABASE_URL DATABASE_PATH DB_URL DB_PATH SQLITE_PATH SQLITE_URL POSTGRES_URL PG_URL STORE_PATH STORE_FILE PARLEY_STORE
    PARLEY_STORE_URL PARLEY_DB PARLEY_DATABASE_URL PARLEY_DATA
  HTTP_HOST: HTTP_ADDRESS HTTP_BIND BIND_ADDRESS LISTEN_ADDRESS LISTEN_HOST SERVER_HOST WEB_HOST PARLEY_HOST PARLEY_HTTP_HOST
  HTTP_PORT: PORT SERVER_PORT LISTEN_PORT WEB_PORT PARLEY_PORT PARLEY_HTTP_PORT
  WEB_TOKEN: WEB_PASSWORD WEB_SECRET WEB_KEY PARLEY_PASSWORD PARLEY_TOKEN PARLEY_WEB_TOKEN HTTP_TOKEN HTTP_PASSWORD
  METRICS_TOKEN: METRICS_PASSWORD METRICS_KEY METRICS_SECRET METRICS_BEARER_TOKEN PROMETHEUS_TOKEN
  PARLEY_ALLOW: PARLEY_ALLOWED PARLEY_ALLOWLIST PARLEY_ALLOW_LIST PARLEY_WHITELIST PARLEY_USERS PARLEY_ALLOWED_USERS
    PARLEY_DENY ALLOWED_USERS ALLOWED_CHANNELS SLACK_ALLOW DISCORD_ALLOW
  PARLEY_ADMINS: PARLEY_ADMIN PARLEY_ADMIN_IDS PARLEY_ADMIN_USERS PARLEY_OWNERS ADMIN_IDS ADMIN_USERS
  PARLEY_LOCALE: PARLEY_LANG PARLEY_LANGUAGE PARLEY_LOCALES PARLEY_DEFAULT_LOCALE
  MCP_CONFIG: MCP_FILE MCP_CONFIG_FILE MCP_CONFIG_PATH MCP_PATH MCP_SERVERS PARLEY_MCP PARLEY_MCP_CONFIG
  FETCH_ALLOW: FETCH_ALLOWED FETCH_ALLOWLIST FETCH_HOSTS FETCH_ALLOW_HOSTS FETCH_ALLOWED_HOSTS
  LOG_LEVEL: LOGLEVEL LOG_LVL LOGGING_LEVEL PARLEY_LOG PARLEY_LOG_LEVEL PINO_LOG_LEVEL
`);

/** What compose.yaml takes from the same file. */
const COMPOSE = ['PARLEY_IMAGE', 'PARLEY_MEMORY', 'POSTGRES_IMAGE'];

/** Too usual to mean Parley where they do not stand in its own file. */
const ONLY_IN_FILE = toAliases(`
  GEMINI_API_KEY: API_KEY
  GEMINI_MODEL: MODEL
  DISCORD_TOKEN: BOT_TOKEN TOKEN
  STORE_URL: STORE DATABASE
  HTTP_HOST: HOST BIND ADDRESS
  WEB_TOKEN: PASSWORD
  PARLEY_ALLOW: ALLOW ALLOWLIST
  PARLEY_ADMINS: ADMINS ADMIN
  LOG_LEVEL: LOG
`);

/** Proxies, other programs of these services, and what a cluster sets for services by name. */
const OTHERS =
  /^(HTTP_PROXY|SLACK_CLI_?\w*|SLACK_SDK_\w+|SLACK_WEBHOOK\w*|DISCORD_WEBHOOK\w*|GEMINI_CLI_?\w*|GEMINI_SANDBOX\w*|GEMINI_SYSTEM_MD|MCP_REMOTE_\w+|LOG_FORMAT)$|_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP)(_\w+)?)$/;

/** Kubernetes and Docker's links set `NAME_PORT=tcp://…` for a service of that name. */
const LINKED = /^(tcp|udp):\/\//;

type Environment = Readonly<Record<string, string | undefined>>;

/** Names in Parley's own file that are not its variables, but look like one. */
export function findStrangers(given: Environment, known: readonly string[]): UnknownVariable[] {
  return Object.keys(given).flatMap((name) => {
    // What is no name may hold half a secret; that such a line is wrong is said by its number.
    if (known.includes(name) || isOthers(name, given) || !/^[\w.-]+$/.test(name)) return [];
    const upper = name.toUpperCase().replaceAll(/[.-]/g, '_');
    const meant = findMeant(upper, known) ?? ONLY_IN_FILE.get(upper) ?? findJoined(upper, known);
    return meant !== null || PREFIXES.test(upper) ? [{ name, meant }] : [];
  });
}

/**
 * The same for the process's environment, where most of what is set belongs to others: a name
 * counts where it is all but one of Parley's, or what others call a variable that is not set.
 */
export function findForeigners(
  environment: Environment,
  known: readonly string[],
): UnknownVariable[] {
  return Object.keys(environment).flatMap((name): UnknownVariable[] => {
    if (known.includes(name) || !environment[name]?.trim() || isOthers(name, environment))
      return [];
    const isOwn = name.startsWith('PARLEY_');
    const meant = findMeant(name, known);
    if (meant === null) return isOwn ? [{ name, meant }] : [];
    return isOwn || !environment[meant]?.trim() ? [{ name, meant }] : [];
  });
}

function isOthers(name: string, environment: Environment): boolean {
  return OTHERS.test(name) || COMPOSE.includes(name) || LINKED.test(environment[name] ?? '');
}

function findMeant(name: string, known: readonly string[]): string | null {
  if (known.includes(name)) return name;
  const alias = ALIASES.get(name);
  if (alias !== undefined) return alias;
  const isLong = name.length >= LONG;
  if (PREFIXES.test(name)) return findNearest(name, [...known, ...ALIASES.keys()]);
  return isLong ? findNearest(name, known) : null;
}

/** A name whose underscores were left out: of short ones these alone are near enough. */
function findJoined(name: string, known: readonly string[]): string | null {
  const toBare = (text: string) => text.replaceAll('_', '');
  return known.find((each) => toBare(each) === toBare(name)) ?? null;
}

/** So many letters may be wrong, or swapped, for a name still to mean another. */
const MOST_WRONG = 2;
/** Behind the prefix that both have, one in so many at most: FOO is not LOG. */
const ONE_WRONG_IN = 3;

/** Of short names without a prefix of ours too many are near one by chance. */
const LONG = 10;

function findNearest(name: string, names: readonly string[]): string | null {
  const ranked = names
    .filter((each) => Math.abs(each.length - name.length) <= MOST_WRONG)
    .map((each) => ({ each, distance: toDistance(each, name) }))
    .filter(({ each, distance }) => distance <= toMostWrong(each, name))
    .toSorted((a, b) => a.distance - b.distance);
  const [nearest] = ranked;
  return nearest ? (ALIASES.get(nearest.each) ?? nearest.each) : null;
}

function toMostWrong(meant: string, name: string): number {
  const prefix = PREFIXES.exec(name)?.[0] ?? '';
  const shared = meant.startsWith(prefix) ? prefix.length : 0;
  return Math.min(MOST_WRONG, Math.floor((name.length - shared) / ONE_WRONG_IN));
}

/** How many letters are to be put in, taken out, changed or swapped with the next. */
function toDistance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const change = (row[j - 1] ?? 0) + (isSame ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

function toAliases(text: string): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  let meant = '';
  for (const word of text.trim().split(/\s+/)) {
    if (word.endsWith(':')) meant = word.slice(0, -1);
    else aliases.set(word, meant);
  }
  return aliases;
}
