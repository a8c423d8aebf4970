import { z } from 'zod';

/** Any value that survives `JSON.stringify`: what crosses the inbox is nothing else. */
export type Json = z.infer<ReturnType<typeof z.json>>;

/** Where something happens: the channel it is in and, where there is one, the thread. */
export const placeSchema = z.object({
  platform: z.string(),
  /** Slack: `authorizations[0].team_id`; Discord: the guild, `@me` in a DM; web: `local`. */
  workspace: z.string(),
  channel: z.string(),
  /**
   * Slack: the root's `ts`; Discord: the thread's id, which is the id of the message it hangs on.
   */
  thread: z.string().optional(),
});
export type Place = Readonly<z.infer<typeof placeSchema>>;

/**
 * The key of a conversation: platform / workspace / channel / thread or root; a channel-wide one
 * has no last part.
 */
export function toConversation({ platform, workspace, channel, thread }: Place): string {
  return [platform, workspace, channel, ...(thread === undefined ? [] : [thread])].join('/');
}

/** The place of a conversation's key. */
export function toPlaceOf(conversation: string): Place {
  const [platform = '', workspace = '', channel = '', ...thread] = conversation.split('/');
  const inChannel = { platform, workspace, channel };
  return thread.length === 0 ? inChannel : { ...inChannel, thread: thread.join('/') };
}

/**
 * Where a message itself stands: what opens a thread stands in the channel, whether or not the
 * thread has been opened; in a forum it stands in the thread.
 */
export function toOwnPlace({ id, place, opensPost }: Standing): Place {
  const { thread, ...channel } = place;
  return thread === undefined || (thread === id && !opensPost) ? channel : place;
}

type Standing = Readonly<{ id: string; place: Place; opensPost?: true | undefined }>;

/**
 * Who did something, as far as the event itself tells; the full name is looked up when a turn is
 * built.
 */
export const speakerSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  /** Role ids, where the platform sends them along (Discord). */
  roles: z.array(z.string()),
  /** True or false if the event tells (Discord's permissions), null if it has to be looked up. */
  isAdmin: z.boolean().nullable(),
  /** A person from another organization in a shared channel (Slack Connect). */
  isExternal: z.boolean(),
});
export type Speaker = Readonly<z.infer<typeof speakerSchema>>;

/**
 * Where something came from that the person did not bring: from the message replied to, or from a
 * preview that the platform made.
 */
const originSchema = z.enum(['reply', 'preview']).optional();

/** The ids of messages whose words, or files, something repeats. */
const repeatsSchema = z.array(z.string()).optional();

/** A file as the platform announces it; only the adapter that wrote `source` can read it. */
export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  mimeType: z.string(),
  bytes: z.number(),
  isVoice: z.boolean(),
  durationMs: z.number().nullable(),
  source: z.json(),
  origin: originSchema,
  /** Whose message it came with, by their id, where that is one which is quoted. */
  person: z.string().optional(),
  repeats: repeatsSchema,
});
export type Attachment = Readonly<z.infer<typeof attachmentSchema>>;

/**
 * What the mentions in a text stand for, as far as the platform told it along with the text: names
 * by token. `<@id>` is a person, `<@&id>` a role or a group of people, `<#id>` a channel.
 */
export const mentionNamesSchema = z.record(z.string(), z.string());
export type MentionNames = Readonly<z.infer<typeof mentionNamesSchema>>;

/**
 * Text that came with a message but was not typed by its sender: shared, forwarded, replied to,
 * embedded, or pasted as a table.
 */
const quoteSchema = z.object({
  author: z.string().nullable(),
  /** The author's id, where the platform tells it. */
  person: z.string().optional(),
  text: z.string(),
  origin: originSchema,
  repeats: repeatsSchema,
});
export type Quote = Readonly<z.infer<typeof quoteSchema>>;

/**
 * What a platform hands along with what a person says to Parley, so that its own search may be
 * asked for this person (Slack's `action_token`). A secret, which goes with its job.
 */
export const searchTokenSchema = z.string();

/** How a message reached Parley; `bot` decides whether Parley takes part. */
const whereSchema = z.enum(['mention', 'dm', 'thread', 'reply', 'ambient']);
export type Where = z.infer<typeof whereSchema>;

export const messageSchema = z.object({
  id: z.string(),
  place: placeSchema,
  speaker: speakerSchema,
  /**
   * What the sender typed, as Markdown. Mentions stay tokens (see `MentionNames`), Parley's own is
   * taken out.
   */
  text: z.string(),
  /** Of all tokens in its texts, quotes included, as far as the event told. */
  names: mentionNamesSchema.optional(),
  /**
   * The title that its sender gave to the thread which it opens, and the tags, in one line each.
   */
  title: z.string().optional(),
  /** It stands in the thread that it opens, and not in the channel. */
  opensPost: z.literal(true).optional(),
  /** What it says or brings that cannot be read, each in a few words: `a sticker`. */
  unread: z.array(z.string()).optional(),
  /** The same of what it replies to or forwards, which some tellings of a message leave out. */
  unreadReferences: z.array(z.string()).optional(),
  /** The addresses of messages that it shares without their words. */
  shared: z.array(z.string()).optional(),
  attachments: z.array(attachmentSchema),
  /** The id of the message that this one replies to. */
  replyTo: z.string().nullable(),
  quoted: z.array(quoteSchema),
  where: whereSchema,
  /** A program that speaks for people is at work where it was said, and may replace it. */
  mayBeProxied: z.literal(true).optional(),
  /**
   * A program posted it, perhaps in the place of a person's message: it is heard only where it is
   * the copy of one.
   */
  isProxied: z.literal(true).optional(),
  /** Before it was answered, an edit took back that it addresses Parley: it asks nothing now. */
  isWithdrawn: z.literal(true).optional(),
  /** It replies to, or mentions, a person other than Parley. */
  isToOthers: z.boolean(),
  /** Epoch milliseconds, by the platform's clock. */
  sentAt: z.number(),
  /**
   * When this version of it was made, by the platform's clock in epoch milliseconds; absent if it
   * was never changed.
   */
  editedAt: z.number().optional(),
  searchToken: searchTokenSchema.optional(),
});
export type Message = Readonly<z.infer<typeof messageSchema>>;

/** A file's text, whole, in `Blobs`. */
const keptTextSchema = z.object({ hash: z.string(), chars: z.number() });

/** The text of a file that has a name. */
const textFileSchema = keptTextSchema.extend({ name: z.string() });
export type TextFile = Readonly<z.infer<typeof textFileSchema>>;

/** Whose words and files something holds that others said, by their ids, and of which messages. */
const heldSchema = {
  people: z.array(z.string()).optional(),
  repeats: repeatsSchema,
};

/** The message with the recording, if another person had it transcribed. */
const spokenInSchema = z.object({
  id: z.string(),
  place: placeSchema,
  person: z.string(),
  /** What that person is called. */
  name: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
});
export type SpokenIn = Readonly<z.infer<typeof spokenInSchema>>;

/** One piece of what the model sees; bytes live in `Blobs` under their content hash. */
const partSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: z.string(),
    /** `text` is the beginning and outline of this file; older versions kept files whole in it. */
    file: textFileSchema.optional(),
    /** It is the transcript of a recording. */
    isSpoken: z.literal(true).optional(),
    /** Of a transcript; absent where the recording came with the turn's own message. */
    spokenIn: spokenInSchema.optional(),
    ...heldSchema,
  }),
  z.object({
    type: z.enum(['image', 'audio', 'document']),
    hash: z.string(),
    mimeType: z.string(),
    name: z.string(),
    /** What can be read of a document where it is not shown. */
    written: keptTextSchema.optional(),
    ...heldSchema,
  }),
]);
export type Part = Readonly<z.infer<typeof partSchema>>;

/**
 * One side's share of a conversation. A user turn is named by its message ids, an answer by its
 * job's id.
 */
export const turnSchema = z.object({
  ids: z.array(z.string()),
  role: z.enum(['user', 'assistant']),
  speaker: z.string().nullable(),
  /** The speaker's id; older versions kept the name alone. */
  person: z.string().optional(),
  /** Whose messages it repeats, by their ids; of an answer: whose words the model was shown. */
  people: z.array(z.string()).optional(),
  /** Of an answer: which messages of elsewhere the model was shown, the latest of very many. */
  repeats: repeatsSchema,
  /** Where it can be read; absent if it is not a message, or of an older version. */
  place: placeSchema.optional(),
  /** Its text is the transcript of a recording. */
  isSpoken: z.literal(true).optional(),
  /** What its speaker said; quotes, files and other material are parts, framed. */
  text: z.string(),
  parts: z.array(partSchema),
  /**
   * The web addresses that people typed in it, and so may be fetched. In older versions' turns it
   * is unknown who wrote what.
   */
  addresses: z.array(z.string()).default([]),
  /** The channels that people mentioned in it, their ids by `#name`. */
  channels: z.record(z.string(), z.string()).optional(),
  /** Epoch milliseconds. */
  at: z.number(),
});
export type Turn = Readonly<z.infer<typeof turnSchema>>;

/** Whose words a turn holds, by their ids. */
export function peopleOf({ person, people = [], parts }: Turn): readonly string[] {
  const quoted = parts.flatMap((part) => part.people ?? []);
  return [...(person === undefined ? [] : [person]), ...people, ...quoted];
}

/** Which messages of others a turn repeats, by their ids. */
export function repeatsOf({ repeats = [], parts }: Turn): readonly string[] {
  return [...repeats, ...parts.flatMap((part) => part.repeats ?? [])];
}

type Repeating = {
  readonly quoted?: readonly Quote[];
  readonly attachments?: readonly Attachment[];
};

/** Whose words and files come along with a message that are not its sender's, by their ids. */
export function peopleQuotedIn({ quoted = [], attachments = [] }: Repeating): readonly string[] {
  return [...quoted, ...attachments].flatMap(({ person }) => person ?? []);
}

/** Both, of a message that a command is chosen on; nothing if it holds only its sender's words. */
export function toQuotedHeld(message: Repeating) {
  const [people, repeats] = [peopleQuotedIn(message), repeatsIn(message)];
  return people.length + repeats.length === 0
    ? {}
    : { aboutQuoted: { people: [...people], repeats: [...repeats] } };
}

/** Which messages are quoted or forwarded in one, by their ids. */
export function repeatsIn({ quoted = [], attachments = [] }: Repeating): readonly string[] {
  return [...quoted, ...attachments].flatMap(({ repeats }) => repeats ?? []);
}

/** White space and invisible characters: a message of these alone looks empty. */
const SEEN = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a person sees anything in a text. */
export function isVisible(text: string): boolean {
  return SEEN.test(text);
}

/**
 * Whether anything was said: a sticker says nothing, nor does a message that the platform does not
 * let Parley read.
 */
export function hasContent(message: Message): boolean {
  const { text, title = '', attachments, quoted, shared = [] } = message;
  const texts = [text, title, ...quoted.map((quote) => quote.text)];
  return attachments.length + shared.length > 0 || texts.some(isVisible);
}

/** All that cannot be read of a message, each in a few words. */
export function toUnread({ unread = [], unreadReferences = [] }: Message): readonly string[] {
  return [...unread, ...unreadReferences];
}

/** All the words of a message in one text: what was typed, then what came along. */
export function toWholeText({ text, quoted }: Pick<Message, 'text' | 'quoted'>): string {
  return [text, ...quoted.map((quote) => quote.text)].filter(isVisible).join('\n');
}
