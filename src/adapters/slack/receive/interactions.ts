import type { IncomingEvent } from '../../../core/events.ts';
import type { CommandSpec } from '../../../core/jobs/command.ts';
import { parseOptions } from '../../../core/jobs/typed-command.ts';
import type { Json, Place } from '../../../core/messages.ts';
import { parseCommand } from '../commands.ts';
import { type Bag, listOf, textOf, toBag } from '../json.ts';
import { type Identity, toBase, toPlace, toSpeaker } from '../places.ts';
import { toAttachments } from './files.ts';
import { quotesOf, wordsOf } from './messages.ts';

/** A button, a form or a slash command; null for what Parley does not use. */
export function toInteraction(
  body: Bag,
  identity: Identity,
  receivedAt: number,
): IncomingEvent | null {
  if (textOf(body, 'command') !== '') return toCommand(body, identity, receivedAt);
  if (textOf(body, 'type') === 'block_actions') return toActionEvent(body, identity, receivedAt);
  if (textOf(body, 'type') === 'message_action') return toChosen(body, identity, receivedAt);
  if (textOf(body, 'type') === 'view_submission') return toForm(body, identity, receivedAt);
  return null;
}

/** What `views.open` needs; empty where no form can be opened. Single use, within 3 s. */
export function triggerOf(body: unknown): string {
  return textOf(toBag(body), 'trigger_id');
}

/** A form's hidden part: where it was opened, and how to answer privately. */
export function toFormMemory(event: IncomingEvent): string {
  const via = 'via' in event ? event.via : null;
  return JSON.stringify({ place: event.place, via });
}

function toActionEvent(body: Bag, identity: Identity, receivedAt: number): IncomingEvent | null {
  const [action] = listOf(body, 'actions');
  const container = toBag(body.container);
  const message = toBag(body.message);
  const channel = textOf(toBag(body.channel), 'id') || textOf(container, 'channel_id');
  if (!action || channel === '') return null;
  const messageId = textOf(container, 'message_ts') || textOf(message, 'ts');
  const thread = textOf(container, 'thread_ts') || textOf(message, 'thread_ts');
  const place = toPlace(workspaceOf(body, identity), channel, thread);
  const at = textOf(action, 'action_ts') || toTs(receivedAt);
  const user = toBag(body.user);
  // Delivered again, a press has the same time and the same trigger; of two people at one moment each has pressed.
  const moment = textOf(action, 'action_ts') || triggerOf(body) || at;
  const id = [messageId, moment, textOf(user, 'id')].join('/');
  return {
    ...toBase(place, { id, kind: 'press', at }),
    type: 'press',
    speaker: toSpeaker(user, place, textOf(user, 'id')),
    action: toAction(action),
    messageId,
    via: toVia(textOf(body, 'response_url'), thread !== '' && thread !== messageId),
  };
}

/** A button's action is its value; so is the pressed side of a pair of feedback buttons. */
function toAction(action: Bag): string {
  return (
    textOf(action, 'value') ||
    textOf(toBag(action.selected_option), 'value') ||
    textOf(action, 'action_id')
  );
}

function toForm(body: Bag, identity: Identity, receivedAt: number): IncomingEvent | null {
  const view = toBag(body.view);
  const memory = parseMemory(textOf(view, 'private_metadata'));
  const user = toBag(body.user);
  const place = toFormPlace(memory, workspaceOf(body, identity));
  return {
    ...toBase(place, { id: textOf(view, 'id'), kind: 'form', at: toTs(receivedAt) }),
    type: 'form',
    speaker: toSpeaker(user, place, textOf(user, 'id')),
    action: textOf(view, 'callback_id'),
    fields: toFields(toBag(toBag(view.state).values)),
    via: toFormVia(toBag(memory.via)),
  };
}

function toFormPlace(memory: Bag, workspace: string): Place {
  const place = toBag(memory.place);
  return toPlace(workspace, textOf(place, 'channel'), textOf(place, 'thread'));
}

function toFields(values: Bag): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, block]) => {
      const [element] = Object.values(toBag(block));
      return [name, textOf(toBag(element), 'value')];
    }),
  );
}

function toCommand(body: Bag, identity: Identity, receivedAt: number): IncomingEvent {
  const { name, rest } = parseCommand(textOf(body, 'command'), textOf(body, 'text'), identity);
  const place = toPlace(workspaceOf(body, identity), textOf(body, 'channel_id'));
  // A slash command has no time and no message; its trigger is its only name.
  const id = textOf(body, 'trigger_id') || textOf(body, 'response_url');
  const options = parseOptions(rest, optionsOf(identity.commands, name));
  return {
    ...toBase(place, { id, kind: 'command', at: toTs(receivedAt) }),
    type: 'command',
    speaker: toSpeaker(body, place, textOf(body, 'user_id')),
    name,
    options,
    typed: Object.keys(options),
    locale: null,
    via: toVia(textOf(body, 'response_url'), false),
    messageId: null,
  };
}

/** A command chosen from the menu of a message. */
function toChosen(body: Bag, identity: Identity, receivedAt: number): IncomingEvent | null {
  const message = toBag(body.message);
  const channel = textOf(toBag(body.channel), 'id');
  const ts = textOf(message, 'ts') || textOf(body, 'message_ts');
  const name = textOf(body, 'callback_id');
  const command = identity.commands.find((each) => each.name === name);
  const menu = command?.menu;
  if (!menu || channel === '' || ts === '') return null;
  const thread = textOf(message, 'thread_ts');
  // What all may read hangs on the message. A private answer in a thread that is none yet nobody would see.
  const opened = command.answers === 'private' ? '' : ts;
  const place = toPlace(workspaceOf(body, identity), channel, thread || opened);
  const user = toBag(body.user);
  return {
    ...toBase(place, { id: textOf(body, 'action_ts'), kind: 'command', at: toTs(receivedAt) }),
    type: 'command',
    speaker: toSpeaker(user, place, textOf(user, 'id')),
    name,
    options: {
      ...menu.toOptions({
        text: toWords(message, identity),
        link: toLink(channel, ts, thread),
        attachments: toAttachments(message, place.workspace),
      }),
    },
    typed: [],
    locale: null,
    via: toVia(textOf(body, 'response_url'), thread !== '' && thread !== ts),
    messageId: null,
  };
}

/** What was written, else what came along: a message can be nothing but another that is shared. */
function toWords(message: Bag, { userId }: Identity): string {
  const quotes = quotesOf(message, userId).map(({ text }) => text);
  return wordsOf(message, userId) || quotes.join('\n');
}

// https://docs.slack.dev/reference/methods/chat.getPermalink
function toLink(channel: string, ts: string, thread: string): string {
  const query = thread === '' ? '' : `?thread_ts=${thread}&cid=${channel}`;
  return `https://app.slack.com/archives/${channel}/p${ts.replace('.', '')}${query}`;
}

function optionsOf(commands: readonly CommandSpec[], name: string): CommandSpec['options'] {
  return commands.find((command) => command.name === name)?.options ?? [];
}

/** In a channel shared with another organisation `team` may be theirs; Parley's own tells where it lives. */
function workspaceOf(body: Bag, identity: Identity): string {
  const isOrg = body.is_enterprise_install === true || body.is_enterprise_install === 'true';
  return (isOrg && textOf(toBag(body.team), 'id')) || identity.workspace;
}

/** `isInThread`: it was used on a message that is seen in a thread only. */
function toVia(responseUrl: string, isInThread: boolean): Json {
  return responseUrl === '' ? null : { responseUrl, ...(isInThread ? { isInThread } : {}) };
}

/** A form is answered where it was opened. */
function toFormVia(memory: Bag): Json {
  return toVia(textOf(memory, 'responseUrl'), memory.isInThread === true);
}

function parseMemory(text: string): Bag {
  try {
    return toBag(JSON.parse(text));
  } catch {
    return {}; // A form that somebody else opened.
  }
}

function toTs(ms: number): string {
  return (ms / 1000).toFixed(3);
}
