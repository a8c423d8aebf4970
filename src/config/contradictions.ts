import { findDiscordTokenDoubt, isEasyToGuess, isShortId } from './forms.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that contradict each other, or make one another useless: a line each. */
export function findMistakes(env: Environment): string[] {
  const hasApp = Boolean(env.SLACK_APP_TOKEN);
  const hasSecret = Boolean(env.SLACK_SIGNING_SECRET);
  const mistakes: string[] = [];
  if (!env.SLACK_BOT_TOKEN && (hasApp || hasSecret)) {
    const given = hasApp ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
    mistakes.push(
      `SLACK_BOT_TOKEN is missing: ${given} needs it. Set the bot token (xoxb-…), or remove ${given}`,
    );
  }
  if (env.SLACK_BOT_TOKEN && !hasApp && !hasSecret) {
    mistakes.push(
      'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode): set one of them',
    );
  }
  if (isGoogles(env) && /^(sk-|gsk_|xai-|hf_)/.test(env.GEMINI_API_KEY ?? ''))
    mistakes.push(
      'GEMINI_API_KEY is another provider’s key. Set GEMINI_BASE_URL to that provider’s API, or copy a key from https://aistudio.google.com/apikey',
    );
  return mistakes;
}

function isGoogles({ GEMINI_BASE_URL: base }: Environment): boolean {
  return base === undefined || /googleapis\.com/.test(base);
}

const MODEL_ONLY = ['GEMINI_BASE_URL', 'GEMINI_NATIVE_URL', 'GEMINI_FALLBACK_MODEL'];
const SLACK_ONLY = ['SLACK_API_URL', 'SLACK_COMMAND_PREFIX'];

/** What works, but hardly as it was meant: a line each. */
export function findWarnings(env: Environment): string[] {
  const isSet = (name: string) => Boolean(env[name]);
  const useless = (names: readonly string[], needed: string, instead: string) =>
    isSet(needed)
      ? []
      : names.filter(isSet).map((name) => `${name} has no effect without ${needed}: ${instead}`);
  return [
    ...useless(MODEL_ONLY, 'GEMINI_API_KEY', 'the offline stand-in answers'),
    ...useless(SLACK_ONLY, 'SLACK_BOT_TOKEN', 'Slack is off'),
    ...useless(['DISCORD_API_URL'], 'DISCORD_TOKEN', 'Discord is off'),
    ...(isSet('SLACK_APP_TOKEN') && isSet('SLACK_SIGNING_SECRET')
      ? [
          'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: Socket Mode is used, and /slack/events is off; remove one of them',
        ]
      : []),
    ...(isSet('WEB_TOKEN') && env.WEB_TOKEN === env.METRICS_TOKEN
      ? ['METRICS_TOKEN is the same as WEB_TOKEN: anyone who reads the metrics could open the page']
      : []),
    ...(isEasyToGuess(env.WEB_TOKEN ?? '')
      ? ['WEB_TOKEN is easy to guess. Choose a better password']
      : []),
    ...toLines('DISCORD_TOKEN', findDiscordTokenDoubt(env.DISCORD_TOKEN ?? '')),
    ...findAccessWarnings(env),
  ];
}

function toLines(name: string, doubt: string | null): string[] {
  return doubt === null ? [] : [`${name} ${doubt}`];
}

function findAccessWarnings(env: Environment): string[] {
  const items = toItems(env.PARLEY_ALLOW);
  const allow = items.filter((item) => !item.startsWith('!'));
  const deny = items.flatMap((item) => (item.startsWith('!') ? [item.slice(1).trim()] : []));
  const warnings: string[] = [];
  if (allow.some((id) => deny.includes(id)))
    warnings.push('PARLEY_ALLOW both lists and denies an id. The denial wins');
  if (toItems(env.PARLEY_ADMINS).some((id) => deny.includes(id)))
    warnings.push('PARLEY_ADMINS lists a person who is denied in PARLEY_ALLOW. The denial wins');
  if ([...allow, ...deny, ...toItems(env.PARLEY_ADMINS)].some(isShortId))
    warnings.push(
      'PARLEY_ALLOW or PARLEY_ADMINS lists a number that is too short to be a Discord id, so it matches nobody',
    );
  if (allow.length === 0) return warnings;
  const isDiscord = (id: string) => /^\d+$/.test(id);
  if (env.SLACK_BOT_TOKEN && allow.every(isDiscord))
    warnings.push('PARLEY_ALLOW lists nothing on Slack, so nobody can use Parley there');
  if (env.DISCORD_TOKEN && !allow.some(isDiscord))
    warnings.push('PARLEY_ALLOW lists nothing on Discord, so nobody can use Parley there');
  return warnings;
}

/** A list with commas. */
export function toItems(value: string | undefined): string[] {
  return value?.split(',').flatMap((item) => item.trim() || []) ?? [];
}
