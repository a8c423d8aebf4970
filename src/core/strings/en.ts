import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import { createWording } from './wording.ts';

const { counted, plural, and, or, number } = createWording('en');

/** The end of a sentence, behind a colon: "I couldn’t attach the file: …". */
function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `I need the “${obstacle.name}” permission`;
    case 'locked':
      return 'the thread is locked';
    case 'archived':
      return 'the channel is archived';
    case 'read_only':
      return 'only some people can post there';
    case 'not_a_member':
      return 'I’m not in the channel';
    case 'moderated':
      return 'a moderation rule blocked it';
    case 'too_large':
      return 'it’s too large for this channel';
    case 'no_storage':
      return 'the workspace is out of storage';
    case 'no_uploads':
      return 'file uploads are turned off';
    case 'too_many_threads':
      return 'the channel has too many threads';
    case undefined:
      return 'the platform refused it';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `I couldn’t attach the file: ${reason}.`;
    case 'reply':
      return `I couldn’t show this as a reply: ${reason}.`;
    case 'thread':
      return `I couldn’t answer in a thread: ${reason}.`;
    case 'layout':
      return 'The platform refused the formatting, so this is plain text.';
    case 'buttons':
      return `I couldn’t add buttons: ${reason}.`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission') return 'Ask an admin to grant it, or ask me somewhere else.';
  if (obstacle?.type === 'not_a_member') return 'Invite me there, or ask me somewhere else.';
  return 'Please ask me somewhere else.';
}

/** What Parley says where it is not allowed what it was about to do. */
const refusalSentences = {
  // A quiet line under an answer.
  leftOut: toLossLine,
  // A quiet line at the end of an answer that had to stop. At most 90 characters.
  brokenOff: (obstacle: Obstacle | null) => `⚠️ Cut off here: ${toReason(obstacle)}.`,
  // The same, said later, when the channel can be written to again.
  brokenOffThen: '⚠️ Cut off here: I could no longer post in this channel.',
  // The first line of a direct message about a channel; `channel` is its mention.
  about: (channel: string) => `About ${channel}:`,
  // `channel` is its mention.
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `I can’t answer you in ${channel}: ${toReason(obstacle)}. ${toRemedy(obstacle)}`,
  takenAway: (channel: string) =>
    `My answer to you in ${channel} was deleted while I was writing it. Ask again if you still need it.`,
  notReached:
    'I couldn’t send you a private message. Allow direct messages from me, then ask again.',
  notShown: (obstacle: Obstacle | null) =>
    `I couldn’t post my answer: ${toReason(obstacle)}. Try again, or ask in another way.`,
} as const;

/** Why not all messages were searched, and what the asker can do. */
const GAPS: Record<SearchGap, string> = {
  no_token:
    'I couldn’t search all messages: the platform allows that only for a new question. Ask again in a new message.',
  not_enabled:
    'I couldn’t search all messages: search for apps is turned off in this workspace. Ask an admin to turn it on.',
  missing_scope:
    'I couldn’t search all messages: I don’t have permission to. Ask an admin to update my permissions.',
  no_intent:
    'I couldn’t search all messages: I’m only allowed to read the ones that mention me. Ask an admin to change that.',
  indexing:
    'I couldn’t search all messages: they’re still being indexed. Try again in a few minutes.',
  too_many_places:
    'I couldn’t search all messages: there are too many channels to search at once. Ask in the channel it’s about.',
  unsupported: 'I couldn’t search all messages: I have no search in this channel.',
  failed: 'I couldn’t search all messages: the platform’s search failed. Try again later.',
};

/** The same for admins, who look for what to do: a value behind a label in `/about`. */
const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'off (the platform sends no token for it)',
  not_enabled: 'off (not turned on in the workspace)',
  missing_scope: 'off (a scope is missing: update the app from the manifest and reinstall it)',
  no_intent: 'off (needs the Message Content intent)',
  indexing: 'not ready (the platform is still indexing messages)',
  too_many_places: 'on (but not in all channels at once)',
  unsupported: 'not available',
  failed: 'failed at the last attempt',
};

/** An answer that failed: what happened, and what to do. Names of variables stay as they are. */
const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'The model is overloaded right now. Please try again in a minute.',
  rate_limited: 'The model’s quota per minute is used up. Please try again in a minute.',
  day_quota:
    'The model’s quota for today is used up. It resets at midnight Pacific time. Your Parley admin can raise it or add a fallback (GEMINI_FALLBACK_MODEL).',
  no_credit: 'The model’s credit is used up. Please tell your Parley admin.',
  not_in_plan:
    'Parley’s plan doesn’t include this model. Please tell your Parley admin (billing, or GEMINI_MODEL).',
  bad_key:
    'The model service rejected Parley’s API key. Please tell your Parley admin (GEMINI_API_KEY).',
  model_gone: 'This model isn’t available. Please tell your Parley admin (GEMINI_MODEL).',
  cannot_draw: 'This model can’t draw images.',
  too_long:
    'This conversation is too long for the model. Ask in a new thread, or start over with `/reset`.',
  blocked: 'The model’s safety rules blocked this answer. Try asking in another way.',
  recitation:
    'The model stopped because its answer came too close to a published text. Ask for a summary, or for an answer in its own words.',
  malformed: 'The model returned a broken answer twice. Please try again.',
  empty: 'The model returned an empty answer. Try again, or ask in another way.',
  out_of_tokens: 'The model hit its length limit before it answered. Try asking for less at once.',
  cut: 'I lost the connection to the model. Please try again.',
  unreachable: 'I can’t reach the model. Please try again in a minute.',
  refused: 'The model service refused the request. Try asking in another way.',
};

/** What the core says, and what several features and commands share; each has its own besides. */
export const catalog = {
  ...refusalSentences,
  oneOf: (command: string, option: string, choices: readonly string[]) =>
    `\`${option}\` can be ${or(choices)}. For example: \`/${command} ${option}:${choices[0] ?? ''}\`.`,
  notReadable:
    'I can’t read that from here: I can’t tell whether you have access to all of it. Ask there.',
  // A quiet line under a message that a person had me post.
  onBehalf: (name: string) => `Posted for ${toLiteralName(name)}`,
  // Lines of a list under “What I keep about you”.
  keptTurns: (n: number) =>
    counted(n, {
      one: '# message or answer from conversations with me, with its files and summaries',
      other: '# messages and answers from conversations with me, with their files and summaries',
    }),
  keptRequests: (n: number) =>
    counted(n, {
      one: '# request from the last 7 days: a question, command, transcript, image or poll',
      other: '# requests from the last 7 days: questions, commands, transcripts, images and polls',
    }),
  keptSettings: 'your settings',
  keptZone: (zone: string) => `your settings, with your time zone (${zone})`,
  keptUsage: 'how much you used, without what you said',
  // What was deleted, as items of a list: “Deleted: 3 requests, your settings.”
  keptMessages: (n: number) =>
    counted(n, { one: '# message or answer', other: '# messages and answers' }),
  keptRequestCount: (n: number) => counted(n, { one: '# request', other: '# requests' }),
  keptUsageDays: (n: number) =>
    counted(n, { one: '# day of your usage', other: '# days of your usage' }),
  forgottenSettings: 'your settings',
  // Buttons: one to three words, at most 25 characters.
  stop: 'Stop',
  regenerate: 'Regenerate',
  retry: 'Retry',
  good: '👍',
  bad: '👎',
  remove: 'Delete',
  approve: 'Approve',
  deny: 'Deny',
  stopped: 'Stopped.',
  // The last line of a list that was shortened.
  more: (n: number) => `and ${number(n)} more.`,
  cutOff: 'This answer was cut off: I lost the connection to the model twice.',
  // Under an answer that stands because there is no new one, behind a sentence that says why.
  earlierAnswer: 'This is still the earlier answer.',
  repeating: 'I stopped here because the model kept repeating itself.',
  tooLongForModel: 'The model reached its length limit here. Ask it to go on.',
  // In place of an answer that was deleted and that the platform keeps.
  emptied: 'This message was deleted.',
  // A quiet line under an answer whose end is in the attached file. At most 90 characters.
  restInFile: 'The rest is in the attached file.',
  // What a screen reader says of that file.
  restOfAnswer: 'The rest of the answer',
  notAllowed: 'You don’t have access to Parley here. Ask your Parley admin to add you.',
  // A person used a button or a form of a channel that they have left.
  goneFromHere: 'I didn’t do that: you’re no longer in that channel.',
  presenceUnknown:
    'I couldn’t check whether you’re still in this channel, so I didn’t do that. Please try again later.',
  adminsChange: 'Only an admin can change that here.',
  channelOrThread: (command: string) =>
    `That would change the whole channel, so only admins can do it. For one thread, mention me in it with \`${command}\`.`,
  onlyInThread: (command: string) =>
    `That works only in a thread. Mention me in one with \`${command}\`.`,
  alwaysAnswered: 'I answer every message here, so there’s nothing to turn off.',
  noneFollowed:
    'Following threads is turned off in this channel. Mention me for an answer, or turn it on with `/settings follow:on`.',
  noAnswer: 'I ran out of steps before I had an answer. Try a narrower question.',
  chosenGone: (model: string) =>
    `${toLiteralName(model)}, the model chosen here, is no longer available. Go back to the default with \`/model default\`.`,
  notYours: 'Only an admin, or the person who asked, can do that.',
  alreadyEnded: 'That answer is already finished.',
  alreadyPressed: 'Someone pressed that before you. I’m already on it.',
  pressAgain: 'Others pressed that before you, but nothing came of it. Please press again.',
  onlyLatest: 'I can regenerate only the latest answer. Ask again to get a new one.',
  actionGone: 'This button no longer works.',
  formNotOpened: 'I couldn’t open the form. Please try again.',
  gone: 'This answer is too old to act on. Ask again.',
  removed: 'That answer was deleted. Ask again to get a new one.',
  notAllRemoved: 'I couldn’t delete every message of that answer. Please ask an admin to do it.',
  thanks: 'Thanks for the feedback!',
  tookBack: 'Your feedback is taken back.',
  emptyMention:
    'You mentioned me but didn’t ask anything. Add a question after my name, or try `/help`.',
  emptyMessage: 'I can’t find anything to read in that message. Write your question in words.',
  // `unread` are noun phrases: “a sticker”.
  emptyBut: (unread: readonly string[]) =>
    `I can’t read ${and(unread)}. Write your question in words.`,
  leaving: 'OK, I’ll stay out of this thread. Mention me to get an answer again.',
  triedTooOften: 'I gave up on this question: it crashed me three times. Please rephrase it.',
  unknownCommand: (name: string) => `I don’t know the command \`/${name}\`. See \`/help\`.`,
  waitsForStore:
    'My storage is down right now, so I can’t answer yet. I’ll answer as soon as it’s back. If nothing comes, please ask again.',
  notStored: 'My storage is down right now, so I couldn’t do that. Please try again later.',
  slow: 'The model is taking longer than usual. I’m still waiting.',
  // While the model is out of reach: the question is kept and answered later.
  waitsForModel:
    '⏳ I can’t reach the model. I’ve saved your question and will answer here as soon as it’s back.',
  waitsForBusy:
    '⏳ The model is overloaded right now. I’ve saved your question and will answer here as soon as I can.',
  waitsForQuota:
    '⏳ The model’s quota is used up for now. I’ve saved your question and will answer here as soon as I can.',
  // The title of a thread whose first message has no words.
  conversation: 'Conversation',
  // What mentions without a known name are called, behind @ and #: “@someone”, “#channel”.
  unnamedPerson: 'someone',
  unnamedGroup: 'group',
  unnamedChannel: 'channel',
  unnamedImage: 'image',
  unnamedTime: 'a time',
  noImage: 'I found no image in the recent messages. Send one, then try `/describe` again.',
  noLink: 'That isn’t a link to a message here. Use “Copy link” in the message’s menu.',
  cannotLook:
    'I can’t read messages here. Invite me to this channel, or send me the file directly.',
  // The same of the place that a link leads to; `channel` is its mention.
  cannotReadThere: (channel: string) =>
    `I can’t read the messages in ${channel}. Invite me there, then ask again.`,
  internal: 'Something went wrong on my side. Please try again.',
  // Notes under an answer. `name` is a file’s name, as Markdown.
  unreadableFile: (name: string) =>
    `I left out ${name}: the model can’t read it. Save it in another format and send it again.`,
  tooLargeTogether: (name: string) =>
    `I left out ${name}: with it, this question is too large for the model. Send it in a message of its own, or a smaller version.`,
  crowdedOut: (name: string, mb: number) =>
    `I left out ${name}: files can be up to ${number(mb)} MB together. Send it in a message of its own.`,
  // `reason` ends the sentence and may hold another: “it’s larger than 20 MB. Send a smaller one.”
  leftOutFile: (name: string, reason: string) => `I left out ${name}: ${reason}`,
  notTranscribed: (name: string, reason: string) => `I couldn’t transcribe ${name}: ${reason}`,
  // Such reasons, behind a colon.
  fileTooLarge: (mb: number, maxMb: number) =>
    `it has ${number(mb)} MB, and I can take up to ${number(maxMb)} MB. Send a smaller or shorter version.`,
  fileNotFetched: 'I couldn’t fetch it just now. Please send it again in a minute.',
  fileNotRead: 'I couldn’t read it. Send it again, or in another format.',
  // Of a long file the model saw nothing, or the beginning.
  noRoomFor: (name: string, characters: number) =>
    `There was no room for the ${number(characters)} characters of ${name} beside the other files. I’ll look things up in it when needed.`,
  noRoomWithoutTools: (name: string, characters: number) =>
    `There was no room for the ${number(characters)} characters of ${name} beside the other files. Tools are off here, so please send the part that matters.`,
  beginningOf: (name: string, first: number, all: number) =>
    `I have the first ${number(first)} of ${number(all)} characters of ${name} in front of me. I’ll look up the rest when needed.`,
  beginningWithoutTools: (name: string, first: number, all: number) =>
    `I read the first ${number(first)} of ${number(all)} characters of ${name}. Tools are off here, so please send the part that matters.`,
  surplusFiles: (max: number, names: readonly string[]) =>
    `I looked at the first ${number(max)} attachments only. Please send ${and(names)} in ${plural(names.length, { one: 'a message of its own', other: 'a message of their own' })}.`,
  manySurplusFiles: (max: number) =>
    `I looked at the first ${number(max)} attachments only. Please send the others in a message of their own.`,
  // What a note says of a file that was read: “report.pdf: only its first 200 pages.”
  ofFile: (name: string, notice: string) => `${name}: ${notice}`,
  // In place of a file’s name that cannot be shown, within a sentence.
  someAttachment: 'an attachment',
  questionTooLong: 'That’s too long for the model. Send less at once, or send it in parts.',
  earlierFilesLeftOut: (n: number) =>
    counted(n, {
      one: 'I left out # earlier file, because the question would have been too large for the model.',
      other:
        'I left out # earlier files, because the question would have been too large for the model.',
    }),
  fallback: (model: string) =>
    `Answered by ${model}: the default model is overloaded or out of quota.`,
  // Items of the lists in `emptyBut` and `unread`: what of a message can’t be read.
  unreadParts: {
    call: 'a call',
    list: 'a list',
    fileElsewhere: 'a file that’s kept on another service',
    sharedMessage: 'a shared message that I can’t open',
    moreAttachments: (n: number) =>
      counted(n, { one: '# more attachment', other: '# more attachments' }),
    moreBlocks: (n: number) => counted(n, { one: '# more block', other: '# more blocks' }),
    sticker: 'a sticker',
    namedSticker: (name: string) => `a sticker “${name}”`,
    activity: 'an invitation to an activity',
    forwarded: 'a forwarded message',
    replied: 'the message it replies to',
    repliedGone: 'the message it replies to, which is gone',
    unknownMessage: 'a kind of message I don’t know',
    unknownPart: 'a kind of content I don’t know',
  },
  // `what` are such items.
  unread: (what: readonly string[]) => `I couldn’t read ${and(what)}, so I left that out.`,
  unreadLinks: (n: number) =>
    counted(n, {
      one: 'I couldn’t read the linked message.',
      other: 'I couldn’t read # of the linked messages.',
    }),
  hiddenLinks: (n: number) =>
    counted(n, {
      one: 'I left out the linked message, because not everyone here can read it. Send me the link in a direct message.',
      other:
        'I left out # linked messages, because not everyone here can read them. Send me the links in a direct message.',
    }),
  unreadThread: 'I couldn’t read earlier messages in this thread, so I answered without them.',
  notSearched: (gap: SearchGap) => GAPS[gap],
  inviteFirst:
    'I can’t post files here because I’m not in this channel. Invite me with `/invite` and my name, then try again.',
  // The last line of an answer: what it rests on. `names` are links.
  sources: (names: readonly string[]) => `Sources: ${names.join(' · ')}`,
  // Above Approve and Deny. `text` says what would be done.
  proposed: (text: string) => `**Approve this action?** ${text}`,
  approvedBy: (name: string) => `Approved by ${toLiteralName(name)}.`,
  // The same where what was proposed is no longer shown; `what` says it on one line.
  approvedWhat: (what: string, name: string) => `“${what}” Approved by ${toLiteralName(name)}.`,
  deniedBy: (name: string) => `Denied by ${toLiteralName(name)}. I did nothing.`,
  expired: 'Nobody approved this within a day, so I didn’t do it. Ask again.',
  decided: 'Someone has already decided that.',
  newerAnswer: 'There’s a newer answer. Use its buttons.',
  adminsOnly: 'Only an admin can approve that.',
  // The first message in a channel, and to a person who writes directly.
  firstContact: [
    'Hi, I’m Parley. Mention me with a question and I’ll answer in a thread. Mention me with `/help` to see what else I can do.',
    'I keep what you tell me here, and my answers. Your questions go to Google’s Gemini. `/privacy` shows what I keep, and `/forget` deletes it.',
    'Admins choose how I answer here, and what I remember, with `/settings`.',
  ].join('\n\n'),
  greeting:
    'Hi, I’m Parley. Ask me anything here, or mention me in a channel and I’ll answer in a thread. `/help` shows what I can do.',
  greetingTo: (name: string) =>
    `Hi ${toLiteralName(name)}, I’m Parley. Ask me anything here, or mention me in a channel and I’ll answer in a thread. \`/help\` shows what I can do.`,
  modelFailures: MODEL_FAILURES,
  // The same where it is known how long to wait. `wait`: “in 38 seconds”, “in 24 hours”.
  busyFor: (wait: string) => `The model is overloaded right now. Please try again ${wait}.`,
  minuteQuotaFor: (wait: string) =>
    `The model’s quota per minute is used up. Please try again ${wait}.`,
  quotaFor: (wait: string) => `The model’s quota is used up for now. Please try again ${wait}.`,
  dayQuotaFor: (wait: string) =>
    `The model’s quota for today is used up. It resets ${wait}. Your Parley admin can raise it or add a fallback (GEMINI_FALLBACK_MODEL).`,
  // Labels and values of `/about`.
  aboutModel: 'Model',
  aboutDemo: 'offline stand-in (no GEMINI_API_KEY)',
  // The state of each platform, of an MCP server, and of what I keep things in.
  aboutStorage: 'Storage',
  aboutPage: 'Web page',
  partWorks: 'working',
  partWaits: 'not working right now (I keep trying)',
  partBroken: 'not working (needs a restart)',
  partTools: (n: number) => counted(n, { one: 'connected, # tool', other: 'connected, # tools' }),
  searchOn: (platform: string) => `Search on ${platform}`,
  searchState: (gap: SearchGap | null) => (gap === null ? 'on' : GAP_STATES[gap]),
  modelHere: 'Model here',
  effortHere: 'Effort here',
  personaHere: 'Persona here',
  toolsHere: 'Tools here',
  off: 'off',
  // Times. `day`: “tomorrow”, “Friday, December 4”; `time`: “9:00”. By itself, or behind “since”.
  timeNear: (day: string, time: string) => `${day} at ${time}`,
  timeFar: (day: string, time: string) => `${day} at ${time}`,
  // Within a sentence: “I’ll remind you on Friday, December 4 at 9:00.”
  onTimeFar: (day: string, time: string) => `on ${day} at ${time}`,
  // On one day, from one time to another.
  timePeriod: (day: string, start: string, end: string) => `${day}, ${start}–${end}`,
  zoned: (time: string, city: string) => `${time} (${city})`,
  /** Why an address or a file was not fetched. `host` is a website’s name: “example.org”. */
  fetching: {
    noAddress: 'That isn’t a complete web address. It has to start with https://.',
    onlyWeb: (protocol: string) =>
      `I can’t open addresses that start with ${protocol}. They have to start with http:// or https://.`,
    noSecrets: 'I don’t open addresses with a user name or password in them. Leave that part out.',
    portClosed: (host: string, port: string) =>
      `I don’t open port ${port} of ${host}. Your Parley admin can allow it (FETCH_ALLOW).`,
    noHost: (host: string) => `There’s no website at ${host}. Check the address.`,
    notPublic: (host: string) =>
      `${host} isn’t on the public internet, so I don’t open it. Your Parley admin can allow it (FETCH_ALLOW).`,
    tooManyRedirects: (host: string, max: number) =>
      `${host} redirects more than ${number(max)} times. Give me the address where it ends.`,
    brokenRedirect: (host: string) => `${host} redirects to an address that doesn’t work.`,
    tooSlow: (host: string, seconds: number) =>
      `${host} took longer than ${number(seconds)} seconds. Please try again later.`,
    pageTooLarge: (host: string, mb: number) =>
      `${host} sent more than ${number(mb)} MB, which is my limit. Give me the address of a smaller part.`,
    noAnswer: (host: string) =>
      `I couldn’t reach ${host}, or it didn’t answer properly. Check the address, or try again later.`,
    notFound: (host: string) => `${host} doesn’t exist. Check the address.`,
    notLookedUp: (host: string) =>
      `I couldn’t look up ${host}. Check the address, or try again later.`,
    refused: (host: string) =>
      `${host} refused the connection. Check the address, or try again later.`,
    brokenOff: (host: string) =>
      `${host} closed the connection early. Check the address, or try again later.`,
    certificateExpired: (host: string) =>
      `The security certificate of ${host} has expired. Check the address, or try again later.`,
    certificateUnknown: (host: string) =>
      `The security certificate of ${host} isn’t from an authority I trust. Check the address.`,
    certificateOfOther: (host: string) =>
      `The security certificate of ${host} is for another name. Check the address.`,
    fileTooLarge: (mb: number) => `The file is larger than ${number(mb)} MB. Send a smaller one.`,
  },
} as const;
