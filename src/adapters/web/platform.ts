import type { Platform } from '../../core/platform.ts';
import { PLATFORM } from './message.ts';

export const page: Platform = {
  id: PLATFORM,
  name: 'a web page',
  isDirect: () => false, // Several people may have it open.
  isAddressed: () => true,
  isOneConversation: () => false,
  hasOpenHistory: true,
  hasPrivateThreads: false,
  hearsUninvited: false,
  opensThreads: true,
  onRefusal: 'shown',
};
