import type {
  ActionEvent,
  CommandEvent,
  MessageEvent,
  ScheduledEvent,
} from '../../src/core/events.ts';
import { toConversation } from '../../src/core/messages.ts';
import type { Log } from '../../src/core/ports.ts';
import type { AcceptOptions } from '../../src/core/store-ports.ts';

const SPEAKER = { id: 'ada', name: 'Ada', roles: [], isAdmin: null, isExternal: false };

export type Somewhere = {
  readonly channel?: string;
  readonly thread?: string;
  readonly by?: string;
};

/** A message event; its conversation is its channel, or the thread. */
export function message(
  id: string,
  { channel = 'general', thread, by = 'ada' }: Somewhere = {},
): MessageEvent {
  const place = {
    platform: 'test',
    workspace: 'w',
    channel,
    ...(thread !== undefined && { thread }),
  };
  return {
    type: 'message',
    key: `test/w/${channel}/${id}/message`,
    conversation: toConversation(place),
    place,
    at: 1,
    message: {
      id,
      place,
      speaker: { ...SPEAKER, id: by },
      text: `text of ${id}`,
      attachments: [],
      replyTo: null,
      quoted: [],
      where: 'mention',
      isToOthers: false,
      sentAt: 1,
    },
  };
}

export function press(id: string): ActionEvent {
  const { place, conversation, at } = message(id);
  return {
    type: 'action',
    key: `${id}/action`,
    conversation,
    place,
    at,
    speaker: SPEAKER,
    action: 'again:1',
    messageId: id,
    interaction: { token: 'secret-token' },
  };
}

export function command(id: string, messageId: string | null): CommandEvent {
  const { place, conversation, at } = message(id);
  return {
    type: 'command',
    key: `${id}/command`,
    conversation,
    place,
    at,
    speaker: SPEAKER,
    name: 'ask',
    options: {},
    typed: [],
    locale: null,
    interaction: messageId === null ? { token: 'secret-token' } : null,
    messageId,
  };
}

export function due(id: string): ScheduledEvent {
  const { place, conversation, at } = message(id);
  return {
    type: 'scheduled',
    key: `${id}/scheduled`,
    conversation,
    place,
    at,
    name: 'remind',
    payload: null,
  };
}

/** Accept options for an event that takes its turn in its conversation. */
export function inLane(lane: string, more: Partial<AcceptOptions> = {}): AcceptOptions {
  return { notBefore: 0, lane, merge: false, ...more };
}

/** A log that keeps its lines. */
export function createLines(): Log & {
  readonly lines: { level: string; fields: object; message: string }[];
} {
  const lines: { level: string; fields: object; message: string }[] = [];
  const write = (level: string) => (fields: object, text: string) =>
    void lines.push({ level, fields, message: text });
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}
