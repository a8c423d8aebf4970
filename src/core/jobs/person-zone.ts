import { type SettingsStore, zoneOf } from '../conversation/settings.ts';
import type { CommandEvent } from '../events.ts';
import type { JobRun } from './job-run.ts';

type Person = Pick<CommandEvent, 'place' | 'speaker'>;

/** The time zone of a person: as set, else as the platform tells; null if neither is known. */
export type FindZone = (jobRun: JobRun, person: Person) => Promise<string | null>;

export function createFindZone(settings: SettingsStore): FindZone {
  return async (jobRun, person) => {
    const { place, speaker } = person;
    const own = await zoneOf(settings, { platform: place.platform, id: speaker.id });
    return own ?? platformZone(jobRun, person);
  };
}

/** The time zone that the platform tells of a person. */
export async function platformZone(
  { adapter, signals }: JobRun,
  { place, speaker }: Person,
): Promise<string | null> {
  const { directory } = adapter;
  const person = await directory.person(speaker.id, place, signals.thinking).catch(() => null);
  return person?.timeZone ?? null;
}
