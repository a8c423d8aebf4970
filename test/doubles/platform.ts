import type { Platform } from '../../src/core/platform.ts';

/** A platform of channels where nothing is special. */
export const PLAIN: Platform = {
  id: 'test',
  name: 'a test',
  rendering: 'Everything is shown as it is written.',
  isDirect: () => false,
  isForOne: () => false,
  isInWorkspace: () => true,
  isAddressed: () => false,
  isOneConversation: () => false,
  hasOpenHistory: true,
  hasPrivateThreads: false,
  hearsUninvited: false,
  opensThreads: false,
  onRefusal: 'lost',
};
