import { expect } from 'vitest';
import type { EventContext, Location } from '../../../../src/adapters/discord/places.ts';
import { toEvents } from '../../../../src/adapters/discord/receive/inbound.ts';
import { toAcknowledgement } from '../../../../src/adapters/discord/receive/interactions.ts';
import {
  type InteractionPayload,
  toDispatch,
} from '../../../../src/adapters/discord/receive/payloads.ts';
import { type IncomingEvent, incomingEventSchema } from '../../../../src/core/events.ts';
import { commands } from '../harness.ts';
import { BOT, CHANNEL, DM, type Fields, GUILD, message, ROLE, THREAD } from './payloads.ts';

export const NOW = 1_795_000_000_000;

export const channel: Location = { workspace: GUILD, channel: CHANNEL, thread: null };
export const thread: Location = { ...channel, thread: THREAD };
export const direct: Location = { workspace: '@me', channel: DM, thread: null };

/** What the gateway tells of an interaction. */
export function readInteraction(data: Fields): InteractionPayload {
  const dispatch = toDispatch('INTERACTION_CREATE', data);
  if (dispatch?.type !== 'INTERACTION_CREATE') throw new Error('no interaction');
  return dispatch.data;
}

/** The events of a dispatch; whatever crosses the inbox has to fit its schema. */
export function readAll(
  type: string,
  data: Fields,
  location: Location = channel,
): readonly IncomingEvent[] {
  const identity = { userId: BOT, applicationId: BOT, commands };
  const context: EventContext = {
    ...{
      identity,
      location,
      roleId: ROLE,
      hasProxy: false,
      nameOf: () => null,
      title: null,
      receivedAt: NOW,
    },
  };
  const dispatch = toDispatch(type, data);
  if (!dispatch) return [];
  const ack =
    dispatch.type === 'INTERACTION_CREATE' ? toAcknowledgement(dispatch.data, commands) : null;
  const events = toEvents(dispatch, context, ack);
  for (const event of events)
    expect(incomingEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  return events;
}

export function read(
  type: string,
  data: Fields,
  location: Location = channel,
): IncomingEvent | null {
  const events = readAll(type, data, location);
  expect(events.length).toBeLessThan(2);
  return events[0] ?? null;
}

export function readMessage(fields: Fields, location: Location = channel) {
  const event = read('MESSAGE_CREATE', message(fields), location);
  if (event?.type !== 'message') throw new Error('no message');
  return event.message;
}
