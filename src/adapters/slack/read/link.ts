import { LRUCache } from 'lru-cache';
import type { Place } from '../../../core/messages.ts';
import type { Archive, Located } from '../../../core/ports.ts';
import type { WebApi } from '../client.ts';
import { toPlace } from '../places.ts';
import { permalinkSchema } from './payloads.ts';

// https://docs.slack.dev/reference/methods/chat.getPermalink
const HOST = /^[\w.-]+\.slack\.com$/;
const PERMALINK = /^\/archives\/(\w{1,40})\/p(\d{1,12})(\d{6})\/?$/;
const TIMESTAMP = /^\d{1,12}\.\d{6}$/;
const CHANNEL = /^\w{1,40}$/;

/** What the address bar of a browser shows: `/client/T1/C1/thread/C1-1700000000.000100`. */
const APP_HOST = 'app.slack.com';
const CLIENT =
  /^\/client\/\w{1,40}\/(?<opened>\w{1,40})\/(?:thread\/(?<root>[^/]{1,60})|(?<message>\d{1,12}\.\d{6}))\/?$/;
const OPENED_THREAD = /^(\w{1,40})-(\d{1,12}\.\d{6})$/;

const MAX_WORKSPACES = 1_000;

/** Permalinks. How those of a workspace begin is asked once. */
export function createLinks(api: WebApi): Archive['link'] {
  const bases = new LRUCache<string, Promise<string | null>>({ max: MAX_WORKSPACES });
  const ask = async ({ workspace, channel }: Place, ts: string, signal: AbortSignal) => {
    const args = { channel, message_ts: ts };
    const reply = await api.ask(workspace, 'chat.getPermalink', args, signal);
    const { permalink } = permalinkSchema.parse(reply);
    return /^https:\/\/[^/]+\/archives\//.exec(permalink)?.[0] ?? null;
  };
  return async (place, ts, signal) => {
    const { workspace, channel, thread } = place;
    const base = bases.get(workspace) ?? ask(place, ts, signal);
    bases.set(workspace, base);
    base.catch(() => bases.delete(workspace)); // The next one tries again.
    const start = await base;
    if (start === null) return null;
    const query = thread === undefined ? '' : `?thread_ts=${thread}&cid=${channel}`;
    return `${start}${channel}/p${ts.replace('.', '')}${query}`;
  };
}

/**
 * The message that a permalink names; Slack writes addresses as `<https://…|label>`, which is read
 * as `[label](https://…)`. The workspace in the address does not count: the channel is looked up
 * in the workspace of the question.
 */
export function toLocated({ workspace }: Place, address: string): Located | null {
  const bare = address.trim().replace(/^<([^|>]*).*>$|^\[.*\]\((.*)\)$/s, '$1$2');
  const url = URL.parse(bare);
  const named = url && (url.protocol === 'slack:' ? toNamedInApp(url) : toNamedOnWeb(url));
  if (!named) return null;
  const { channel, id, thread } = named;
  const total = BigInt(id.replace('.', '')) - 1n;
  const before = `${total / 1_000_000n}.${String(total % 1_000_000n).padStart(6, '0')}`;
  return { place: toPlace(workspace, channel, thread), id, before };
}

/** A message as an address names it. */
type Named = {
  readonly channel: string;
  readonly id: string;
  readonly thread: string | undefined;
};

function toNamedOnWeb(url: URL): Named | null {
  if (url.protocol !== 'https:' || !HOST.test(url.host)) return null;
  const [, channel, seconds, micros] = PERMALINK.exec(url.pathname) ?? [];
  if (channel && seconds && micros)
    return { channel, id: `${seconds}.${micros}`, thread: threadOf(url) };
  if (url.host !== APP_HOST) return null;
  const { opened, message, root } = CLIENT.exec(url.pathname)?.groups ?? {};
  if (message) return { channel: opened ?? '', id: message, thread: undefined };
  const [, threads = '', ts = ''] = OPENED_THREAD.exec(root ?? '') ?? [];
  return ts === '' ? null : { channel: threads, id: ts, thread: ts };
}

/** `slack://channel?team=T1&id=C1&message=1700000000.000100` */
function toNamedInApp(url: URL): Named | null {
  const channel = url.searchParams.get('id') ?? '';
  const id = url.searchParams.get('message') ?? '';
  const isMessage = url.host === 'channel' && CHANNEL.test(channel) && TIMESTAMP.test(id);
  return isMessage ? { channel, id, thread: threadOf(url) } : null;
}

function threadOf(url: URL): string | undefined {
  const named = url.searchParams.get('thread_ts') ?? '';
  return TIMESTAMP.test(named) ? named : undefined;
}
