import { expect, test } from 'vitest';
import { type Job, toJob } from '../../../src/core/job.ts';
import { createShowQueued } from '../../../src/core/jobs/incoming-messages.ts';
import type { Adapter, Channel } from '../../../src/core/ports.ts';
import { message as toEvent } from '../../storage/events.ts';
import { settle } from '../../waiting.ts';

const never = new AbortController().signal;

/** Marks a message that waits; the mark is put when `arrive` is called. */
function showQueued(state: Job['state']) {
  const signs: string[] = [];
  const arrived = Promise.withResolvers<void>();
  const indicate: Channel['indicate'] = async (sign) => {
    if (sign === 'queued') await arrived.promise;
    signs.push(sign);
  };
  const adapter = { channel: () => ({ indicate }) } as unknown as Adapter;
  const event = toEvent('m1');
  const { message } = event;
  let stored = toJob('j1', event, 0);
  const find = async () => stored;
  createShowQueued(new Map([[message.place.platform, adapter]]), { find }, never)(message);
  return {
    signs,
    async arrive() {
      stored = { ...stored, state };
      arrived.resolve();
      await settle();
    },
  };
}

test.each(['accepted', 'answering', 'delivering'] as const)(
  'a message that waits keeps its mark while its job is %s',
  async (state) => {
    const { signs, arrive } = showQueued(state);
    await arrive();
    expect(signs).toEqual(['queued']);
  },
);

test.each(['done', 'dropped'] as const)(
  'a mark that comes late, after its job is %s, is taken off again',
  async (state) => {
    const { signs, arrive } = showQueued(state);
    await arrive();
    expect(signs).toEqual(['queued', 'done']);
  },
);
