import type { Place } from '../../core/messages.ts';
import type { Platform } from '../../core/platform.ts';
import { DIRECT } from './places.ts';

export const discord: Platform = {
  id: 'discord',
  name: 'Discord',
  // support.discord.com: Markdown Text 101
  rendering:
    'Headings of three levels, lists, quotes, code blocks and links are shown as such; tables are shown as aligned text, so keep them narrow. Markdown images (![…](…)), HTML and formulas in TeX are not shown: write formulas in plain characters.',
  isDirect,
  isForOne: () => false, // Moderators see private threads, too.
  isInWorkspace: (place) => !isDirect(place),
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
