import type { Place } from '../../core/message.ts';
import type { Located } from '../../core/ports.ts';
import { toPlace } from './places.ts';

const MESSAGE =
  /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/channels\/(\d+|@me)\/(\d+)\/(\d+)\/?$/;

/** The address of a message; a thread is a channel of its own. */
export function toLink({ workspace, channel, thread }: Place, messageId: string): string {
  return `https://discord.com/channels/${workspace}/${thread ?? channel}/${messageId}`;
}

/** The message that an address names; people write `<https://…>` where they want no preview. */
export function toLocated(here: Place, address: string): Located | null {
  const url = address.trim().replace(/^<(.*)>$/, '$1');
  const [, workspace, channel, id] = MESSAGE.exec(url) ?? [];
  if (!workspace || !channel || !id) return null;
  const isHere = workspace === here.workspace && channel === (here.thread ?? here.channel);
  const place = isHere ? here : toPlace({ workspace, channel, thread: null });
  return { place, id, before: String(BigInt(id) - 1n) };
}
