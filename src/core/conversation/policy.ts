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

/** Who may use Parley (null: everyone) and who may not, by ids. */
export type AccessList = {
  readonly allow: readonly string[] | null;
  readonly deny: readonly string[];
};

/** `!ID` denies, whatever else is listed; with nothing but denials everyone else may. */
export function toAccessList(list: readonly string[] | null): AccessList {
  const allow = list?.filter((id) => !id.startsWith('!')) ?? [];
  const deny = list?.flatMap((id) => (id.startsWith('!') ? id.slice(1).trim() || [] : [])) ?? [];
  return { allow: allow.length > 0 ? allow : null, deny };
}

/** `allow` null: everyone but people of another organisation, who always have to be named. */
export function createPolicy({
  allow: list,
  admins,
  open,
}: {
  readonly allow: readonly string[] | null;
  readonly admins: readonly string[];
  /** Platforms with access control of their own: everyone who can enter may use Parley. */
  readonly open: readonly string[];
}): Policy {
  const { allow, deny } = toAccessList(list);
  const listed = new Set(allow);
  const denied = new Set(deny);

  return {
    isAllowed(place, speaker) {
      const { workspace, channel, thread } = place;
      const ids = [workspace, channel, ...(thread === undefined ? [] : [thread]), ...speaker.roles];
      if ([speaker.id, ...ids].some((id) => denied.has(id))) return false;
      if (open.includes(place.platform)) return true;
      if (listed.has(speaker.id)) return true;
      if (speaker.isExternal) return false;
      return allow === null || ids.some((id) => listed.has(id));
    },
    async isAdmin(place, speaker, directory, signal) {
      if (admins.includes(speaker.id)) return true;
      if (speaker.isAdmin !== null) return speaker.isAdmin;
      return directory.isAdmin(speaker.id, place, signal).catch(() => false); // Unknown means no.
    },
  };
}
