/**
 * What each kind of value looks like: pure functions that return what is wrong with a value and
 * the remedy, to stand behind the variable's name, or null. A value is never repeated, but for
 * paths, which are no secrets.
 */
export type FindMistake = (value: string) => string | null;

/**
 * Placeholders that documentation and examples show for a value. Words that may well be part of a
 * test server's token are not among them.
 */
const PLACEHOLDERS: readonly RegExp[] = [
  /…|\.{3}|\*{3}/,
  /^[<[{(].*[>\]})]$/,
  /x{4,}|X{4,}/,
  /^(xox[a-z]|xapp)-?$/,
  /(^|[-_ ])your[-_ ]/i,
  /[-_ ](here|goes[-_ ]?here)$/i,
  /^(change[-_ ]?(me|this|it)|to[-_ ]?do|tbd|fix[-_ ]?me|place[-_ ]?holder|null|nil|undefined|n\/a|-+|_+|\?+|\.+)[!.]*$/i,
];

/** Of passwords, which may be any sentence, only these. */
const PASSWORD_PLACEHOLDERS: readonly RegExp[] = [
  /^[<[{(].*[>\]})]$/,
  /(^|[-_ ])your[-_ ]?\w*[-_ ]?(token|key|secret|password)s?([-_ ]|$)/i,
  /^(change[-_ ]?(me|this|it)|place[-_ ]?holder)[-_!.\d]*$/i,
  /…|x{6,}/i,
];

/** Whether this stands where a value is still to be put. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDERS.some((pattern) => pattern.test(value.trim()));
}

/** Quotation marks that are part of the value: `docker run --env-file` does not remove them. */
function isQuoted(value: string): boolean {
  return /^(["'`]).*\1$/s.test(value.trim()) && value.trim().length > 1;
}

/** A whole line of a file, pasted where its value belongs. */
const NAMED = /^(export\s+)?[A-Z][A-Z0-9]*(_[A-Z0-9]+)+=/;

/** What every secret must be, wherever it is from. */
function findSecretMistake(value: string, remedy: string): string | null {
  if (isQuoted(value)) return 'is in quotation marks, which would become part of it. Remove them';
  if (NAMED.test(value)) return 'begins with a variable’s name. Give only what comes after the =';
  if (isPlaceholder(value)) return `is a placeholder: ${remedy}`;
  if (!/^[\x21-\x7E]+$/.test(value))
    return `contains a space, or an invisible or unexpected character: ${remedy}`;
  return null;
}

const SLACK_BOT = 'copy the bot token (xoxb-…) from OAuth & Permissions';
const SLACK_APP = 'make an app-level token (xapp-…) under Basic Information';
const SIGNING = 'copy the signing secret from Basic Information';
const DISCORD = 'copy the bot token from the Bot page of the developer portal';
const GEMINI = 'copy a key from https://aistudio.google.com/apikey';

export const findBotTokenMistake: FindMistake = (value) =>
  findSecretMistake(value, SLACK_BOT) ??
  (/^(xoxe\.)?xoxb-/.test(value)
    ? null
    : 'isn’t a bot token (xoxb-…): copy it from OAuth & Permissions');

export const findAppTokenMistake: FindMistake = (value) =>
  findSecretMistake(value, SLACK_APP) ??
  (/^xapp-/.test(value)
    ? null
    : 'isn’t an app-level token (xapp-…): make one under Basic Information');

export const findSigningSecretMistake: FindMistake = (value) => {
  if (/^(xox|xapp-)/.test(value)) return 'isn’t a signing secret: copy it from Basic Information';
  if (/^A[A-Z0-9]{8,}$|^\d+\.\d+$/.test(value))
    return `is an id, not the signing secret: ${SIGNING}`;
  return findSecretMistake(value, SIGNING);
};

/** Values of the same pages that are no token. */
const DISCORD_OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^(xox|xapp-)/, 'isn’t a Discord bot token'],
  [/^Bot /i, 'begins with “Bot”, which isn’t part of the token'],
  [/^\d{15,20}$/, 'is an id, not the bot token'],
  [/^https?:/, 'is an address, not the bot token'],
  [/^AIza/, 'is a Gemini API key, not the bot token'],
];

export const findDiscordTokenMistake: FindMistake = (value) => {
  const other = DISCORD_OTHERS.find(([pattern]) => pattern.test(value));
  if (other) return `${other[1]}: ${DISCORD}`;
  return findSecretMistake(value, DISCORD);
};

/** What has the form of another value of those pages, but could be a token elsewhere. */
export function findDiscordTokenDoubt(value: string): string | null {
  if (/^[0-9a-f]{64}$/i.test(value)) return `looks like the application’s public key: ${DISCORD}`;
  if (/^[\w-]{32}$/.test(value)) return `looks like the client secret: ${DISCORD}`;
  return value === '' || value.split('.').length === 3
    ? null
    : `doesn’t look like a bot token, which has three parts joined by dots: ${DISCORD}`;
}

export const findApiKeyMistake: FindMistake = (value) => {
  if (/^(xox|xapp-)/.test(value)) return `is a Slack token, not a model API key: ${GEMINI}`;
  if (/^https?:/.test(value)) return `is an address, not a key: ${GEMINI}`;
  if (/^\s*\{|^[~.]{0,2}\/|\.json$/.test(value))
    return `is a credentials file, not a key: ${GEMINI}`;
  if (/^ya29\./.test(value)) return `is an access token, which ends within the hour: ${GEMINI}`;
  if (/^GOCSPX-|\.apps\.googleusercontent\.com$/.test(value))
    return `is an OAuth client’s id or secret, not a key: ${GEMINI}`;
  if (/^projects\//.test(value)) return `is a project’s name, not a key: ${GEMINI}`;
  if (DISCORD_TOKEN.test(value)) return `is a Discord bot token, not a model API key: ${GEMINI}`;
  return findSecretMistake(value, GEMINI);
};

/** An id in base64, a time, and what proves both. */
const DISCORD_TOKEN = /^[MNO][\w-]{22,28}\.[\w-]{6}\.[\w-]{27,}$/;

const MIN_PASSWORD = 8;
const EASY =
  /^(pass(word|w0rd)\d*!?|(0?123456789?0?)+\d*|qwert[yz]\w*|(.)\4+|letmein\d*|parley\d*|admin\d*)$/i;

/** A password: people choose it, so it may hold what it likes but a line's end. */
export const findPasswordMistake: FindMistake = (value) => {
  if (value.length < MIN_PASSWORD) return 'is too short: use at least 8 characters';
  if (PASSWORD_PLACEHOLDERS.some((pattern) => pattern.test(value)))
    return 'is a placeholder: use a password of your own';
  return isQuoted(value)
    ? 'is in quotation marks, which would become part of it. Remove them'
    : null;
};

/** Whether a password is one that others try first. */
export function isEasyToGuess(password: string): boolean {
  return EASY.test(password);
}

export const findMetricsTokenMistake: FindMistake = (value) =>
  value.length < MIN_PASSWORD
    ? 'is too short: use at least 8 characters'
    : findSecretMistake(value, 'make one, for example with `openssl rand -hex 16`');

/** Workspaces, enterprises, channels, groups, direct messages, people, bots and user groups. */
const SLACK_ID = /^[TECGDUWBS][A-Z0-9]+$/;
const SLACK_PERSON = /^[UW][A-Z0-9]+$/;
const SNOWFLAKE = /^\d{1,20}$/;
const EVERYONE = /^(\*|all|any|anyone|anybody|everyone|everybody|@everyone|@here)$/i;
/** Discord has never issued a shorter one. */
const SHORT_SNOWFLAKE = /^\d{1,15}$/;

/** Too short for any id that Discord gives out. */
export function isShortId(id: string): boolean {
  return SHORT_SNOWFLAKE.test(id);
}

const WHERE =
  'on Slack, copy it from a profile or a channel’s details; on Discord, use “Copy ID” (turn on Settings → Advanced → Developer Mode)';

/** Ids that may use Parley, or (`!ID`) may not. */
export function findAllowMistake(items: readonly string[]): string | null {
  if (items.length === 0)
    return `has no ids: leave it out to allow everyone, or list ids separated by commas`;
  if (items.some((item) => EVERYONE.test(item)))
    return 'has no ids: leave it out to allow everyone';
  return findIdMistake(
    items.map((item) => item.replace(/^!\s*/, '')),
    (id) => SLACK_ID.test(id),
  );
}

/** Ids of people who are admins. */
export function findAdminsMistake(items: readonly string[]): string | null {
  if (items.length === 0)
    return 'has no ids: leave it out, or list people’s ids separated by commas';
  if (items.some((item) => item.startsWith('!')))
    return 'contains a denial (!ID). Put it in PARLEY_ALLOW';
  const isElse = items.some((item) => SLACK_ID.test(item) && !SLACK_PERSON.test(item));
  if (isElse) return `contains an id that isn’t a person’s: list people (U…, W… or digits)`;
  return findIdMistake(items, (id) => SLACK_PERSON.test(id));
}

function findIdMistake(ids: readonly string[], isSlack: (id: string) => boolean): string | null {
  const wrong = ids.findIndex((id) => !isSlack(id) && !SNOWFLAKE.test(id));
  if (wrong < 0) return null;
  const id = ids[wrong] ?? '';
  const nth = ids.length === 1 ? 'is' : `has an item (number ${wrong + 1}) that is`;
  const kind = KINDS.find(([pattern]) => pattern.test(id))?.[1] ?? 'not an id';
  return `${nth} ${kind}: use ids such as U0123ABCD or 1098765432109876543; ${WHERE}`;
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'empty'],
  [/^<.*>$/, 'a mention, not an id'],
  [/^[@#]/, 'a name, not an id'],
  [/^https?:|^discord:/, 'an address, not an id'],
  [/^[a-z]\d[a-z0-9]{5,}$/, 'an id in lowercase; Slack writes ids in capitals'],
  [/^\d{21,}$/, 'a number too long for an id'],
  [/^[^\s@]+@[^\s@]+$/, 'an email address, not an id'],
  [/^\S+\s+\S+/, 'several words (put commas between ids)'],
  [/[;|]/, 'several items (put commas between ids)'],
  [/^["'`]|["'`]$/, 'in quotation marks'],
  [/^[!-~]*[^ -~]+[!-~]*$/, 'an id with an invisible or unexpected character'],
];

/** The languages that have a catalog of sentences, as in `core/strings/locale.ts`. */
const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt-BR', 'it', 'ja', 'zh-CN', 'ko', 'pl', 'tr', 'hi'];
/** Traditional characters, for which there is no catalog. */
const TRADITIONAL = /^zh[-_](?!hans\b)(?:.*[-_])?(?:hant|tw|hk|mo)\b/;

/** The language of fixed sentences: `de`, `pt-BR`, `zh_CN`. */
export const findLocaleMistake: FindMistake = (value) => {
  const tag = value.toLowerCase();
  const [language = ''] = tag.split(/[-_.@]/);
  const isSpoken = LANGUAGES.some((each) => each.slice(0, 2) === language);
  return isSpoken && !TRADITIONAL.test(tag)
    ? null
    : `isn’t a language that Parley speaks: use one of ${LANGUAGES.join(', ')}`;
};

export const UNEXPANDED = 'contains ~, which only a shell expands: give the full path';

/** A file: not what is in it, nor an address. */
export const findPathMistake: FindMistake = (value) => {
  if (/^[[{]/.test(value)) return 'is JSON, not a path: save it as a file and give its path';
  if (/^https?:/.test(value))
    return 'is an address, not a path: download the file and give its path';
  return /^~/.test(value) ? UNEXPANDED : null;
};

/** What a service's API is reached at. */
export function findUrlMistake(value: string, remedy: string): string | null {
  const url = /^https?:\/\//i.test(value) ? URL.parse(value) : null;
  if (url === null) return `must start with http:// or https://: ${remedy}`;
  if (url.username !== '' || url.password !== '')
    return 'contains a user name or a password, which an address can’t have here: remove it';
  return null;
}

/** What a shell or compose would have filled in. */
export function isUnfilled(value: string): boolean {
  return /\$\{\w+[^}]*\}|^\$[A-Z_]\w*$/.test(value);
}

/** A host, with or without a port. */
const HOST = /^(\[[0-9a-f:.]+\]|(?=[^.])[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?)(:\d{1,5})?$/i;

/** Hosts that the page reader may reach. */
export function findHostsMistake(items: readonly string[]): string | null {
  if (items.length === 0) return 'has no hosts: leave it out, or list hosts separated by commas';
  const wrong = items.find((item) => !isHost(item));
  if (wrong === undefined) return null;
  if (/^[a-z]+:\/\//i.test(wrong) || wrong.includes('/'))
    return 'contains an address or a range: give only the host, such as wiki.corp or 10.0.0.5:8080';
  if (wrong.includes('*')) return 'contains a *: name each host, such as wiki.corp';
  return 'contains something that isn’t a host: use wiki.corp or 10.0.0.5:8080, separated by commas';
}

function isHost(item: string): boolean {
  const [, , , port = ''] = HOST.exec(item) ?? [];
  return HOST.test(item) && Number(port.slice(1)) <= 65_535;
}

/** The address that the page listens on, without a scheme or a port. */
export const findListenMistake: FindMistake = (value) => {
  if (/\/|\s/.test(value))
    return 'isn’t an address to listen on: use 127.0.0.1, or 0.0.0.0 for all';
  if (value === '*')
    return 'isn’t an address to listen on: use 0.0.0.0 for all addresses of this machine';
  if (/^\[.*\]$/.test(value)) return 'is in square brackets. Remove them';
  if (/^([^:]+|\[.*\]):\d+$/.test(value)) return 'contains a port: put that in HTTP_PORT';
  return null;
};

export const findModelMistake: FindMistake = (value) =>
  /^[\w.:/@+-]+$/.test(value) && !isPlaceholder(value)
    ? null
    : 'isn’t a model id: use one such as gemini-3.8-flash';
