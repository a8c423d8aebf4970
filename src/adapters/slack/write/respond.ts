import type { Content } from '../../../core/content.ts';
import type { Posted } from '../../../core/job.ts';
import type { Step } from '../../../core/ports.ts';
import { strings } from '../../../core/strings/index.ts';
import { toPerson } from '../../../core/strings/locale.ts';
import type { Args, WebApi } from '../client.ts';
import { SlackRefusal, toWriteError } from '../failures.ts';
import { responseUrlOf } from '../interaction.ts';
import { parseJson } from '../schema.ts';
import { slackStrings } from '../strings/index.ts';
import { responseSchema } from './payloads.ts';
import { sendWhole } from './plain.ts';
import { type AdapterState, parseState, type Target, toJson } from './target.ts';

const METHOD = 'response_url';
const TIMEOUT_MS = 10_000;
const USED_UP = [403, 404, 410];
const BAD_REQUEST = 400;

/**
 * Answers an interaction in its own way, which also works where Parley may not post. Throws
 * `WriteError`.
 */
export async function respond(
  api: WebApi,
  url: string,
  body: Args,
  signal: AbortSignal,
): Promise<void> {
  const response = await post(api, url, body, signal);
  const code = toCode(await response.text().catch(() => ''));
  if (response.ok && code === '') return;
  const cause = new SlackRefusal(METHOD, code || `http_${response.status}`);
  const isRefused = response.ok || response.status === BAD_REQUEST;
  if (isRefused || USED_UP.includes(response.status)) throw toWriteError('refused', cause);
  throw toWriteError(response.status >= 500 ? 'unknown' : 'unavailable', cause);
}

/** Slack answers `ok`, an error code, or JSON with one. Empty if there was no error. */
function toCode(reply: string): string {
  const isJson = /^\s*\{/.test(reply);
  const told = isJson ? responseSchema.parse(parseJson(reply)).error : reply.trim();
  return told !== 'ok' && /^[a-z]\w{1,80}$/.test(told) ? told : '';
}

/**
 * Posts the answer of a command where Parley may not post: once, whole, and when it is complete.
 * That its model is slow is told before that, once, to the person who waits.
 */
export async function writeResponse(
  { place, audience, api, log }: Target,
  message: Posted,
  step: Step,
  content: Content,
  signal: AbortSignal,
): Promise<Posted> {
  const url = responseUrlOf(audience.interaction);
  const state = parseState(message.adapterState, place.channel);
  if (url === null) return message;
  if (step !== 'close') {
    if (!isSlow(content) || state.status === strings.slow) return message;
    const told = { ...ALONE, text: toPerson(() => strings.slow) };
    await respond(api, url, told, signal).catch((error: unknown) =>
      log.info({ err: error }, 'could not tell a person that the model is slow'),
    );
    return { ...message, adapterState: toJson({ ...state, status: strings.slow }) };
  }
  const thread = place.thread === undefined ? {} : { thread_ts: place.thread };
  await sendWhole(content, (shown, isFirst) =>
    respond(
      api,
      url,
      {
        response_type: 'in_channel',
        // Only a press on the message itself can change it.
        replace_original: isFirst && state.sent > 0,
        ...thread,
        ...shown,
      },
      signal,
    ),
  );
  return { ...message, adapterState: toJson({ ...state, sent: Math.max(1, content.text.length) }) };
}

/**
 * Slack itself shows nothing to the person who used a command, so they are told once that it waits.
 */
export async function tellOfWait(
  { audience, api, log, toldOfWaits }: Target,
  { key }: Posted,
  signal: AbortSignal,
): Promise<void> {
  const url = responseUrlOf(audience.interaction);
  if (url === null || !toldOfWaits.isNew(key)) return;
  const told = { ...ALONE, text: toPerson(() => slackStrings.waitsForSlack) };
  await respond(api, url, told, signal).catch((error: unknown) =>
    log.info({ err: error }, 'could not tell a person that Slack asks Parley to wait'),
  );
}

const ALONE = { response_type: 'ephemeral', replace_original: false } as const;

function isSlow({ status, tasks = [] }: Content): boolean {
  return (
    status === strings.slow ||
    tasks.some(({ title, state }) => title === strings.slow && state === 'running')
  );
}

/**
 * Removes what answered an interaction in its own way. Such a message has no timestamp: only a
 * press on the message itself can remove it.
 */
export async function removeResponse(
  { api, audience }: Target,
  { mode, sent }: AdapterState,
  signal: AbortSignal,
): Promise<void> {
  const url = responseUrlOf(audience.interaction);
  if (sent === 0) return; // It was never shown.
  if (url !== null) return respond(api, url, { delete_original: true }, signal);
  if (mode === 'private') return; // Only its reader sees it, and can dismiss it.
  throw toWriteError('refused', new SlackRefusal(METHOD, 'no_address'));
}

/** Once it has left it is not called off: whether it was carried out is to be known. */
async function post(api: WebApi, url: string, body: Args, signal: AbortSignal): Promise<Response> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  } as const;
  try {
    return await api.send(url, init, signal);
  } catch (error) {
    if (signal.aborted && error === signal.reason) throw error;
    // The address is a secret, and the error holds it.
    const name = error instanceof Error ? error.name : 'unknown_error';
    throw toWriteError('unknown', new SlackRefusal(METHOD, name));
  }
}
