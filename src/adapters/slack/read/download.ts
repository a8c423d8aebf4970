import { UserError } from '../../../core/errors.ts';
import { readBytes } from '../../../core/net/wire.ts';
import { SlackRefusal, toWriteError } from '../failures.ts';

const MAX_REDIRECTS = 5;
const METHOD = 'download';

/** Slack's hosts that the token may be sent to. */
const OWN_HOSTS = /(^|\.)slack\.com$/;

/** Slack's hosts that serve files without a token. */
const FILE_HOSTS = /(^|\.)(slack-edge\.com|slack-files\.com)$/;

export type DownloadOptions = {
  readonly botToken: string;
  readonly apiUrl: string;
  /** What Slack says the file is. If an HTML page comes instead, it is a login page. */
  readonly mimeType: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
};

/**
 * The bytes of a Slack file. Throws `UserError` for a file that cannot be had, `WriteError` for
 * one that may be had later.
 */
export async function download(url: string, options: DownloadOptions): Promise<Uint8Array> {
  const response = await follow(url, options);
  if (response.status >= 500 || response.status === 429) {
    await response.body?.cancel();
    throw toWriteError('unavailable', new SlackRefusal(METHOD, `http_${response.status}`));
  }
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!response.ok || (isPage && options.mimeType !== 'text/html')) {
    await response.body?.cancel();
    throw unavailable();
  }
  return readBytes(response, options.maxBytes);
}

/**
 * A file that was deleted, that was not shared with Parley, or that Parley has no right to read.
 */
export function unavailable(): UserError {
  return new UserError(
    'attachment_failed',
    'Slack does not let Parley read this file. Share it again in this conversation; if that does not help, Parley needs the permission files:read.',
  );
}

async function follow(first: string, options: DownloadOptions): Promise<Response> {
  let url = first;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await fetchOnce(url, options);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url).href;
  }
  throw unavailable();
}

async function fetchOnce(
  address: string,
  { botToken, apiUrl, signal }: DownloadOptions,
): Promise<Response> {
  const url = URL.parse(address);
  const api = URL.parse(apiUrl);
  const isApi = url !== null && api !== null && url.host === api.host;
  const isOwn = isApi || (url?.protocol === 'https:' && OWN_HOSTS.test(url.hostname));
  const isServed = url?.protocol === 'https:' && FILE_HOSTS.test(url.hostname);
  if (!url || !(isOwn || isServed)) {
    throw new UserError(
      'attachment_failed',
      'This file is kept outside Slack, where Parley does not go. Upload the file itself.',
    );
  }
  try {
    return await fetch(url, {
      redirect: 'manual',
      signal,
      ...(isOwn ? { headers: { authorization: `Bearer ${botToken}` } } : {}),
    });
  } catch (error) {
    signal.throwIfAborted();
    const code = error instanceof Error ? error.name : 'unknown_error';
    throw toWriteError('unavailable', new SlackRefusal(METHOD, code));
  }
}
