import { z } from 'zod';
import type { Meter } from '../../../src/core/model-ports.ts';
import { findAccountTrouble, findKeyTrouble } from '../../../src/model/key-troubles.ts';
import { findNearestIds } from '../../../src/model/start-check.ts';
import {
  explainModelFailure,
  explainModelReply,
  type GeminiProbe,
  KEY_PAGE,
} from '../../probe/gemini.ts';
import { Unreachable } from '../../probe/reach.ts';
import { type Check, type Finding, fail, note, ok, skip, toList, warn } from '../check.ts';
import type { Context } from '../context.ts';

const NO_METER: Meter = () => {};

/** An image takes about a minute. */
const PICTURE_MS = 80_000;
const ANSWER_MS = 30_000;

export const modelChecks: readonly Check[] = [
  { group: 'Model', name: 'Key', run: findKey },
  checkModel('Models', async ({ gemini, config }, signal) => {
    const served = await gemini.model.modelCatalog.list(signal);
    return toModelFindings(config.gemini, served);
  }),
  checkModel('Chat', async ({ gemini, config }, signal) => {
    const began = performance.now();
    const { text, model } = await ask(gemini, signal);
    const took = `${((performance.now() - began) / 1_000).toFixed(1)} s`;
    if (text.trim() === '')
      return [warn(`${config.gemini.model} gave an empty answer`, 'try again')];
    return model === null
      ? [ok(`${config.gemini.model} answers (${took})`)]
      : [
          warn(
            `${model} answered instead of ${config.gemini.model} (${took})`,
            'see the line about the quota',
          ),
        ];
  }),
  checkModel('Embedding', async ({ gemini, config }, signal) => {
    const [vector] = await gemini.model.embeddingModel.embed(['a test'], signal, NO_METER);
    return [ok(`${config.gemini.embeddingModel} answers (${vector?.length ?? 0} dimensions)`)];
  }),
  checkModel('Native API', findNative),
  checkModel('Web search', async ({ gemini }, signal) => {
    const { webSearch } = gemini.model;
    if (webSearch === null) return [skip('needs the native API')];
    const { sources } = await webSearch.search('today’s date', signal, NO_METER);
    return [ok(sources.length > 0 ? 'works' : 'works (but found no sources this time)')];
  }),
  checkModel('Images', async ({ gemini, config, isFull }, signal) => {
    const { imageModel } = config.gemini;
    if (!isFull) return [skip(`${imageModel} wasn’t tried: --full draws an image (about $0.04)`)];
    const wish = { prompt: 'A small green circle on white', aspect: null, count: 1, sources: [] };
    await gemini.model.imageModel.draw(wish, signal, NO_METER);
    return [ok(`${imageModel} draws`)];
  }),
  { group: 'Model', name: 'Quota', limitMs: PICTURE_MS, run: findQuota },
];

type Asked = Context & { readonly gemini: GeminiProbe };

const VARIABLES: Readonly<Record<string, string>> = {
  Embedding: 'GEMINI_EMBEDDING_MODEL',
  Images: 'GEMINI_IMAGE_MODEL',
};

/** A check that needs a key; what the model throws is told in words. */
function checkModel(
  name: string,
  run: (context: Asked, signal: AbortSignal) => Promise<readonly Finding[]>,
): Check {
  return {
    group: 'Model',
    name,
    limitMs: name === 'Images' ? PICTURE_MS : ANSWER_MS,
    async run(context, signal) {
      const { gemini, config } = context;
      if (gemini === null) return [];
      const variable = VARIABLES[name] ?? 'GEMINI_MODEL';
      const asked = variable === 'GEMINI_EMBEDDING_MODEL' ? config.gemini.embeddingModel : null;
      const model = variable === 'GEMINI_IMAGE_MODEL' ? config.gemini.imageModel : asked;
      const running = run({ ...context, gemini }, signal).catch((error: unknown) => {
        if (signal.aborted || error instanceof Unreachable) throw error;
        return [
          toTrouble(name, explainModelFailure(error, variable, model ?? config.gemini.model)),
        ];
      });
      context.modelRuns.push(running.then(hasAnswer, () => false));
      return running;
    },
  };
}

/** Without chat there is no Parley; without the others there is one that does less. */
function toTrouble(name: string, { text, remedy }: { text: string; remedy: string }): Finding {
  const isSmall = !['Chat', 'Models'].includes(name) || /quota|overloaded/.test(text);
  return isSmall ? warn(text, remedy) : fail(text, remedy);
}

const ELSEWHERE = 'check GEMINI_BASE_URL, and whether the network requires a login first';

async function findKey(
  { config, gemini }: Context,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  if (config.gemini.apiKey === null)
    return [
      note('GEMINI_API_KEY isn’t set: an offline stand-in answers'),
      skip(`a free key is enough: ${KEY_PAGE}`),
    ];
  if (gemini === null) return [];
  const base = config.gemini.baseUrl.replace(/\/*$/, '/');
  const { status, body } = await gemini.get(`${base}models`, signal);
  if (status === 200 && body === null)
    return [fail('what answers there isn’t a model API', ELSEWHERE)];
  if (status === 200) return [ok('GEMINI_API_KEY is accepted')];
  const trouble = findKeyTrouble(JSON.stringify(body));
  if (trouble) return [fail(`GEMINI_API_KEY: ${trouble.text}`, trouble.remedy)];
  const accountTrouble = findAccountTrouble(JSON.stringify(body));
  if (accountTrouble) return [fail(accountTrouble.text, accountTrouble.remedy)];
  const isKey =
    [400, 401, 403].includes(status) && /key|auth|permission/i.test(JSON.stringify(body));
  if (isKey)
    return [fail(`GEMINI_API_KEY was rejected (${status})`, `copy it again from ${KEY_PAGE}`)];
  return [note(`the server didn’t list its models (${status}); see “Chat” below`)];
}

function toModelFindings(
  gemini: Context['config']['gemini'],
  served: readonly string[],
): Finding[] {
  if (served.length === 0) return [note('the server lists no models')];
  const wanted: readonly (readonly [string, string | null])[] = [
    ['GEMINI_MODEL', gemini.model],
    ['GEMINI_TRANSCRIBE_MODEL', gemini.transcribeModel],
    ['GEMINI_IMAGE_MODEL', gemini.imageModel],
    ['GEMINI_EMBEDDING_MODEL', gemini.embeddingModel],
    ['GEMINI_FALLBACK_MODEL', gemini.fallbackModel],
  ];
  const missing = wanted.flatMap(([name, id]) =>
    id === null || served.includes(id) ? [] : [{ name, id }],
  );
  if (missing.length === 0) return [ok('all configured models are listed')];
  return missing.map(({ name, id }) =>
    warn(
      `${name}: ${id} isn’t listed (an alias may still work)`,
      `set ${name} to one on the list: ${toList(findNearestIds(id, served), 3)}`,
    ),
  );
}

async function ask({ model }: GeminiProbe, signal: AbortSignal) {
  const request = {
    system: 'Answer in one word.',
    turns: [{ role: 'user' as const, parts: [{ type: 'text' as const, text: 'Are you there?' }] }],
    ...{ rounds: [], tools: [], model: null, effort: 'low' as const },
  };
  let text = '';
  let other: string | null = null;
  for await (const event of model.chat.stream(request, signal, NO_METER)) {
    if (event.type === 'text') text += event.text;
    if (event.type === 'fallback') other = event.model;
  }
  return { text, model: other };
}

const nativeSchema = z.object({ inputTokenLimit: z.number().catch(0) });

async function findNative({ gemini, config }: Asked, signal: AbortSignal) {
  const { nativeUrl, model } = config.gemini;
  if (nativeUrl === null)
    return [note('no address is known: images can’t be edited and the web can’t be searched')];
  const reply = await gemini.get(`${nativeUrl.replace(/\/*$/, '/')}models/${model}`, signal);
  const { status, body } = reply;
  const limit = nativeSchema.safeParse(body).data?.inputTokenLimit ?? 0;
  if (status === 200 && body !== null)
    return [ok(limit > 0 ? `answers (${model} reads ${limit} tokens)` : 'answers')];
  const trouble = explainModelReply(reply, 'GEMINI_MODEL', model);
  if (trouble) return [warn(trouble.text, trouble.remedy)];
  return [
    warn(
      `doesn’t answer (${status}): images can’t be edited and the web can’t be searched`,
      'check GEMINI_NATIVE_URL, or remove it if you use Google’s own API',
    ),
  ];
}

function hasAnswer(findings: readonly Finding[]): boolean {
  return findings.some(({ state }) => state === 'ok');
}

/** Told by refusals alone: Google publishes no figures. */
async function findQuota({ gemini, modelRuns }: Context): Promise<readonly Finding[]> {
  if (gemini === null) return [];
  await new Promise((resolve) => setImmediate(resolve)); // The others have begun by then.
  const runs = await Promise.all(modelRuns);
  const { quotas, tiers } = gemini;
  const tier = tiers.size > 0 ? `, service tier ${[...tiers].join(', ')}` : '';
  if (quotas.length === 0 && !runs.includes(true))
    return [skip('unknown: the model didn’t answer')];
  if (quotas.length === 0)
    return [ok(`no limit was reached${tier}; the limits are at aistudio.google.com/usage`)];
  const ids = [...new Set(quotas.map(({ id, value }) => (value === '' ? id : `${id} = ${value}`)))];
  const isFree = quotas.some(({ id }) => /FreeTier/i.test(id));
  return [
    warn(
      `reached: ${toList(ids, 3)}${isFree ? ' (the key is on the free tier)' : ''}`,
      'wait, set GEMINI_FALLBACK_MODEL, or turn on billing for the key’s project',
    ),
  ];
}
