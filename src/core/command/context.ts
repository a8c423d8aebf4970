import type { CommandEvent } from '../event.ts';
import { nameOf } from '../prompt.ts';
import type { Work } from '../work.ts';
import type { Here } from './here.ts';
import { steeringOf, toSteeringLines } from './steering.ts';

/** What a command may know of where it was given. */
export function toHere({ parts, ledger, adapter, thinking }: Work, event: CommandEvent): Here {
  const { place, speaker } = event;
  const { directory } = adapter;
  return {
    place,
    platform: adapter.platform,
    speaker,
    conversation: ledger.job.conversation,
    isAdmin: () => parts.policy.isAdmin(place, speaker, directory, thinking),
    nameOf: (id) => nameOf(id, place, directory, thinking),
    async platformZone() {
      const person = await directory.person(speaker.id, place, thinking).catch(() => null);
      return person?.timeZone ?? null;
    },
    settings: parts.settings,
    catalogue: parts.catalogue,
    usage: parts.usage,
    signal: thinking,
  };
}

/** Facts about this installation, and what is set otherwise here. */
export async function toAbout({ parts, ledger }: Work, { place }: CommandEvent) {
  const [facts, steering] = await Promise.all([
    parts.about(),
    steeringOf(parts.settings, place, ledger.job.conversation),
  ]);
  return [...facts, ...toSteeringLines(steering)];
}
