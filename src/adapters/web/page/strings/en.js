import { createWording } from '../wording.js';

const { and, counted } = createWording('en');

/**
 * What the page says. Buttons are at most 25 characters long. “Parley” is the bot’s name; a
 * “channel” holds “threads”, each a message with the replies to it.
 */
export const catalog = {
  // Things and their parts; most are also read out by screen readers.
  send: 'Send',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  stop: 'Stop',
  edit: 'Edit',
  delete: 'Delete',
  /** Puts away a message that only this person sees. */
  dismiss: 'Dismiss',
  rename: 'Rename',
  /** A verb: puts a channel away. */
  archive: 'Archive',
  create: 'Create',
  download: 'Download',
  reply: 'Reply',
  copy: 'Copy',
  copyText: 'Copy text',
  copyCsv: 'Copy as CSV',
  copied: 'Copied',
  /** On the button for a moment, instead of “Copied”. */
  notCopied: 'Not allowed',
  cannotCopy: 'Your browser doesn’t allow copying here.',
  image: 'Image',
  table: 'Table',
  voiceNote: 'Voice note',
  /** `length` is a time such as 0:42. */
  voiceNoteOf: (length) => `Voice note · ${length}`,
  /** `language` is a programming language. */
  code: (language) => `Code: ${language}`,
  /** Above a block of code whose language is not known. */
  plainText: 'text',
  today: 'Today',
  /** The tip of a message’s time, which is a link. `date` has the weekday, date and time. */
  linkTo: (date) => `${date} – link to this message`,

  // Messages.
  edited: 'edited',
  /** Small, beside the name of the message’s author. */
  onlyYou: 'only you see this',
  deleted: 'This message was deleted.',
  goodAnswer: 'Good answer',
  badAnswer: 'Bad answer',
  /** The title of a card with what is to be done, above Approve and Deny. */
  approveThis: 'Approve this action?',
  /** The last line of that card. */
  adminDecides: 'Only an admin can approve this.',
  askerDecides: 'The person who asked can approve this.',
  /** The titles of the same card once it was decided; the time follows. `name` is a person’s. */
  approvedBy: (name) => `Approved by ${name}`,
  deniedBy: (name) => `Denied by ${name}`,
  approvalExpired: 'Nobody approved this within a day',
  /** The last line of an approved call: its result. */
  outcomes: {
    done: 'Done',
    failed: 'Failed',
    unknown: 'It’s not known whether this was done',
    running: 'Working on it…',
  },
  transcribe: 'Transcribe',
  summarize: 'Summarize',
  ask: 'Ask',
  /** Sent to Parley as a message of the person who presses “Summarize”. */
  askForSummary: 'Summarize the recording.',
  deleteAnswer: 'Delete this answer?',
  deleteAnswerNote: 'It disappears for everyone.',
  /** `name` is a person’s. */
  deleteOthersAnswerNote: (name) => `${name} asked for it. It disappears for everyone.`,
  deleteMessage: 'Delete this message?',
  deleteMessageNote: 'Parley’s answer to it is deleted too.',
  editMessage: 'Edit your message',
  editMessageNote: 'Parley will answer again.',
  /** The label of the field that holds its text. */
  message: 'Message',

  // Where messages are written.
  write: 'Message to Parley',
  askAnything: 'Ask Parley anything…',
  replyHere: 'Reply…',
  addFiles: 'Add files',
  filesOfMessage: 'Files of this message',
  removeFile: (name) => `Remove ${name}`,
  /** `size` is a size such as 50 MB. */
  tooLarge: (name, size) => `${name} is too large. Files can be up to ${size}.`,
  emptyFile: (name) => `${name} is empty.`,
  tooManyFiles: (max) =>
    `A message can have up to ${counted(max, { one: '# file', other: '# files' })}.`,
  unreadableFile: (name) =>
    `${name} can’t be read. It may be a folder, or it was moved or changed.`,
  record: 'Record a voice note',
  stopRecording: 'Stop recording',
  /** Read out when the microphone is on. */
  recording: 'Recording',
  noMicrophone: 'Parley can’t use the microphone. Allow it for this page in your browser.',
  commands: 'Commands',
  /** Read out, not shown: commands, or values for an option. */
  suggestions: (count) =>
    `${counted(count, { one: '# suggestion', other: '# suggestions' })}. Use the arrow keys.`,
  /** Before the thread’s title, which stands behind it in bold type. */
  inThread: 'In thread:',
  goToThread: 'Go to this thread',
  newThread: 'New thread',
  backToThread: 'Back to thread',
  /** Stands behind “New thread”, where a message would begin one. */
  outOfView: 'The other thread is out of view.',
  /** The same in one sentence, read out. */
  startsThread: 'This starts a new thread, because the other one is out of view.',
  notSent: 'Your message wasn’t sent. Press Send to try again.',
  notSaid: 'That wasn’t sent. Press the button again.',
  /** `label` is what the button says. */
  notPressed: (label) => `“${label}” didn’t work. Press it again.`,
  /** What the person asked for is no longer worked on. */
  stopped: 'Stopped.',
  messageGone: 'That message is gone.',
  notShown: 'Can’t be shown here. Open it to try again.',
  reconnecting: 'Reconnecting…',
  unreadable: 'Something couldn’t be read. Reload this page.',
  unreachable: 'Parley can’t be reached. Is it still running?',
  /** What Parley’s server says nothing about: a proxy before it, or a network, has answered. */
  failed: 'Something went wrong. Try again, or reload this page.',
  tooMuch: 'That’s too large to send. Make it shorter, or leave out a file.',
  tooOften: 'That was too much at once. Wait a moment, then try again.',
  noAnswer: 'Parley didn’t answer in time. Please try again.',
  /** `address` is where the page asks for the password. */
  loggedOut: (address) =>
    `You’re logged out. Log in at ${address} and try again here. Nothing you wrote is lost.`,
  /** While a message is on its way to Parley. */
  sending: 'Sending…',
  /** Read out, not shown; `title` is how the answer begins. */
  answered: (title) => `Parley answered: ${title}`,

  // Threads.
  thread: 'Thread',
  threadOf: (title) => `Thread: ${title}`,
  threads: 'Threads',
  olderThread: 'An older thread',
  lostStart: 'The start of this thread is no longer stored.',
  /** What a thread is called whose first message has neither text nor files. */
  yourMessage: 'your message',
  files: (names) => and(names),
  showEarlier: (count) =>
    counted(count, { one: 'Show # earlier reply', other: 'Show # earlier replies' }),
  /** Under a message that waits until the answer before it is written. */
  queued: '⏳ Up next, together with anything else you send here',
  thinking: 'Parley is thinking…',
  /** In the search field. */
  search: 'Search',
  searchThreads: 'Search threads',
  nothingFound: 'No threads found.',
  renameThisThread: 'Rename this thread',
  renameThread: (title) => `Rename the thread ${title}`,
  renameThreadNote:
    'Everyone on this page sees this name. Leave it empty to go back to the first words.',
  /** For a thread that only this person sees. */
  renameOwnThreadNote: 'Only you see this name. Leave it empty to go back to the first words.',

  // Channels, and who one is. Names of channels come with a #.
  channels: 'Channels',
  /** Read out behind a channel’s or a thread’s name. */
  newMessages: '(new messages)',
  newChannel: 'New channel',
  newChannelNote:
    'Up to 40 characters. The letters and digits of the name become part of the address.',
  changeChannel: 'Rename or archive this channel',
  channel: (name) => `Channel ${name}`,
  changeChannelNote:
    'The address stays the same. To bring an archived channel back with all its messages, create one with the same name.',
  channelExists: 'There’s already a channel with that name. Here it is.',
  noChannel: (name) => `There’s no channel ${name}`,
  noChannelNote: 'The address may be old or mistyped. Nothing you wrote is lost.',
  goToChannel: (name) => `Go to ${name}`,
  createChannel: 'Create this channel',
  /** The label of a field for the name of a person, a channel or a thread. */
  name: 'Name',
  yourName: 'Your name',
  setYourName: 'Set your name',
  changeYourName: 'Change your name',
  yourNameNote: 'Parley and everyone on this page see it next to your messages.',

  // What stands in an empty channel.
  welcome: 'What would you like to know?',
  welcomeNote:
    'Parley answers every message here, as in a Slack or Discord thread. Drop in images, PDFs or recordings, or type / to see the commands.',
  /** Sent to Parley as a message of the person who presses it. */
  starters: [
    'Compare SQLite and PostgreSQL in a table',
    'Remind me tomorrow at 9 to water the plants',
    'Make a poll: pizza or pasta',
    'What did we decide here?',
  ],

  // The demo: no key of a model is set, so a program that only speaks English answers.
  standIn: 'Offline stand-in',
  /** A button, and the title of the list of questions that it opens. */
  tour: 'Tour',
  /** With the words of `goesOn`. Other languages add that the stand-in answers in English. */
  tourNote: 'Each question starts a new thread. “Make it night” changes the image before it.',
  /**
   * What can be tried without a key. `src/demo/asks.ts` has each again, as the stand-in reads it.
   */
  offlineAsks: [
    'Remind me in 2 minutes to stretch',
    'Make a poll: pizza or pasta',
    'What is 17*23?',
    'A bar chart of 3, 5, 9',
    'Post "Hello from the demo" in #general',
    'Who are you and what can you do?',
  ],
  /** What a model does, as written examples; one of them goes on with the image before it. */
  writtenAsks: [
    'Show me a voice note',
    'Draw a lighthouse at sea',
    'Make it night',
    'Show me a table from a PDF',
    'Show me a summary with links',
    'Show me how you remember',
    'Show me code and formulas',
  ],
  goesOn: 'Make it night',
  worksOffline: 'Works without a key',
  writtenExamples: 'Written examples of what a model does',
  addKey: 'Add a key',
  addKeyTitle: 'Add a Gemini key',
  addKeyNote:
    'It’s free at https://aistudio.google.com/apikey. Parley checks the key, keeps it in memory until it stops, and never shows it. To keep it for good, set GEMINI_API_KEY in .env.',
  /** An API key. */
  key: 'Key',
  useKey: 'Check and use',
  /** `model` is the name of the model, such as gemini-flash-latest. */
  modelAnswers: (model) => `From your next question on, ${model} answers.`,

  // The list of keys; the keys themselves stand before each line.
  shortcuts: 'Keyboard shortcuts',
  keys: {
    send: 'Send',
    newLine: 'Start a new line',
    commands: 'Show the commands, or go to the message box',
    leaveThread: 'Leave the thread: your next message starts a new one',
    upDown: 'Move between messages, channels or threads',
    leftRight: 'Move through a message’s buttons, and back',
    ends: 'Go to the first or the last one',
    search: 'Search threads',
    shortcuts: 'Show this list',
  },
};
