import { flatten } from './json.ts';
import { mentionText } from './mentions.ts';
import type { Channel, Json, Message } from './types.ts';
import type { World } from './world.ts';

export type ButtonView = {
  readonly label: string;
  /** Empty for link buttons. */
  readonly customId: string;
  readonly disabled: boolean;
  readonly style: number;
  readonly url: string | null;
};

export type FileView = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly contentType: string | null;
  readonly description: string | null;
  readonly bytes: Uint8Array;
};

/** What a person sees of a message. */
export type MessageView = {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly own: boolean;
  readonly type: number;
  /** Content, and the text displays of Components V2. */
  readonly text: string;
  /** A deferred answer that is still "thinking". */
  readonly thinking: boolean;
  readonly buttons: readonly ButtonView[];
  readonly components: readonly Json[];
  readonly replyTo: string | null;
  readonly files: readonly FileView[];
  readonly embeds: readonly Json[];
  readonly poll: Json | null;
  /** User ids by emoji. */
  readonly reactions: Readonly<Record<string, readonly string[]>>;
  readonly editedCount: number;
  readonly flags: number;
  readonly ephemeralFor: string | null;
  readonly nonce: string | number | null;
  readonly threadId: string | null;
  readonly createdAt: number;
  readonly editedAt: number | null;
};

export type ThreadView = {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly ownerId: string;
  readonly archived: boolean;
  readonly locked: boolean;
  readonly members: readonly string[];
};

export type TypingView = { readonly times: readonly number[]; readonly active: boolean };

// Discord docs, "Channel", Trigger Typing Indicator: it lasts 10 seconds.
const TYPING_MS = 10_000;
const LOADING = 1 << 7;
// "Message", Message Types: a thread was created, and the first message of a thread.
const SYSTEM_TYPES = [18, 21];

const toButton = (item: Json): ButtonView => ({
  label: String(item.label ?? ''),
  customId: String(item.custom_id ?? ''),
  disabled: item.disabled === true,
  style: Number(item.style),
  url: typeof item.url === 'string' ? item.url : null,
});

/** Shows one message. */
export const toView = (world: World, message: Message): MessageView => ({
  id: message.id,
  channelId: message.channelId,
  authorId: message.authorId,
  own: message.authorId === world.bot.id,
  type: message.type,
  text: mentionText(message.content, message.components).replace(/^\n/, ''),
  thinking: (message.flags & LOADING) !== 0,
  buttons: flatten(message.components)
    .filter(({ type }) => type === 2)
    .map(toButton),
  components: message.components,
  replyTo: message.reference?.type === 0 ? (message.reference.messageId ?? null) : null,
  files: message.attachments.map((file) => ({
    id: file.id,
    name: file.filename,
    size: file.bytes.byteLength,
    contentType: file.contentType ?? null,
    description: file.description ?? null,
    bytes: file.bytes,
  })),
  embeds: message.embeds,
  poll: message.poll,
  reactions: Object.fromEntries([...message.reactions].map(([emoji, ids]) => [emoji, [...ids]])),
  editedCount: message.editedCount,
  flags: message.flags,
  ephemeralFor: message.ephemeralFor,
  nonce: message.nonce,
  threadId: message.threadId,
  createdAt: message.createdAt,
  editedAt: message.editedAt,
});

/** A channel's messages, oldest first, without system messages unless they are asked for. */
export const viewMessages = (
  world: World,
  channelId: string,
  options: { readonly system?: boolean } = {},
): MessageView[] =>
  (world.timeline.get(channelId) ?? [])
    .flatMap((id) => world.messages.get(id) ?? [])
    .filter(({ type }) => options.system || !SYSTEM_TYPES.includes(type))
    .map((message) => toView(world, message));

/** The threads of a channel, oldest first. */
export const viewThreads = (world: World, channelId: string): ThreadView[] =>
  [...world.channels.values()].flatMap((channel) => {
    const { thread } = channel;
    if (!thread || channel.parentId !== channelId) return [];
    return [
      {
        id: channel.id,
        name: channel.name,
        parentId: channel.parentId,
        ownerId: thread.ownerId,
        archived: thread.archived,
        locked: thread.locked,
        members: [...thread.members],
      },
    ];
  });

/** When the bot typed in a channel, and whether people see it typing now. */
export const viewTyping = (world: World, channel: Channel | undefined): TypingView => {
  const times = (channel?.typing ?? [])
    .filter(({ userId }) => userId === world.bot.id)
    .map(({ at }) => at);
  const last = times.at(-1) ?? 0;
  const spoken = (world.timeline.get(channel?.id ?? '') ?? [])
    .flatMap((id) => world.messages.get(id) ?? [])
    .some(({ authorId, createdAt }) => authorId === world.bot.id && createdAt >= last);
  return { times, active: times.length > 0 && !spoken && world.now() - last < TYPING_MS };
};
