import type { CommandEvent } from '../event.ts';
import { type Place, toConversation } from '../message.ts';
import type { Located } from '../ports.ts';
import type { Work } from '../work.ts';

/** Whoever is here may read what is here; anywhere else the platform has to say so. Unknown means no (design: promise 13). */
export async function mayReadLinked(
  { adapter, thinking }: Work,
  { place, speaker }: CommandEvent,
  linked: Located,
): Promise<boolean> {
  const isHere = toChannel(linked.place) === toChannel(place) && linked.place.thread === undefined;
  if (isHere || toConversation(linked.place) === toConversation(place)) return true;
  const [isReadable] = await adapter.directory.readable(speaker.id, [linked.place], thinking);
  return isReadable ?? false;
}

function toChannel({ thread: _, ...channel }: Place): string {
  return toConversation(channel);
}
