/** What only people on Discord read. */
export const catalog = {
  // Posted on a server that Parley may not be used on, before it leaves.
  notListed:
    'I’m not allowed on this server, so I’m leaving. Ask your Parley admin to add it (PARLEY_ALLOW), then invite me again.',
  denied:
    'I’m blocked on this server, so I’m leaving. Ask your Parley admin to unblock it (PARLEY_ALLOW), then invite me again.',
  // Why a file can’t be used: behind “I left out NAME: …”, so with a small letter or “I”.
  fileElsewhere: 'it’s kept outside Discord, where I don’t go. Upload the file itself.',
  fileGone: 'Discord no longer has this file, or doesn’t show it to me. Send it again.',
  // A cell of a table that is shown as a list, behind the heading of its column.
  headed: (heading: string, cell: string) => `${heading}: ${cell}`,
} as const;
