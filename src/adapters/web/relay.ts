import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Signals } from '../../core/store-ports.ts';

const toldSchema = z.discriminatedUnion('type', [
  /** A message was stored, changed or deleted: the others read it from the store. */
  z.object({ type: z.literal('message'), channel: z.string(), id: z.string() }),
  z.object({
    type: z.literal('sign'),
    channel: z.string(),
    id: z.string(),
    sign: z.enum(['working', 'queued', 'done']),
  }),
  z.object({ type: z.literal('notice'), person: z.string(), text: z.string() }),
  z.object({ type: z.literal('channels') }),
  z.object({ type: z.literal('person'), id: z.string() }),
]);

/** What one replica tells the others of the page. */
export type RelayMessage = z.infer<typeof toldSchema>;

export type Relay = {
  /** Other processes serve the same page. */
  readonly isShared: boolean;
  tell(told: RelayMessage): void;
  on(listener: (told: RelayMessage) => void): void;
  /** Something may have been missed. */
  onGap(listener: () => void): void;
};

const TOPIC = 'page';
const fromSchema = z.object({ from: z.string(), told: toldSchema });

/** `signals`: null if one process serves the page alone. */
export function createRelay(signals: Signals | null): Relay {
  const own = randomUUID();
  return {
    isShared: signals !== null,
    tell: (told) => signals?.send(TOPIC, { from: own, told }),
    on(listener) {
      signals?.on(TOPIC, (payload) => {
        const { data } = fromSchema.safeParse(payload);
        if (data && data.from !== own) listener(data.told);
      });
    },
    onGap: (listener) => void signals?.onGap(listener),
  };
}
