import type { Place, Speaker } from '../messages.ts';
import type { Directory } from '../ports.ts';

/** Who may use Parley, and who is an admin. */
export type Policy = {
  isAllowed(place: Place, speaker: Speaker): boolean;
  isAdmin(
    place: Place,
    speaker: Speaker,
    directory: Directory,
    signal: AbortSignal,
  ): Promise<boolean>;
};

/** `allow` null: everyone but people of another organisation, who always have to be named. */
export function createPolicy({
  allow,
  admins,
  open,
}: {
  readonly allow: readonly string[] | null;
  readonly admins: readonly string[];
  /** Platforms that have a door of their own: whoever is in may use Parley. */
  readonly open: readonly string[];
}): Policy {
  const listed = new Set(allow);

  return {
    isAllowed(place, speaker) {
      if (open.includes(place.platform)) return true;
      if (listed.has(speaker.id)) return true;
      if (speaker.isExternal) return false;
      if (allow === null) return true;
      const ids = [place.workspace, place.channel, place.thread, ...speaker.roles];
      return ids.some((id) => id !== undefined && listed.has(id));
    },
    async isAdmin(place, speaker, directory, signal) {
      if (admins.includes(speaker.id)) return true;
      if (speaker.isAdmin !== null) return speaker.isAdmin;
      return directory.isAdmin(speaker.id, place, signal).catch(() => false); // Unknown means no.
    },
  };
}
