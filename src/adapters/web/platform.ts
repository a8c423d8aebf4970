import type { Platform } from '../../core/platform.ts';
import { isPrivateThread, PLATFORM } from './message.ts';

export const page: Platform = {
  id: PLATFORM,
  name: 'a web page',
  rendering:
    'Headings, lists, tables, quotes, code blocks, links and formulas in TeX ($…$, $$…$$) are shown as such. Markdown images (![…](…)) and HTML are not.',
  isDirect: () => false, // Several people may have it open.
  isForOne: isPrivateThread,
  isInWorkspace: () => true,
  isAddressed: () => true,
  isOneConversation: () => false,
  hasOpenHistory: true,
  hasPrivateThreads: false,
  hearsUninvited: false,
  opensThreads: true,
  hasReceipts: true,
  onRefusal: 'shown',
};
