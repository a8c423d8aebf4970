import { createWording } from '../../../core/strings/wording.ts';

const { counted, or } = createWording('en');

/**
 * What the server of the page says, shown over the message box or in a dialog. What the page says
 * by itself is in `page/strings`.
 */
export const catalog = {
  /** The words that the page shows before its program runs; some are read out, not seen. */
  shell: {
    skip: 'Skip to the message box',
    channels: 'Channels',
    closeChannels: 'Close the channel list',
    conversations: 'Conversations',
    /** Before the sentence that follows it, in bold type. */
    demo: 'Demo.',
    demoNote: 'No Gemini key is set, so an offline stand-in answers here.',
    /** On the button that leads to the latest messages. */
    latest: 'Latest',
    drop: 'Drop files to add them to your message',
    noScript:
      'This page needs JavaScript. Turn it on for this page, or talk to Parley on Slack or Discord.',
  },
  /** What a person is called who has not given a name. */
  guest: 'Guest',
  starting: 'Parley is starting. Try again in a moment.',
  failed: 'Parley couldn’t do that just now. Nothing is lost. Please try again.',

  tooManyChannels: (max: number) =>
    `There can be up to ${counted(max, { one: '# channel', other: '# channels' })}.`,
  channelNameTaken: 'Another channel has that name. Pick a different one.',
  /** `name` comes with a #. */
  keptChannel: (name: string) => `${name} can’t be archived.`,
  noChannel: 'There’s no such channel.',
  unnamedChannel: 'A channel name needs at least one letter or digit.',

  messageGone: 'That message is gone.',
  nothingWritten: 'Write something first.',
  nothingLeft: 'Write something, or delete the message.',
  commandsStay: 'Commands can’t be edited. Send a new one.',
  buttonGone: 'That button no longer works.',
  notYours: 'You can only change your own messages.',

  emptyFile: 'The file is empty.',
  fileLost: 'The file didn’t arrive. Add it again.',
  fileGone: 'I no longer have that file. Please send it again.',
  /** `size` is a number with its unit, such as 50 MB. */
  tooLargeFile: (size: string) => `The file is too large. It can have up to ${size}.`,

  tooManyFiles: (max: number) =>
    `A message can have up to ${counted(max, { one: '# file', other: '# files' })}.`,
  tooLong: (max: number) =>
    `That’s too long. It can have up to ${counted(max, { one: '# character', other: '# characters' })}.`,
  outdated: 'This page is out of date. Reload it and try again.',
  noKeyHere:
    'You can add a key here only while the demo runs, and only on the computer that runs Parley. Otherwise, set GEMINI_API_KEY and restart Parley.',

  /** `name` is what was typed after the slash. */
  unknownCommand: (name: string) =>
    `There’s no command \`/${name}\`. Type \`/\` to see the commands.`,
  /** An option of a command is missing or wrong; `about` is its description. */
  needsText: (option: string, about: string) => `Add some text for \`${option}\` (${about}).`,
  needsNumber: (option: string, about: string) => `\`${option}\` must be a number (${about}).`,
  needsYesNo: (option: string, about: string) =>
    `\`${option}\` can be \`on\` or \`off\` (${about}).`,
  needsFile: (option: string, about: string) => `Add a file for \`${option}\` (${about}).`,
  needsChoice: (option: string, choices: readonly string[]) =>
    `\`${option}\` can be ${or(choices)}.`,
} as const;
