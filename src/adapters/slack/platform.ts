import type { Place } from '../../core/messages.ts';
import type { Platform } from '../../core/platform.ts';

export const slack: Platform = {
  id: 'slack',
  name: 'Slack',
  // docs.slack.dev/reference/block-kit/blocks/markdown-block
  rendering:
    'Headings, lists, tables, quotes, code blocks and links are shown as such. Markdown images (![…](…)), HTML and formulas in TeX are not: write formulas in plain characters.',
  isDirect,
  isForOne: () => false,
  isInWorkspace: () => true,
  isAddressed: isDirect,
  isOneConversation: () => false, // In direct messages, too, each message begins a thread.
  hasOpenHistory: true,
  hasPrivateThreads: false,
  hearsUninvited: false,
  opensThreads: true,
  onRefusal: 'redelivered',
};

/**
 * The ids of direct messages begin with a D, those of groups with a G or C
 * (docs.slack.dev/reference/objects/conversation-object).
 */
function isDirect({ channel }: Place): boolean {
  return channel.startsWith('D');
}
