import { createReceiver } from '../../../../src/adapters/slack/receive/receiver.ts';
import type { IncomingEvent } from '../../../../src/core/events.ts';
import { identity } from '../payloads.ts';
import { createLog } from '../start.ts';

/** What the core is told of a payload; null where it concerns nobody. */
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
    onHomeOpened() {},
    openForm: async () => {},
    log: createLog(),
    now: () => receivedAt,
  });
  await receive({ body, retryNum: undefined, ack: async () => {} });
  return heard[0] ?? null;
}
