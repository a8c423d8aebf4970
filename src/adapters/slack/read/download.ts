import { ParleyError, UserError } from '../../../core/errors.ts';
import { readBytes, unlessSilent } from '../../../core/net/wire.ts';
import { SlackRefusal, toWriteError } from '../failures.ts';
import { slackStrings } from '../strings/index.ts';

const MAX_REDIRECTS = 5;
const METHOD = 'download';

/** Slack's hosts that the token may be sent to. */
const OWN_HOSTS = /(^|\.)slack\.com$/;

/** Slack's hosts that serve files without a token. */
const FILE_HOSTS = /(^|\.)(slack-edge\.com|slack-files\.com)$/;

export type DownloadOptions = {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** How long nothing may come; left out: that of every host of files. */
  readonly silentMs?: number;
};

/** The bytes that came, and the address that they came from. */
export type Downloaded = { readonly bytes: Uint8Array; readonly url: string };

/**
 * The bytes behind an address; null if Slack refuses them. Throws `UserError` for what Parley does
 * not fetch, `WriteError` for what may be had later.
 */
export async function download(
  first: string,
  options: DownloadOptions,
): Promise<Downloaded | null> {
  try {
    return await unlessSilent(options, (signal, touch) =>
      follow(first, { ...options, signal, touch }),
    );
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof ParleyError) throw error;
    const code = error instanceof Error ? error.name : 'unknown_error';
    throw toWriteError('unavailable', new SlackRefusal(METHOD, code));
  }
}

type Request = DownloadOptions & { readonly touch: () => void };

async function follow(first: string, options: Request): Promise<Downloaded | null> {
  let url = first;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await fetchOnce(url, options);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null)
      return readResponse(response, url, options);
    await response.body?.cancel();
    url = new URL(location, url).href;
  }
  return null;
}

async function readResponse(
  response: Response,
  url: string,
  { maxBytes, touch }: Request,
): Promise<Downloaded | null> {
  if (response.ok) return { bytes: await readBytes(response, maxBytes, touch), url };
  await response.body?.cancel();
  if (response.status < 500 && response.status !== 429) return null;
  throw toWriteError('unavailable', new SlackRefusal(METHOD, `http_${response.status}`));
}

async function fetchOnce(
  address: string,
  { botToken, apiUrl, signal, touch }: Request,
): Promise<Response> {
  const url = URL.parse(address);
  const api = URL.parse(apiUrl);
  const isApi = url !== null && api !== null && url.host === api.host;
  const isOwn = isApi || (url?.protocol === 'https:' && OWN_HOSTS.test(url.hostname));
  const isServed = url?.protocol === 'https:' && FILE_HOSTS.test(url.hostname);
  if (!url || !(isOwn || isServed)) {
    throw new UserError('attachment_failed', slackStrings.fileElsewhere);
  }
  const response = await fetch(url, {
    redirect: 'manual',
    signal,
    ...(isOwn ? { headers: { authorization: `Bearer ${botToken}` } } : {}),
  });
  touch();
  return response;
}
