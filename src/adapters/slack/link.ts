import type { Place } from '../../core/message.ts';
import type { Archive, Located } from '../../core/ports.ts';
import type { Api } from './client.ts';
import { toPlace } from './places.ts';

// https://docs.slack.dev/reference/methods/chat.getPermalink
const PERMALINK = /^https:\/\/[\w.-]+\.slack\.com\/archives\/(\w+)\/p(\d+)(\d{6})(?:\?(.*))?$/;

const MAX_WORKSPACES = 1_000;

/** Permalinks; where a workspace's begin is asked once. */
export function createLinks(api: Api): Archive['link'] {
  const bases = new Map<string, Promise<string | null>>();
  const ask = async ({ workspace, channel }: Place, ts: string, signal: AbortSignal) => {
    const args = { channel, message_ts: ts };
    const { permalink } = await api.ask(workspace, 'chat.getPermalink', args, signal);
    return /^https:\/\/[^/]+\/archives\//.exec(String(permalink))?.[0] ?? null;
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

/** The message that a permalink names; Slack writes addresses as `<https://…|label>`. */
export function toLocated({ workspace }: Place, address: string): Located | null {
  const url = address.trim().replace(/^<([^|>]*).*>$/, '$1');
  const [, channel, seconds, micros, query] = PERMALINK.exec(url) ?? [];
  if (!channel || !seconds || !micros) return null;
  const thread = new URLSearchParams(query).get('thread_ts') ?? undefined;
  const total = BigInt(seconds + micros) - 1n;
  const before = `${total / 1_000_000n}.${String(total % 1_000_000n).padStart(6, '0')}`;
  return { place: toPlace(workspace, channel, thread), id: `${seconds}.${micros}`, before };
}
