interface Details {
  readonly messages?: readonly string[] | undefined;
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * A refusal as Slack words it: HTTP 200 with `ok: false`, an error name, and sometimes reasons.
 */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  readonly error: string;
  readonly messages: readonly string[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(error: string, details: Details = {}) {
    super(error, { cause: details.cause });
    this.error = error;
    this.messages = details.messages ?? [];
    this.extra = details.extra ?? {};
  }
}
