import type { Place } from '../../../core/messages.ts';
import type { Located } from '../../../core/ports.ts';
import { toPlace } from '../places.ts';

const HOST = /^(?:(?:www|ptb|canary)\.)?discord(?:app)?\.com$/;
const MESSAGE = /^\/channels\/(?:\d{1,20}|@me)\/(\d{1,20})\/(\d{1,20})\/?$/;

/** Links that open the app name any host, or none: `discord://-/channels/1/2/3`. */
const APP = 'discord:';
const APP_HOST = /^-?$/;

function isDiscords({ protocol, host }: URL): boolean {
  if (protocol === APP) return APP_HOST.test(host) || HOST.test(host);
  return protocol === 'https:' && HOST.test(host);
}

/** The address of a message; a thread is a channel of its own. */
export function toLink({ workspace, channel, thread }: Place, messageId: string): string {
  return `https://discord.com/channels/${workspace}/${thread ?? channel}/${messageId}`;
}

/**
 * The message that an address names; people write `<https://…>` to have no preview. The server in
 * the address does not count: Discord is asked for the server of the channel.
 */
export function toLocated(here: Place, address: string): Located | null {
  const url = URL.parse(address.trim().replace(/^<(.*)>$/, '$1'));
  if (!url || !isDiscords(url)) return null;
  const [, channel, id] = MESSAGE.exec(url.pathname) ?? [];
  if (!channel || !id) return null;
  const isHere = channel === (here.thread ?? here.channel);
  const { workspace } = here;
  const place = isHere ? here : toPlace({ workspace, channel, thread: null });
  return { place, id, before: String(BigInt(id) - 1n) };
}
