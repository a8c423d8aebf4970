/** What is wrong with a key or its project, and what to do about it. */
export type KeyTrouble = { readonly text: string; readonly remedy: string };

const PAGE = 'https://aistudio.google.com/apikey';

/**
 * What Google says of a key that exists but cannot be used: to copy it again would change nothing.
 * The reasons are those of `google.api.ErrorReason`, others are told in words alone.
 * https://cloud.google.com/apis/design/errors
 */
const TROUBLES: readonly (readonly [RegExp, string, string])[] = [
  [
    /SERVICE_DISABLED|API has not been used in project/,
    'the Gemini API isn’t turned on in the key’s project',
    `turn on the Generative Language API there, or make a key at ${PAGE}`,
  ],
  [
    /API_KEY_SERVICE_BLOCKED|Requests to this API .* are blocked/,
    'the key is restricted to other Google APIs',
    `allow the Generative Language API for it, or make a key at ${PAGE}`,
  ],
  [
    /API_KEY_(?:IP_ADDRESS|HTTP_REFERRER|ANDROID_APP|IOS_APP)_BLOCKED|IP address restriction|Requests from referer/,
    'the key is restricted to other machines, websites or apps',
    `remove that restriction from the key, or make a key at ${PAGE}`,
  ],
  [/reported as leaked/, 'Google blocked the key because it was leaked', `make one at ${PAGE}`],
  [/API.?key expired/i, 'the key has expired', `make one at ${PAGE}`],
  [
    /CONSUMER_SUSPENDED|has been suspended/,
    'Google has suspended the key’s project',
    `look there for the reason, or make a key in another project at ${PAGE}`,
  ],
  [
    /project has been denied access/i,
    'Google has denied the key’s project access',
    `ask Google’s support, or make a key in another project at ${PAGE}`,
  ],
  [
    /ACCESS_TOKEN_TYPE_UNSUPPORTED|Expected OAuth 2 access token/,
    'what is set isn’t an API key of the Gemini API',
    `make a key at ${PAGE}`,
  ],
];

const BILLING = 'https://console.cloud.google.com/billing';

/**
 * What Google says where no other key of the same account would help: billing and countries.
 * https://ai.google.dev/gemini-api/docs/troubleshooting
 */
const ACCOUNT_TROUBLES: readonly (readonly [RegExp, string, string])[] = [
  [
    /location is not supported/i,
    'Google doesn’t offer the Gemini API in the country where Parley runs',
    'run Parley in one of https://ai.google.dev/gemini-api/docs/available-regions, or set GEMINI_BASE_URL to another server',
  ],
  [
    /free tier is not available in your country/i,
    'Google has no free tier in the country where Parley runs',
    `turn on billing for the key’s project (${PAGE})`,
  ],
  [
    /billing account [^."]{0,80}(?:closed|past due|disabled|suspended)/i,
    'the billing account of the key’s project is closed or past due',
    `look there for the reason (${BILLING})`,
  ],
  [
    /BILLING_DISABLED|requires billing to be enabled|billing is (?:disabled|not enabled)/i,
    'billing is off for the key’s project',
    `turn it on (${BILLING})`,
  ],
];

/** By what the server answered, its text or its JSON; null: it says nothing of the kind. */
export function findKeyTrouble(answer: string): KeyTrouble | null {
  return find(TROUBLES, answer);
}

/** The same for what is wrong with the account, and not with the key. */
export function findAccountTrouble(answer: string): KeyTrouble | null {
  return find(ACCOUNT_TROUBLES, answer);
}

/** Either. */
export function findTrouble(answer: string): KeyTrouble | null {
  return findKeyTrouble(answer) ?? findAccountTrouble(answer);
}

function find(troubles: typeof TROUBLES, answer: string): KeyTrouble | null {
  const found = troubles.find(([pattern]) => pattern.test(answer));
  return found ? { text: found[1], remedy: found[2] } : null;
}

/** What an error of the client holds of the server's answer. */
export function toAnswerText(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const body = 'error' in error ? (JSON.stringify(error.error) ?? '') : '';
  return `${error.message} ${body} ${toAnswerText(error.cause)}`;
}
