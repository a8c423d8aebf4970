import { findCommand } from './commands.ts';
import { createAttachment } from './files.ts';
import { FLAGS } from './form.ts';
import { type FieldValue, type OptionValue, toCommandData } from './interaction-wire.ts';
import { canUse, findComponent } from './interactions.ts';
import { applyMentions } from './mentions.ts';
import { changeReaction, emitMessage, removeMessages, storeMessage } from './messages.ts';
import {
  type InteractionHandle,
  openInteraction,
  shownAt,
  submitModal,
} from './person-interactions.ts';
import { toSnapshot } from './references.ts';
import { toUser, userOf } from './render.ts';
import { toMessage } from './render-message.ts';
import { dmWith } from './routes-app.ts';
import { emitChannel, startBareThread, startPersonPost, startThread } from './threads.ts';
import type { Channel, Json, Message, Upload } from './types.ts';
import { type MessageView, type ThreadView, toView, viewThreads } from './view.ts';
import { may, type World } from './world.ts';

export type Voice = { bytes: Uint8Array; durationSecs: number; waveform?: string };

export type Say = {
  readonly channel: string;
  readonly text?: string;
  /** The id of the message to reply to. */
  readonly replyTo?: string;
  /** Whether the reply notifies its author; people's clients do so unless told otherwise. */
  readonly pings?: boolean;
  readonly attachments?: readonly Upload[];
  readonly voice?: Voice;
  readonly poll?: Json;
  /** Kept with the message: the webhook that wrote it, its previews. */
  readonly as?: Partial<Pick<Message, 'webhookId' | 'embeds' | 'components' | 'extras'>>;
  /** What the gateway says about it at first, if that differs from what it is. */
  readonly told?: Json;
};

type Where = { readonly channel?: string };

const EVERYONE = { users: 'all', roles: 'all', everyone: true } as const;

/** What one person does; everything reaches the bot as Discord would send it. */
export const createPerson = (world: World, id: string, roleId: () => string, home: string) => {
  const channelAt = (channelId: string): Channel => {
    const channel = world.channels.get(channelId);
    if (!channel) throw new Error(`There is no channel ${channelId}`);
    if (!may(world, channel, id, 'VIEW_CHANNEL'))
      throw new Error(`${id} cannot see the channel ${channelId}`);
    return channel;
  };

  const messageAt = (messageId: string): Message => {
    const message = world.messages.get(messageId);
    if (!message || !canUse(message, id)) throw new Error(`${id} sees no message ${messageId}`);
    return message;
  };

  const post = (
    channel: Channel,
    fields: Partial<Message>,
    repliedUser = true,
    told: Json = {},
  ): MessageView => {
    if (channel.thread) channel.thread.archived = false;
    const message = storeMessage(world, channel, id, { nonce: world.newId(), ...fields });
    applyMentions(world, message, { ...EVERYONE, repliedUser }, 'create');
    emitMessage(world, 'MESSAGE_CREATE', message, told);
    return toView(world, message);
  };

  const toVoice = (channelId: string, voice: Voice) =>
    createAttachment(
      world,
      channelId,
      { name: 'voice-message.ogg', bytes: voice.bytes, contentType: 'audio/ogg' },
      { durationSecs: voice.durationSecs, waveform: voice.waveform ?? 'AAAAAAA=' },
    );

  const say = (what: Say): MessageView => {
    const channel = channelAt(what.channel);
    const original = what.replyTo === undefined ? null : messageAt(what.replyTo);
    const files = (what.attachments ?? []).map((file) => createAttachment(world, channel.id, file));
    return post(
      channel,
      {
        content: what.voice ? '' : (what.text ?? '').trim(),
        attachments: what.voice ? [toVoice(channel.id, what.voice)] : files,
        flags: what.voice ? FLAGS.isVoiceMessage : 0,
        poll: what.poll ?? null,
        ...what.as,
        ...(original
          ? {
              type: 19,
              reference: {
                type: 0,
                messageId: original.id,
                channelId: channel.id,
                guildId: channel.guildId,
              },
            }
          : {}),
      },
      what.pings ?? true,
      what.told,
    );
  };

  const openIn = (
    { id: channelId, guildId }: Channel,
    type: number,
    data: Json,
    more: Parameters<typeof openInteraction>[1]['fields'] = {},
  ): InteractionHandle =>
    openInteraction(world, { fields: { type, userId: id, channelId, guildId, ...more }, data });

  const open = (
    type: number,
    channelId: string,
    data: Json,
    more: Parameters<typeof openInteraction>[1]['fields'] = {},
  ): InteractionHandle => openIn(channelAt(channelId), type, data, more);

  const find = (guildId: string | null, typed: string, type: number) =>
    findCommand(world, guildId, typed, { type, locale: world.locales.get(id) });

  const chatInput = (
    type: 2 | 4,
    name: string,
    values: Readonly<Record<string, OptionValue>>,
    where: Where,
    focused?: string,
  ): InteractionHandle => {
    const channel = channelAt(where.channel ?? home);
    const [first = '', ...path] = name.split(' ');
    const command = find(channel.guildId, first, 1);
    const at = { channelId: channel.id, guildId: channel.guildId };
    const data = toCommandData(world, at, command, path, values, focused);
    return open(type, channel.id, data, { name: command.name, commandType: 1 });
  };

  const use = (messageId: string, wanted: string, data: (component: Json) => Json) => {
    const message = messageAt(messageId);
    const component = findComponent(message, wanted);
    if (!component) throw new Error(`The message ${messageId} has no component "${wanted}"`);
    if (component.disabled === true) throw new Error(`"${wanted}" is disabled`);
    const custom = { custom_id: component.custom_id, id: component.id };
    return open(3, message.channelId, { ...custom, ...data(component) }, { sourceId: message.id });
  };

  return {
    id,
    say,
    /** Says something that mentions the bot. */
    mention: (text: string, what: Partial<Say> = {}) =>
      say({ channel: home, ...what, text: `<@${world.bot.id}> ${text}` }),
    /** Says something that mentions the bot's own role. */
    mentionRole: (text: string, what: Partial<Say> = {}) =>
      say({ channel: home, ...what, text: `<@&${roleId()}> ${text}` }),
    /** Writes to the bot directly. */
    dm: (text: string, what: Partial<Say> = {}) =>
      say({ ...what, channel: dmWith(world, id).id, text }),
    /** Edits an own message; files are those that it has from then on. */
    edit: (messageId: string, text: string, files?: readonly Upload[]): MessageView => {
      const message = messageAt(messageId);
      if (message.authorId !== id) throw new Error(`${messageId} is not by ${id}`);
      message.content = text.trim();
      if (files)
        message.attachments = files.map(
          (file) =>
            message.attachments.find(({ filename }) => filename === file.name) ??
            createAttachment(world, message.channelId, file),
        );
      message.editedAt = world.now();
      message.editedCount += 1;
      applyMentions(world, message, { ...EVERYONE, repliedUser: true }, 'edit');
      emitMessage(world, 'MESSAGE_UPDATE', message);
      return toView(world, message);
    },
    /** Deletes an own message, or another's where allowed. */
    remove: (messageId: string): void => {
      const message = messageAt(messageId);
      const channel = channelAt(message.channelId);
      if (message.authorId !== id && !may(world, channel, id, 'MANAGE_MESSAGES'))
        throw new Error(`${id} may not delete ${messageId}`);
      removeMessages(world, channel, [messageId]);
    },
    /** Presses a button, named by its label or custom id. */
    press: (messageId: string, wanted: string) =>
      use(messageId, wanted, () => ({ component_type: 2 })),
    /**
     * Presses a button of a message as the person saw it: it may look different by now, or be
     * gone, and so may the channel be for this person.
     */
    pressSeen: (seen: MessageView, label: string) => {
      const button = seen.buttons.find((each) => each.label === label);
      if (!button) throw new Error(`The message ${seen.id} had no button "${label}"`);
      const data = { custom_id: button.customId, component_type: 2 };
      return openIn(shownAt(world, id, seen.channelId), 3, data, { sourceId: seen.id });
    },
    /** Chooses values in a select menu, named by its custom id. */
    choose: (messageId: string, customId: string, values: readonly string[]) =>
      use(messageId, customId, ({ type }) => ({ component_type: type, values })),
    /** Runs a slash command; subcommands are part of the name, after a space. */
    slash: (name: string, values: Readonly<Record<string, OptionValue>> = {}, where: Where = {}) =>
      chatInput(2, name, values, where),
    /** Types into an option that completes; the answer is in `choices`. */
    autocomplete: (
      name: string,
      values: Readonly<Record<string, OptionValue>>,
      focused: string,
      where: Where = {},
    ) => chatInput(4, name, values, where, focused),
    /** Runs a message or user command on a target. */
    contextMenu: (
      name: string,
      target: { readonly message: string } | { readonly user: string; readonly channel?: string },
    ): InteractionHandle => {
      if ('message' in target) {
        const message = messageAt(target.message);
        const channel = channelAt(message.channelId);
        const command = find(channel.guildId, name, 3);
        const resolved = { messages: { [message.id]: toMessage(world, message, true) } };
        const data = {
          id: command.id,
          name: command.name,
          type: 3,
          target_id: message.id,
          resolved,
        };
        return open(2, channel.id, data, { name: command.name, commandType: 3 });
      }
      const channel = channelAt(target.channel ?? home);
      const command = find(channel.guildId, name, 2);
      const resolved = { users: { [target.user]: toUser(userOf(world, target.user)) } };
      const data = {
        id: command.id,
        name: command.name,
        type: 2,
        target_id: target.user,
        resolved,
      };
      return open(2, channel.id, data, { name: command.name, commandType: 2 });
    },
    /** Fills in and sends the modal that an interaction was answered with. */
    submit: (opened: InteractionHandle, values: Readonly<Record<string, FieldValue>>) =>
      submitModal(world, opened, values),
    react: (messageId: string, emoji: string): void =>
      changeReaction(world, messageAt(messageId), id, emoji, 'ADD'),
    unreact: (messageId: string, emoji: string): void =>
      changeReaction(world, messageAt(messageId), id, emoji, 'REMOVE'),
    /** Starts a thread on a message, or without one in a channel, which may be a private one. */
    createThread: (
      on: { readonly message: string } | { readonly channel: string },
      name: string,
      { isPrivate = false } = {},
    ): ThreadView => {
      const message = 'message' in on ? messageAt(on.message) : null;
      const parent = channelAt(message?.channelId ?? ('channel' in on ? on.channel : ''));
      const thread = message
        ? startThread(world, parent, message, id, { name })
        : startBareThread(world, parent, id, { name, type: isPrivate ? 12 : 11 });
      const view = viewThreads(world, parent.id).find((item) => item.id === thread.id);
      if (!view) throw new Error('The thread is gone');
      return view;
    },
    /** Adds a person, or the bot, to a thread that this person is in. */
    invite: (threadId: string, userId: string = world.bot.id): void => {
      const thread = channelAt(threadId);
      thread.thread?.members.add(userId);
      if (userId === world.bot.id) emitChannel(world, 'THREAD_CREATE', thread);
    },
    /** Opens a forum post; its first message has the post's id. */
    post: (
      forumId: string,
      name: string,
      text: string,
      { tags = [] }: { readonly tags?: readonly string[] } = {},
    ): MessageView => {
      const thread = startPersonPost(world, channelAt(forumId), id, name, tags);
      return post(thread, { id: thread.id, content: text });
    },
    /** Forwards a message into another channel. */
    forward: (messageId: string, where: { readonly channel: string }): MessageView => {
      const original = messageAt(messageId);
      const guildId = world.channels.get(original.channelId)?.guildId ?? null;
      const { channelId } = original;
      return post(channelAt(where.channel), {
        flags: FLAGS.hasSnapshot,
        reference: { type: 1, messageId, channelId, guildId },
        snapshots: [toSnapshot(world, original)],
      });
    },
  };
};

export type Person = ReturnType<typeof createPerson>;
