import { APIError } from 'openai/error';
import { z } from 'zod';
import type { Config } from '../../src/config.ts';
import type { ModelFailure } from '../../src/core/errors.ts';
import { toModelError } from '../../src/model/errors.ts';
import { createModels, type Model } from '../../src/model/index.ts';
import { findAccountTrouble, findKeyTrouble, toAnswerText } from '../../src/model/key-troubles.ts';
import { createAsk, type Reply, type Tick, toReason } from './reach.ts';

/** What a server said of a quota that was met. */
export type MetQuota = { readonly id: string; readonly value: string };

export type GeminiProbe = {
  readonly model: Model;
  /** GET with the key, on the compatible or on the native API. */
  get(url: string, signal: AbortSignal): ReturnType<ReturnType<typeof createAsk>>;
  /** What 429s have told so far. */
  readonly quotas: readonly MetQuota[];
  /** The service tiers that answers named. */
  readonly tiers: ReadonlySet<string>;
};

/** Parley's own way to the model; what its answers say beside their words is noted. */
export function createGeminiProbe(
  { gemini }: Pick<Config, 'gemini'>,
  apiKey: string,
  onTick: (tick: Tick) => void = () => {},
): GeminiProbe {
  const quotas: MetQuota[] = [];
  const tiers = new Set<string>();
  const noting: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const theirs = Date.parse(response.headers.get('date') ?? '');
    if (Number.isFinite(theirs)) onTick({ from: 'Gemini', theirs, ours: Date.now() });
    const tier = response.headers.get('x-gemini-service-tier');
    if (tier !== null) tiers.add(tier);
    if (response.status === 429) quotas.push(...toQuotas(await response.clone().text()));
    return response;
  };
  const ask = createAsk('The model', onTick);
  const headers = { authorization: `Bearer ${apiKey}`, 'x-goog-api-key': apiKey };
  return {
    model: createModels({ ...gemini, apiKey, fetch: noting, log: QUIET }),
    get: (url, signal) => ask(url, { headers, signal }),
    quotas,
    tiers,
  };
}

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** https://ai.google.dev/gemini-api/docs/rate-limits: `quotaId` and `quotaValue` of the details. */
function toQuotas(text: string): MetQuota[] {
  return [...text.matchAll(/"quotaId":\s*"([\w-]{1,120})"([^}]*)/g)].map(
    ([, id = '', rest = '']) => ({
      id,
      value: /"quotaValue":\s*"?(\d+)/.exec(rest)?.[1] ?? '',
    }),
  );
}

export const KEY_PAGE = 'https://aistudio.google.com/apikey';

/** What a failure of the model means, and what to do. */
export type ModelTrouble = { readonly text: string; readonly remedy: string };

/** In words, for the variable that names the key or the model. */
export function explainModelFailure(error: unknown, variable: string, model: string): ModelTrouble {
  const { failure } = toModelError(error);
  const trouble = findKeyTrouble(toAnswerText(error));
  if (trouble) return { ...trouble, text: `GEMINI_API_KEY: ${trouble.text}` };
  const accountTrouble = findAccountTrouble(toAnswerText(error));
  if (accountTrouble) return accountTrouble;
  if (failure === 'unreachable' || failure === 'cut')
    return {
      text: `the model can’t be reached: ${toReason(error)}`,
      remedy: 'check this machine’s network, DNS, proxy and firewall',
    };
  const known = TROUBLES[failure];
  if (known)
    return {
      text: known[0].replace('MODEL', model),
      remedy: known[1].replace('VARIABLE', variable),
    };
  return {
    text: `${model} didn’t answer properly (${failure})`,
    remedy: `try again, or set ${variable} to another model`,
  };
}

const refusalSchema = z.object({ error: z.record(z.string(), z.unknown()) });

/** The same of an answer that no client has read; null: it doesn’t say what is wrong. */
export function explainModelReply(
  { status, headers, body }: Reply,
  variable: string,
  model: string,
): ModelTrouble | null {
  const refusal = refusalSchema.safeParse(Array.isArray(body) ? body[0] : body).data;
  if (!refusal) return null;
  const isElsewhere = status === 404 && !JSON.stringify(refusal).includes(model);
  const error = APIError.generate(status, refusal, undefined, headers);
  if (isElsewhere || toModelError(error).failure === 'refused') return null;
  return explainModelFailure(error, variable, model);
}

const TROUBLES: Partial<Readonly<Record<ModelFailure, readonly [string, string]>>> = {
  bad_key: ['GEMINI_API_KEY was rejected', `copy it again from ${KEY_PAGE}`],
  rate_limited: ['this minute’s quota is used up', 'wait a minute and run the doctor again'],
  day_quota: [
    'today’s quota is used up; it renews at midnight Pacific time',
    'wait, set GEMINI_FALLBACK_MODEL, or turn on billing for the key’s project',
  ],
  no_credit: ['there is no credit left', 'top it up in Google’s billing console'],
  not_in_plan: [
    'the key’s plan doesn’t include MODEL',
    'turn on billing for the key’s project, or set VARIABLE to another model',
  ],
  model_gone: ['MODEL isn’t available', 'set VARIABLE to a model that the server lists'],
  busy: ['MODEL is overloaded or slow right now', 'try again in a few minutes'],
  blocked: [
    'MODEL refused a harmless question',
    'try again; please report it if it keeps happening',
  ],
};
