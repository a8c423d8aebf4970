/** What the body of a 429 says, wherever in it Google put it. */

/**
 * `RetryInfo.retryDelay` ("38s") in milliseconds; the sentence in the message says the same where
 * details are missing.
 */
export function retryDelayOf(body: unknown): number | null {
  const text = JSON.stringify(body) ?? '';
  const seconds =
    /"retryDelay":"([\d.]+)s"/.exec(text)?.[1] ?? /Please retry in ([\d.]+)s/.exec(text)?.[1];
  return seconds === undefined ? null : Math.ceil(Number(seconds) * 1_000);
}

/** A quota that is renewed once a day: trying again today is useless. */
export function isPerDay(body: unknown): boolean {
  return /"quotaId":"[^"]*PerDay/.test(JSON.stringify(body) ?? '');
}

/** Nothing is left to pay with: trying again is useless until somebody tops it up. */
export function hasNoCredit(body: unknown): boolean {
  return /credits? (are |is )?depleted|insufficient_quota/i.test(JSON.stringify(body) ?? '');
}
