import { expect } from 'vitest';
import { createReceiver } from '../../../../src/adapters/slack/receive/receiver.ts';
import { type IncomingEvent, incomingEventSchema } from '../../../../src/core/events.ts';
import type { Message } from '../../../../src/core/messages.ts';
import { type Fields, identity, message } from '../payloads.ts';
import { createLog } from '../start.ts';

/** The event that a payload becomes; null if it becomes none. */
export async function toEvent(
  body: Readonly<Record<string, unknown>>,
  receivedAt: number,
): Promise<IncomingEvent | null> {
  const heard: IncomingEvent[] = [];
  const receive = createReceiver({
    identity,
    botToken: 'xoxb-1',
    apiUrl: 'http://127.0.0.1:1/api/',
    listener: async (event) => {
      heard.push(event);
      return null;
    },
    onTeam() {},
    findTeam: async () => null,
    describeFiles: async (files) => files,
    learner: { learnPerson() {}, learnChannel() {}, learnGroup() {} },
    onHomeOpened() {},
    openForm: async () => true,
    log: createLog(),
    now: () => receivedAt,
  });
  await receive({ body, retryNum: undefined, ack: async () => {} });
  return heard[0] ?? null;
}

/** What the core is told of a message in a channel; it crosses the inbox unchanged. */
export async function toHeard(fields: Fields): Promise<Message> {
  const event = await toEvent(message(fields), 1_763_800_005_000);
  if (event?.type !== 'message') throw new Error('no message');
  expect(incomingEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  return event.message;
}
