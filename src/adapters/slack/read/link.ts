import type { Place } from '../../../core/messages.ts';
import type { Archive, Located } from '../../../core/ports.ts';
import type { WebApi } from '../client.ts';
import { toPlace } from '../places.ts';
import { permalinkSchema } from './payloads.ts';

// https://docs.slack.dev/reference/methods/chat.getPermalink
const HOST = /^[\w.-]+\.slack\.com$/;
const PERMALINK = /^\/archives\/(\w{1,40})\/p(\d{1,12})(\d{6})\/?$/;
const TIMESTAMP = /^\d{1,12}\.\d{6}$/;

const MAX_WORKSPACES = 1_000;

/** Permalinks. How those of a workspace begin is asked once. */
export function createLinks(api: WebApi): Archive['link'] {
  const bases = new Map<string, Promise<string | null>>();
  const ask = async ({ workspace, channel }: Place, ts: string, signal: AbortSignal) => {
    const args = { channel, message_ts: ts };
    const reply = await api.ask(workspace, 'chat.getPermalink', args, signal);
    const { permalink } = permalinkSchema.parse(reply);
    return /^https:\/\/[^/]+\/archives\//.exec(permalink)?.[0] ?? null;
  };
  return async (place, ts, signal) => {
    const { workspace, channel, thread } = place;
    const base = bases.get(workspace) ?? ask(place, ts, signal);
    if (bases.size >= MAX_WORKSPACES) bases.clear();
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
  if (url?.protocol !== 'https:' || !HOST.test(url.host)) return null;
  const [, channel, seconds, micros] = PERMALINK.exec(url.pathname) ?? [];
  if (!channel || !seconds || !micros) return null;
  const named = url.searchParams.get('thread_ts') ?? '';
  const thread = TIMESTAMP.test(named) ? named : undefined;
  const total = BigInt(seconds + micros) - 1n;
  const before = `${total / 1_000_000n}.${String(total % 1_000_000n).padStart(6, '0')}`;
  return { place: toPlace(workspace, channel, thread), id: `${seconds}.${micros}`, before };
}
