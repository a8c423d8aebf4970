import type { IncomingEvent } from '../../../core/events.ts';
import { parseOptions } from '../../../core/jobs/command.ts';
import { toQuotedHeld } from '../../../core/messages.ts';
import { parseCommand } from '../commands.ts';
import { toInteraction } from '../interaction.ts';
import { type Identity, toBase, toPlace, toSpeaker } from '../places.ts';
import { parseJson } from '../schema.ts';
import { toTs } from '../timestamps.ts';
import { readContents } from './contents.ts';
import { toKeptFiles } from './form-memory.ts';
import { toAuthor } from './messages.ts';
import {
  type BlockActions,
  formMemorySchema,
  type Shortcut,
  type Slash,
  type Submission,
} from './payloads.ts';
import { toNames } from './reading.ts';
import { readMarkup } from './text.ts';

/** A pressed button; null if the button is in a view, which has no place. */
export function toActionEvent(
  payload: BlockActions,
  identity: Identity,
  receivedAt: number,
): IncomingEvent | null {
  const { actions, container, message, user } = payload;
  const [action] = actions;
  const channel = payload.channel.id || container.channel_id;
  if (!action || channel === '') return null;
  const messageId = container.message_ts || message.ts;
  const thread = container.thread_ts || message.thread_ts;
  const place = toPlace(workspaceOf(payload, identity), channel, thread);
  const at = action.action_ts || toTs(receivedAt);
  // Delivered again, a press has the same time and trigger; two people may press at one moment.
  const moment = action.action_ts || payload.trigger_id || at;
  return {
    ...toBase(place, { id: [messageId, moment, user.id].join('/'), kind: 'action', at }),
    type: 'action',
    speaker: toSpeaker(user, place, user.id),
    action: toAction(action),
    messageId,
    interaction: toInteraction(payload.response_url, thread !== '' && thread !== messageId),
  };
}

/** A button's action is its value; so is the pressed side of a pair of feedback buttons. */
function toAction({ value, selected_option, action_id }: BlockActions['actions'][number]): string {
  return value || selected_option.value || action_id;
}

/** A form that was sent; it is answered where it was opened. */
export function toForm(payload: Submission, identity: Identity, receivedAt: number): IncomingEvent {
  const { view, user } = payload;
  const memory = formMemorySchema.parse(parseJson(view.private_metadata));
  const { channel, thread } = memory.place;
  const place = toPlace(workspaceOf(payload, identity), channel, thread);
  return {
    ...toBase(place, { id: view.id, kind: 'form', at: toTs(receivedAt) }),
    type: 'form',
    speaker: toSpeaker(user, place, user.id),
    action: view.callback_id,
    fields: toFields(view.state.values),
    ...toKeptFiles(memory.files, place.workspace),
    channels: memory.channels,
    aboutQuoted: memory.quoted,
    interaction: toInteraction(memory.via.responseUrl, memory.via.isInThread),
  };
}

function toFields(values: Submission['view']['state']['values']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, block]) => [name, Object.values(block)[0]?.value ?? '']),
  );
}

/** A slash command. It has no time and no message; its trigger is its only name. */
export function toCommandEvent(
  payload: Slash,
  identity: Identity,
  receivedAt: number,
): IncomingEvent {
  const { commands, workspace } = identity;
  const { name, rest } = parseCommand(payload.command, readMarkup(payload.text), identity);
  const names = toNames(payload.text);
  const place = toPlace(workspace, payload.channel_id);
  const id = payload.trigger_id || payload.response_url;
  const known = commands.find((command) => command.name === name)?.options ?? [];
  const options = parseOptions(rest, known);
  return {
    ...toBase(place, { id, kind: 'command', at: toTs(receivedAt) }),
    type: 'command',
    speaker: toSpeaker(payload, place, payload.user_id),
    name,
    options,
    typed: Object.keys(options),
    ...(names ? { names } : {}),
    locale: null,
    interaction: toInteraction(payload.response_url, false),
    messageId: null,
  };
}

/** A command that was chosen from the menu of a message; null if Parley has no such command. */
export function toMenuCommand(
  payload: Shortcut,
  identity: Identity,
  receivedAt: number,
): IncomingEvent | null {
  const { message, user, callback_id: name } = payload;
  const channel = payload.channel.id;
  const ts = message.ts || payload.message_ts;
  const command = identity.commands.find((each) => each.name === name);
  const menu = command?.menu;
  if (!menu || channel === '' || ts === '') return null;
  const thread = message.thread_ts;
  // A public answer opens a thread. A private one would not be seen in a thread without replies.
  const opened = command.answers === 'private' ? '' : ts;
  const place = toPlace(workspaceOf(payload, identity), channel, thread || opened);
  const { text, quoted, attachments, names } = readContents(message, {
    ownId: identity.userId,
    workspace: place.workspace,
    author: toAuthor(message, identity),
  });
  return {
    ...toBase(place, { id: payload.action_ts, kind: 'command', at: toTs(receivedAt) }),
    type: 'command',
    speaker: toSpeaker(user, place, user.id),
    name,
    options: {
      ...menu.toOptions({
        text,
        quoted,
        link: toLink(channel, ts, thread),
        attachments,
      }),
    },
    typed: [],
    ...(message.user === '' ? {} : { about: message.user, aboutMessage: ts }),
    ...toQuotedHeld({ quoted, attachments }),
    ...(names ? { names } : {}),
    locale: null,
    interaction: toInteraction(payload.response_url, thread !== '' && thread !== ts),
    messageId: null,
  };
}

// https://docs.slack.dev/reference/methods/chat.getPermalink
function toLink(channel: string, ts: string, thread: string): string {
  const query = thread === '' ? '' : `?thread_ts=${thread}&cid=${channel}`;
  return `https://app.slack.com/archives/${channel}/p${ts.replace('.', '')}${query}`;
}

/**
 * In a channel that is shared with another organization, `team` may be the other one. Parley's own
 * workspace is known.
 */
function workspaceOf(
  { is_enterprise_install, team }: Pick<BlockActions, 'is_enterprise_install' | 'team'>,
  { workspace }: Identity,
): string {
  return (is_enterprise_install && team.id) || workspace;
}
