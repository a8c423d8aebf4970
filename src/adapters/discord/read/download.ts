import { ParleyError, UserError } from '../../../core/errors.ts';
import { readBytes, unlessSilent } from '../../../core/net/wire.ts';
import { DiscordRefusal, toUnavailable, toWriteError } from '../failures.ts';
import { discordStrings } from '../strings/index.ts';

// Discord serves files from these hosts.
// https://docs.discord.com/developers/reference#signed-attachment-cdn-urls
const FILE_HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];

export type DownloadOptions = {
  readonly apiUrl: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** How long nothing may come; left out: that of every host of files. */
  readonly silentMs?: number;
};

/**
 * The bytes behind a file's address; null if the address has expired. The bot's token never goes
 * along. Throws `UserError` for what cannot be had and `WriteError` for what may work later.
 */
export async function download(
  address: string,
  options: DownloadOptions,
): Promise<Uint8Array | null> {
  const url = URL.parse(address);
  if (!url || !isServed(url, options.apiUrl)) {
    throw new UserError('attachment_failed', discordStrings.fileElsewhere);
  }
  if (isExpired(url, options.now())) return null;
  try {
    return await unlessSilent(options, (signal, touch) => get(url, options, { signal, touch }));
  } catch (error) {
    options.signal.throwIfAborted();
    throw error instanceof ParleyError ? error : toUnavailable(error);
  }
}

/** A file that no longer exists, or that Parley may not see. */
export function missing(): UserError {
  return new UserError('attachment_failed', discordStrings.fileGone);
}

function isServed(url: URL, apiUrl: string): boolean {
  if (url.protocol === 'https:' && FILE_HOSTS.includes(url.host)) return true;
  return url.host === URL.parse(apiUrl)?.host;
}

/** `ex` is when the signature ends, in seconds and hexadecimal. */
function isExpired(url: URL, now: number): boolean {
  const seconds = Number.parseInt(url.searchParams.get('ex') ?? '', 16);
  return Number.isFinite(seconds) && seconds * 1000 <= now;
}

async function get(
  url: URL,
  { maxBytes }: DownloadOptions,
  { signal, touch }: { readonly signal: AbortSignal; readonly touch: () => void },
): Promise<Uint8Array | null> {
  const response = await fetch(url, { redirect: 'error', signal });
  touch();
  if (response.ok) return readBytes(response, maxBytes, touch);
  await response.body?.cancel();
  if (response.status >= 500 || response.status === 429) throw unavailable(response.status);
  return null;
}

function unavailable(status: number) {
  const about = { code: 0, status, word: `http_${status}` };
  return toWriteError('unavailable', new DiscordRefusal('download', about));
}
