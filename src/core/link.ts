import type { Place } from './message.ts';

/** A message that a link leads to. */
export type Linked = {
  readonly place: Place;
  readonly id: string;
  /** What comes directly before it, so that it is the first that is read after that. */
  readonly before: string;
};

// https://docs.slack.dev/reference/methods/chat.getPermalink
const SLACK = /^https:\/\/[\w.-]+\.slack\.com\/archives\/(\w+)\/p(\d+)(\d{6})(?:\?(.*))?$/;
const DISCORD =
  /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/channels\/(\d+|@me)\/(\d+)\/(\d+)\/?$/;

/** The message that the platform's own kind of link names, seen from `here`; null where it is none. */
export function parseLink(here: Place, text: string): Linked | null {
  const url = text.trim().replace(/^<([^|>]*).*>$/, '$1');
  if (here.platform === 'slack') return parseSlack(here, url);
  return here.platform === 'discord' ? parseDiscord(here, url) : null;
}

function parseSlack({ platform, workspace }: Place, url: string): Linked | null {
  const [, channel, seconds, micros, query] = SLACK.exec(url) ?? [];
  if (!channel || !seconds || !micros) return null;
  const thread = new URLSearchParams(query).get('thread_ts');
  const place = { platform, workspace, channel, ...(thread ? { thread } : {}) };
  const total = BigInt(seconds + micros) - 1n;
  const before = `${total / 1_000_000n}.${String(total % 1_000_000n).padStart(6, '0')}`;
  return { place, id: `${seconds}.${micros}`, before };
}

function parseDiscord(here: Place, url: string): Linked | null {
  const [, workspace, channel, id] = DISCORD.exec(url) ?? [];
  if (!workspace || !channel || !id) return null;
  const isHere = workspace === here.workspace && channel === (here.thread ?? here.channel);
  const place = isHere ? here : { platform: here.platform, workspace, channel };
  return { place, id, before: String(BigInt(id) - 1n) };
}
