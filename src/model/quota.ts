/** What the body of a 429 says, wherever in it a server put it. */

const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 60 * 60_000,
  d: 24 * 60 * 60_000,
};

const DURATION = /(\d+(?:\.\d+)?)\s*(ms|milli|s|m|h|d)/g;

/**
 * `RetryInfo.retryDelay` ("38s") in milliseconds; the sentence in the message says the same where
 * details are missing.
 */
export function retryDelayOf(body: unknown): number | null {
  const text = JSON.stringify(body) ?? '';
  const [, told, seconds] =
    /"retry_?delay":\s*(?:"([^"]+)"|\{[^}]*?"seconds":\s*"?(\d+))/i.exec(text) ?? [];
  const [, said] =
    /(?:retry|try again|wait)(?: (?:in|after|for|about))*:? (\d[\d.]*\s*[a-z]+(?:\s*\d[\d.]*\s*[a-z]+)*)/i.exec(
      text,
    ) ?? [];
  return toMs(seconds === undefined ? told : `${seconds}s`) ?? toMs(said);
}

/** "1.5s", "1m30s", "2 hours". */
function toMs(duration: string | undefined): number | null {
  if (duration === undefined) return null;
  const parts = [...duration.toLowerCase().matchAll(DURATION)];
  if (parts.length === 0) return null;
  const toPart = (number: string, unit: string) =>
    Number(number) * (UNITS_MS[unit === 'milli' ? 'ms' : unit] ?? 0);
  return Math.ceil(
    parts.reduce((sum, [, number = '', unit = '']) => sum + toPart(number, unit), 0),
  );
}

/** A quota that is renewed once a day: trying again today is useless. */
export function isPerDay(body: unknown): boolean {
  return /per[_ -]?day|daily|\bRPD\b|\/day\b/i.test(JSON.stringify(body) ?? '');
}

/** The account has no credit left: retrying is useless until it is topped up. */
export function hasNoCredit(body: unknown): boolean {
  return /credits? (?:balance )?(?:are |is |has been )?(?:depleted|exhausted|used up|too low)|insufficient[_ ](?:quota|credits?|balance|funds)/i.test(
    JSON.stringify(body) ?? '',
  );
}

/** A quota of nothing: the plan does not include the model at all. */
export function isNotInPlan(body: unknown): boolean {
  return /\blimit: 0\b|"quotaValue":"?0"?[,}]/.test(JSON.stringify(body) ?? '');
}
