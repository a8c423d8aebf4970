import type { Config } from './config.ts';
import type { Secrets } from './core/secrets.ts';

/** Keeps out of the log and the page what the configuration holds of tokens, keys and passwords. */
export function addConfigSecrets(config: Config, secrets: Pick<Secrets, 'add' | 'addAddresses'>) {
  const { gemini, discord, slack, http, metricsToken, storeUrl, proxy } = config;
  secrets.add(gemini.apiKey, discord?.token);
  secrets.add(slack?.botToken, slack?.appToken, slack?.signingSecret);
  secrets.add(http.webToken, metricsToken, ...passwordsOf(storeUrl));
  for (const url of [proxy?.http, proxy?.https]) secrets.add(...toSpellings(url?.password ?? ''));
  secrets.addAddresses(gemini.baseUrl, gemini.nativeUrl, discord?.apiUrl, slack?.apiUrl);
}

/** The other values of its query, such as `require`, are words of every day. */
function passwordsOf(storeUrl: string): readonly (string | null)[] {
  // A socket's folder may stand behind: `USER:PASSWORD@/DATABASE?host=…`.
  const url = URL.parse(storeUrl) ?? URL.parse(storeUrl.replace('@/', '@localhost/'));
  if (!url || !/^postgres/.test(url.protocol)) return [];
  return [...toSpellings(url.password), url.searchParams.get('password')];
}

/** A password as an address has it, and as it is. */
function toSpellings(encoded: string): readonly string[] {
  const whole = encoded.replace(/%(?![0-9a-f]{2})/gi, '%25');
  try {
    return encoded === '' ? [] : [encoded, decodeURIComponent(whole)];
  } catch {
    return [encoded]; // An address that contains it is refused, so it is not sent anywhere.
  }
}
