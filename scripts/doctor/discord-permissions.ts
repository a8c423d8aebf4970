/** A permission that the invite link asks for, by the name that Discord's settings show. */
export type BotPermission = {
  readonly bit: bigint;
  readonly name: string;
  /** What does not work without it. */
  readonly without: string;
  /** Without it Parley is of no use in a channel. */
  readonly isNeeded: boolean;
};

// https://docs.discord.com/developers/topics/permissions
export const BOT_PERMISSIONS: readonly BotPermission[] = [
  { bit: 1n << 10n, name: 'View Channels', without: 'Parley can’t see it', isNeeded: true },
  { bit: 1n << 11n, name: 'Send Messages', without: 'nothing can be answered', isNeeded: true },
  {
    bit: 1n << 16n,
    name: 'Read Message History',
    without: 'earlier messages can’t be read, and missed ones aren’t found',
    isNeeded: false,
  },
  {
    bit: 1n << 35n,
    name: 'Create Public Threads',
    without: 'answers come in the channel, not in threads',
    isNeeded: false,
  },
  {
    bit: 1n << 38n,
    name: 'Send Messages in Threads',
    without: 'nothing can be answered in threads',
    isNeeded: false,
  },
  {
    bit: 1n << 15n,
    name: 'Attach Files',
    without: 'no images, charts or long answers as files',
    isNeeded: false,
  },
  {
    bit: 1n << 6n,
    name: 'Add Reactions',
    without: 'waiting messages can’t be marked',
    isNeeded: false,
  },
  {
    bit: 1n << 49n,
    name: 'Create Polls',
    without: 'votes are counted by buttons',
    isNeeded: false,
  },
];
