import type { Loss, ModelFailure, Obstacle } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import { createWording } from './wording.ts';

/** The rest of a sentence: "I couldn’t do it: …". */
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
      return 'it’s too large for this place';
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

function toLossLine({ extra, obstacle }: Loss): string {
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
  leftOut: toLossLine,
  /** Short enough for the room that every message keeps for a quiet line. */
  brokenOff: (obstacle: Obstacle | null) => `⚠️ Cut off here: ${toReason(obstacle)}.`,
  /** The same, said later, when the place is open again. */
  brokenOffThen: '⚠️ Cut off here: I couldn’t write here any more.',
  /** `channel` is its mention. */
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `I can’t answer you in ${channel}: ${toReason(obstacle)}. ${toRemedy(obstacle)}`,
  takenAway: (channel: string) =>
    `My answer to you in ${channel} was deleted while I was writing it. Ask again if you still need it.`,
  notReached:
    'I couldn’t send you a private message. Allow direct messages from me, then ask again.',
  notShown: (obstacle: Obstacle | null) =>
    `I couldn’t post my answer: ${toReason(obstacle)}. Please ask in another way, or try again.`,
} as const;

/** The rest of a sentence for the asker: “Not all messages were searched: …”. */
const GAPS: Record<SearchGap, string> = {
  no_token: 'the platform allows that only for a new question. Ask again in a new message.',
  not_enabled: 'the workspace hasn’t turned on search for apps.',
  missing_scope: 'I lack the permission to search. Ask an admin to update my permissions.',
  no_intent: 'I’m not allowed to read messages that don’t mention me.',
  indexing: 'they’re still being indexed. Try again in a few minutes.',
  too_many_places: 'there are too many places to search at once. Ask in the one that it’s about.',
  unsupported: 'I can’t search messages in this place.',
  failed: 'the platform’s search failed. Try again later.',
};

/** The same for `/about`, where the person who runs Parley looks for what to do. */
const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'off (the platform sends no token for it)',
  not_enabled: 'off (not turned on in the workspace)',
  missing_scope: 'off (a scope is missing: update the app from the manifest and reinstall it)',
  no_intent: 'off (needs the Message Content intent)',
  indexing: 'not ready (the platform is still indexing messages)',
  too_many_places: 'works (not in all places at once)',
  unsupported: 'not available',
  failed: 'failed at the last attempt',
};

const { counted, or } = createWording('en');

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'The model is overloaded at the moment. Please try again in a minute.',
  rate_limited: 'The model’s quota per minute is used up. Please try again in a minute.',
  day_quota:
    'The model’s quota for today is used up; it is renewed at midnight Pacific time. Ask the person who runs Parley to raise it or to set GEMINI_FALLBACK_MODEL.',
  no_credit: 'The credit for the model is used up. Ask the person who runs Parley to top it up.',
  not_in_plan:
    'The plan of Parley’s API key doesn’t include this model. Ask the person who runs Parley to turn on billing, or to choose another model.',
  bad_key:
    'The model’s server does not accept the API key. Ask the person who runs Parley to check GEMINI_API_KEY.',
  model_gone:
    'The model’s server does not serve this model. Ask the person who runs Parley to check GEMINI_MODEL.',
  cannot_draw: 'The model can’t make pictures.',
  too_long:
    'This conversation is too long for the model. Mention me with `/reset` to start over, or ask in a new thread.',
  blocked:
    'The model refused to answer this: its safety rules block it. Please put it in another way.',
  recitation:
    'The model stopped: its answer came too close to a text that is already published. Ask for a summary, or for it in its own words.',
  malformed: 'The model’s answer was malformed. Please try again.',
  empty: 'The model gave an empty answer. Please try again, or put it in another way.',
  out_of_tokens:
    'The model reached the longest answer it can give before it had written one. Ask for less at once.',
  cut: 'The connection to the model broke. Please try again.',
  unreachable: 'The model’s server cannot be reached. Please try again in a minute.',
  refused:
    'The model’s server refused the request. It has been logged; please put it in another way.',
};

/** What the core says, and what several features and commands share; each has its own besides. */
export const catalog = {
  ...refusalSentences,
  oneOf: (command: string, option: string, choices: readonly string[]) =>
    `\`${option}\` can be ${or(choices)}: \`/${command} ${option}:${choices[0] ?? ''}\`.`,
  notReadable:
    'I can’t read that from here: I can’t tell whether you have access to all of it. Ask there.',
  onBehalf: (name: string) => `Posted for ${toLiteralName(name)}`,
  keptTurns: (n: number) =>
    `${counted(n, { one: '# message or answer', other: '# messages and answers' })} of conversations with me, with their files, and summaries of what came before`,
  keptRequests: (n: number) =>
    `${counted(n, { one: '# request', other: '# requests' })} of the last 7 days: questions, commands, transcripts, drawings and polls`,
  keptSettings: (zone: string | null) =>
    zone === null ? 'your settings' : `your settings: time zone ${zone}`,
  keptUsage: 'how much you used, without what you said',
  forgottenSettings: 'your settings',
  stop: 'Stop',
  regenerate: 'Regenerate',
  retry: 'Retry',
  good: '👍',
  bad: '👎',
  remove: 'Delete',
  stopped: 'Stopped.',
  /** Behind a line that does not hold everything. */
  more: (count: number) => `and ${count} more.`,
  cutOff: 'The answer was cut off: the connection to the model broke twice.',
  repeating: 'I stopped here: the model was saying the same thing over and over.',
  tooLongForModel:
    'The model stopped here: it had reached the longest answer it can give. Ask it to go on.',
  notAllowed: 'You may not use Parley here. Ask the person who runs it to add you to PARLEY_ALLOW.',
  adminsChange: 'Only an admin can change that here.',
  channelOrThread: (command: string) =>
    `Here that would hold for the whole channel, which only an admin can change. In a thread anyone can: mention me there with \`${command}\`.`,
  onlyInThread: (command: string) => `That is for a thread: mention me there with \`${command}\`.`,
  alwaysAnswered: 'What is written here is always answered.',
  noneFollowed:
    'No thread of this channel is followed (`/settings follow: on` changes that). Mention me to get an answer.',
  noAnswer:
    'I used up all my steps for this question without reaching an answer. Try a narrower question.',
  chosenGone: (model: string) =>
    `The model’s server no longer serves ${toLiteralName(model)}, which was chosen here. Mention me with \`/model default\` to go back to the usual one.`,
  notYours: 'Only the person who asked, or an admin, can do that.',
  alreadyEnded: 'That answer has already ended, so there is nothing left to stop.',
  alreadyPressed: 'Someone pressed that before you, and I’m already on it.',
  onlyLatest: 'Only the latest answer can be regenerated. Ask again to get a new one.',
  actionGone: 'This button no longer works: what it was for has been removed from Parley.',
  broughtTwice: (name: string, [first, second]: readonly [string, string]) =>
    `The features ${first} and ${second} both bring “${name}”. Remove one of them, or rename it there.`,
  gone: 'That answer is too old: Parley no longer knows its question. Ask again.',
  removed: 'That answer was deleted. Ask again to get a new one.',
  notAllRemoved: 'I couldn’t delete every message of that answer. Please ask an admin to do it.',
  thanks: 'Thank you, noted.',
  emptyMention:
    'You mentioned me without a question. Write it behind my name, or mention me with `/help` to see what I can do.',
  emptyMessage: (unread: readonly string[]) =>
    `${unread.length === 0 ? 'There is nothing in that message that I can read.' : `I can’t read ${unread.join(', ')}.`} Write your question in words, or use \`/help\` to see what I can do.`,
  leaving: 'I will stay out of this thread from now on. Mention me to get an answer again.',
  triedTooOften:
    'This question has stopped Parley three times, so it was given up. Please ask it in another way.',
  unknownCommand: (name: string) =>
    `There is no command \`/${name}\`. Mention me with \`/help\` for the list.`,
  waitsForStore:
    'My storage isn’t working right now, so I can’t answer yet. I’ll answer as soon as it works again. If nothing comes, please ask again.',
  notStored: 'My storage isn’t working right now, so I couldn’t do that. Please try again later.',
  slow: 'The model is taking longer than usual. I’m still waiting.',
  waits: 'Your question is kept; the answer comes here by itself.',
  conversation: 'Conversation',
  noPicture:
    'I can’t find a picture among the latest messages here. Send one, then use `/describe` again.',
  noLink: 'That is not a link to a message here. Use “Copy link” in the message’s menu.',
  cannotLook:
    'Parley cannot read the messages here. Invite it to this channel, or send the file to it directly.',
  internal: 'Something went wrong inside Parley. It has been logged; please try again.',
  /** `name` is Markdown. */
  unreadableFile: (name: string) =>
    `${name} was left out: the model can’t read it. Please save it in another format and send it again.`,
  tooLargeTogether: (name: string) =>
    `${name} was left out: with it, this question is too large for the model. Please send it in a message of its own, or a smaller version.`,
  questionTooLong: 'That is too long for the model. Please send less at once, or in parts.',
  earlierFilesLeftOut: (count: number) =>
    `This would have been too large for the model, so I left out ${counted(count, { one: '# file', other: '# files' })} from earlier.`,
  fallback: (model: string) =>
    `Answered by ${model}: the usual model is overloaded or has used up its quota.`,
  unread: (what: readonly string[]) => `I couldn’t read ${what.join(', ')}, so I left that out.`,
  unreadLinks: (count: number) =>
    count === 1
      ? 'I couldn’t read the linked message.'
      : `I couldn’t read ${count} of the linked messages.`,
  hiddenLinks: (count: number) =>
    `Not everyone here may read ${count === 1 ? 'the linked message, so I left it out. Send me the link' : `${count} of the linked messages, so I left them out. Send me the links`} in a direct message.`,
  unreadThread: 'I couldn’t read earlier messages in this thread, so I answered without them.',
  notSearched: (gap: SearchGap) => `Not all messages were searched: ${GAPS[gap]}`,
  searchOn: (platform: string) => `Search on ${platform}`,
  searchState: (gap: SearchGap | null) => (gap === null ? 'works' : GAP_STATES[gap]),
  sources: 'Sources',
  inviteFirst:
    'I cannot post files here, because I am not in this channel. Invite me first (`/invite` and my name), then try again.',
  approve: 'Approve',
  deny: 'Deny',
  proposed: (text: string) => `**Shall I?** ${text}`,
  approvedBy: (name: string) => `Approved by ${toLiteralName(name)}.`,
  deniedBy: (name: string) => `Denied by ${toLiteralName(name)}. Nothing was done.`,
  expired: 'Nobody approved this within a day, so I didn’t do it. Ask again.',
  decided: 'That has been decided already.',
  newerAnswer: 'There is a newer answer. Please use its buttons.',
  adminsOnly: 'Only an admin can approve that.',
  firstContact: [
    'Hello! I am Parley. Mention me with a question and I answer in a thread; mention me with `/help` to see what else I do.',
    'I keep what is said to me here, and my answers; what you ask goes to Google’s Gemini. `/privacy` shows what I keep, `/forget` removes it.',
    'An admin sets how I answer here, and what I may remember, with `/settings`.',
  ].join('\n\n'),
  greeting: (name: string) =>
    `Hello${name ? ` ${toLiteralName(name)}` : ''}! I am Parley. Ask me anything here, or mention me in a channel and I will answer in a thread. Mention me with \`/help\` to see the commands.`,
  modelFailures: MODEL_FAILURES,
  keptMessages: (n: number) =>
    counted(n, { one: '# message or answer', other: '# messages and answers' }),
  keptRequestCount: (n: number) => counted(n, { one: '# request', other: '# requests' }),
  keptUsageDays: (n: number) =>
    counted(n, { one: '# day of your usage', other: '# days of your usage' }),
} as const;
