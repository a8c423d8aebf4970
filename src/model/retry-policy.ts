import type OpenAI from 'openai';
import { APIConnectionError, APIError, BadRequestError } from 'openai/error';
import { ModelError, type ModelFailure } from '../core/errors.ts';
import type { ChatEvent, ChatRequest } from '../core/ports.ts';
import { createFileMarkers, type FileMarkers } from './base64-body.ts';
import { toModelError } from './errors.ts';
import { createFileTrials, type SizeLimit } from './file-trials.ts';
import { toRequestBody, withoutSignatures } from './request.ts';

export type RequestBody = OpenAI.ChatCompletionCreateParamsStreaming;

/** What to ask, and what to ask instead when that failed. */
export type RetryPolicy = {
  readonly body: RequestBody;
  readonly fileMarkers: FileMarkers;
  /**
   * Decides what is asked next and returns what to say about it. Throws a `ModelError` if there is
   * nothing left to try.
   */
  fail(error: unknown, hasText: boolean): readonly ChatEvent[];
  /**
   * The server takes the request. What is to be said of that; null if it was only asked to find out
   * which files it takes, and is to be asked once more.
   */
  accept(): readonly ChatEvent[] | null;
};

/** What may go better the second time, as long as nothing was shown. */
const WORTH_RETRYING: readonly ModelFailure[] = [
  'malformed',
  'empty',
  'cut',
  'busy',
  'unreachable',
];

/** What another model may not suffer from. */
const WORTH_A_FALLBACK: readonly ModelFailure[] = ['busy', 'day_quota', 'not_in_plan'];

export function createRetryPolicy(
  request: ChatRequest,
  models: { readonly first: string; readonly fallback: string | null },
  sizeLimit?: SizeLimit,
): RetryPolicy {
  const fileMarkers = createFileMarkers();
  const trials = createFileTrials(request, sizeLimit);
  let body = toRequestBody(trials.request, models.first, fileMarkers);
  let fallback = models.fallback === models.first ? null : models.fallback;
  let hasRetried = false;
  const repaired = new Set<keyof typeof REPAIRS>();

  const repair = (error: unknown): boolean => {
    const name = findRepair(body, error);
    if (name === null || repaired.has(name)) return false;
    repaired.add(name);
    body = REPAIRS[name](body);
    return true;
  };

  /** The same for the same model, without the files that are left out by now. */
  const rebuild = (): void => {
    body = [...repaired].reduce(
      (made, name) => REPAIRS[name](made),
      toRequestBody(trials.request, body.model, fileMarkers),
    );
  };

  return {
    get body() {
      return body;
    },
    fileMarkers,
    accept() {
      const told = trials.accept();
      if (told === null) rebuild();
      return told;
    },
    fail(error, hasText) {
      const failure = toModelError(error);
      if (hasText) throw toCut(failure);
      if (repair(error)) return [];
      if (trials.refuse(failure)) {
        rebuild();
        return [];
      }
      if (!hasRetried && isWorthRetrying(failure, error)) {
        hasRetried = true;
        return [];
      }
      if (fallback === null || !WORTH_A_FALLBACK.includes(failure.failure)) throw failure;
      body = toRequestBody(trials.request, fallback, fileMarkers);
      fallback = null;
      hasRetried = false;
      repaired.clear();
      return [{ type: 'fallback', model: body.model }];
    },
  };
}

/** Once text is shown, whatever went wrong cut it off, except that it was not to be written. */
function toCut(failure: ModelError): ModelError {
  if (['blocked', 'recitation', 'cut'].includes(failure.failure)) return failure;
  return new ModelError('cut', 'the answer broke off', { cause: failure });
}

/**
 * What the SDK has tried again already is not tried once more, nor what took its whole time to say
 * nothing.
 */
function isWorthRetrying({ failure, cause }: ModelError, raw: unknown): boolean {
  const wasRetried =
    raw instanceof APIConnectionError || (raw instanceof APIError && raw.status !== undefined);
  return WORTH_RETRYING.includes(failure) && !wasRetried && !isSilence(cause);
}

const SILENCE = 'nothing came in time';

/** The stream was given up because nothing came. */
export function toSilence(): ModelError {
  return new ModelError('busy', SILENCE, { cause: new Error(SILENCE) });
}

function isSilence(cause: unknown): boolean {
  return cause instanceof Error && cause.message === SILENCE;
}

const REPAIRS = {
  // Signatures belong to the model, key and route that made them.
  signatures: withoutSignatures,
  effort: ({ reasoning_effort: _, ...rest }: RequestBody): RequestBody => rest,
} as const;

/** Which part of the request the server refuses and can do without. */
function findRepair(body: RequestBody, error: unknown): keyof typeof REPAIRS | null {
  if (!(error instanceof BadRequestError)) return null;
  const text = `${error.message} ${JSON.stringify(error.error) ?? ''}`;
  if (/thought.?signature/i.test(text)) return 'signatures';
  return body.reasoning_effort && /reasoning|thinking/i.test(text) ? 'effort' : null;
}
