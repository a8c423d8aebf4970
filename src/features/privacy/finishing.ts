import { z } from 'zod';
import { type Pauses, timeNow, toPauseMs } from '../../core/async.ts';
import { isStoreFailure } from '../../core/errors.ts';
import { type ScheduledEvent, toEventKey } from '../../core/events.ts';
import { placeSchema, toConversation } from '../../core/messages.ts';
import type { Log } from '../../core/ports.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { FORGET, type ForgettingServices, forgetOnce } from './forget-once.ts';
import { scopeSchema } from './scope.ts';

const restSchema = z.object({
  scope: scopeSchema,
  /** Where it was asked for. */
  place: placeSchema,
  asking: z.array(z.string()).readonly(),
  /** When it was asked for, in epoch milliseconds. */
  until: z.number(),
  tries: z.number(),
});
/** What is still to be forgotten, once what is being worked on has ended. */
type Rest = Readonly<z.infer<typeof restSchema>>;

/** Before a try that is not the first. */
const PAUSES: Pauses = { firstMs: 4_000, longestMs: 10 * 60_000 };

/**
 * Plans to forget the rest: in each of these conversations after the job that runs there now, and
 * before any later message is answered.
 */
export async function planFinish(
  { inbox }: { readonly inbox: Pick<Inbox, 'accept'> },
  rest: Rest,
  conversations: readonly string[],
): Promise<void> {
  const { place, asking, tries } = rest;
  for (const lane of new Set(conversations)) {
    const event: ScheduledEvent = {
      type: 'scheduled',
      name: FORGET,
      key: `${toEventKey(place, asking[0] ?? '', 'scheduled')}/${FORGET}/${lane}/${tries}`,
      conversation: `${toConversation(place)}#${FORGET}/${asking[0]}`,
      place,
      at: timeNow(),
      payload: JSON.parse(JSON.stringify({ rest, lane })), // Plain JSON: no undefined.
    };
    const notBefore = tries === 0 ? 0 : timeNow() + toPauseMs(tries, PAUSES);
    await inbox.accept(event, { notBefore, lane, merge: false });
  }
}

const payloadSchema = z.object({ rest: restSchema, lane: z.string() });

/** Forgets the rest without a message: the person was already told that it would be done. */
export async function onFinish(
  services: ForgettingServices & { readonly log: Log },
  { payload }: ScheduledEvent,
): Promise<void> {
  const { rest, lane } = payloadSchema.parse(payload);
  const again = { ...rest, tries: rest.tries + 1 };
  try {
    const { left } = await forgetOnce(services, rest.scope, rest);
    await services.purge();
    await planFinish(services, again, left);
  } catch (error) {
    if (isStoreFailure(error)) throw error; // The job waits for the store.
    services.log.warn({ err: error }, 'could not forget what is left; trying again later');
    await planFinish(services, again, [lane]);
  }
}
