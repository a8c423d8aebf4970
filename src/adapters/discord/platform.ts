import type { Place } from '../../core/messages.ts';
import type { Platform } from '../../core/platform.ts';
import { DIRECT } from './places.ts';

export const discord: Platform = {
  id: 'discord',
  name: 'Discord',
  isDirect,
  isAddressed: isDirect,
  isOneConversation: isDirect,
  hasOpenHistory: false, // Read Message History is a right of its own.
  hasPrivateThreads: true,
  hearsUninvited: true, // All channels that its role may see.
  opensThreads: false,
  onRefusal: 'lost',
};

function isDirect({ workspace }: Place): boolean {
  return workspace === DIRECT;
}
