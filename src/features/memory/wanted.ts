import type { Forgotten } from '../../core/conversation/forgotten.ts';
import { type SettingsStore, toPersonScope } from '../../core/conversation/settings.ts';
import type { Utterance } from './utterances.ts';

/**
 * Whether a person's words may be remembered: not if they have switched memory off, and not what
 * they have had forgotten.
 */
export type IsWanted = (
  utterance: Pick<Utterance, 'place' | 'messageIds' | 'person' | 'at'>,
) => Promise<boolean>;

export type IsWantedServices = {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly forgotten: Pick<Forgotten, 'has'>;
};

export function createIsWanted({ settings, forgotten }: IsWantedServices): IsWanted {
  return async ({ place, messageIds, person, at }) => {
    const own = person === null ? null : await settings.get(toPersonScope(place.platform, person));
    if (own?.memory === false) return false;
    for (const id of messageIds)
      if (await forgotten.has({ place, id, person, sentAt: at })) return false;
    return true;
  };
}
