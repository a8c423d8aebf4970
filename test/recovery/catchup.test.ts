import { expect, test } from 'vitest';
import type { Bot } from '../../src/core/bot.ts';
import type { Places } from '../../src/core/conversation/known-places.ts';
import type { IncomingEvent, MessageEvent } from '../../src/core/events.ts';
import { type Job, toJob } from '../../src/core/job.ts';
import type { Turn } from '../../src/core/messages.ts';
import { type CatchupServices, createCatchup } from '../../src/recovery/catchup.ts';
import { createMemoryLog } from '../doubles/log.ts';

const platform = { isOneConversation: () => false };
const place = { platform: 'test', workspace: 'w', channel: 'c', thread: '1' };

function question(text: string, id = '1'): MessageEvent {
  const speaker = { id: 'u1', name: 'Ada', roles: [], isAdmin: null, isExternal: false };
  const message = {
    id,
    place,
    speaker,
    text,
    attachments: [],
    replyTo: null,
    quoted: [],
    where: 'mention' as const,
    isToOthers: false,
    sentAt: Date.now(),
  };
  return { type: 'message', key: id, conversation: 'c', place, at: Date.now(), message };
}

/** One place to catch up with: what each reading of it returns, and what is stored meanwhile. */
async function look(
  readings: readonly (readonly IncomingEvent[])[],
  known: {
    job: () => Job | null;
    turns?: (reads: number) => readonly Turn[];
    since?: number;
    knownSince?: number;
  },
) {
  const told: IncomingEvent[] = [];
  let reads = 0;
  const archive = {
    read: async () => [],
    replay: async () => {
      reads += 1;
      const events = readings[Math.min(reads, readings.length) - 1] ?? [];
      return { events, since: known.since ?? 0 };
    },
  };
  const services = {
    adapters: new Map([['test', { archive, platform }]]),
    inbox: { find: async () => known.job() },
    store: { get: async () => undefined, set: async () => undefined },
    history: { load: async () => ({ turns: known.turns?.(reads) ?? [], summary: null }) },
    log: createMemoryLog(),
    shutdown: new AbortController().signal,
  } as unknown as CatchupServices;
  const bot: Bot = {
    onEvent: async (event) => {
      told.push(event);
      return null;
    },
    onMissed: async (event) => void told.push(event),
    isAsked: async () => false,
  };
  const places = {
    list: async () => [{ place, since: known.knownSince ?? 0, at: Date.now() }],
  } as unknown as Places;
  await createCatchup(services, bot, places).run('test');
  return { told, reads: () => reads };
}

function turnAt(at: number): Turn {
  return { ids: ['2'], role: 'user', speaker: 'Ada', text: 'hi', parts: [], addresses: [], at };
}

const jobOf = (event: IncomingEvent) => toJob('j1', event, 0);

test('a question that was changed while nobody listened is an edit', async () => {
  const { told } = await look([[question('new')]], { job: () => jobOf(question('old')) });

  expect(told).toMatchObject([{ type: 'edit', message: { text: 'new' } }]);
});

test('an edit that arrives while a place is read is not taken back', async () => {
  // Read before the edit; by now the job holds the new text.
  const { told } = await look([[question('old')], [question('new')]], {
    job: () => jobOf(question('new')),
  });

  expect(told).toEqual([]);
});

test('a question that is asked and answered while a place is read is not taken for a deleted one', async () => {
  const { told } = await look([[question('old')]], {
    job: () => jobOf(question('old')),
    turns: (reads) => (reads > 0 ? [turnAt(Date.now() + 1_000)] : []),
  });

  expect(told).toEqual([]);
});

test('a question that is gone is a deletion, and one that nobody knows is a question', async () => {
  const gone = await look([[question('old')]], {
    job: () => jobOf(question('old')),
    turns: () => [turnAt(Date.now() + 1_000)],
  });
  expect(gone.told).toMatchObject([{ type: 'delete', messageId: '2' }]);

  const missed = await look([[question('new')]], { job: () => null });
  expect(missed.told).toMatchObject([{ type: 'message', message: { text: 'new' } }]);
});

test('a question from before what was read is not taken for a deleted one', async () => {
  const now = Date.now();
  const known = { job: () => jobOf(question('old')), since: now };
  const older = await look([[question('old')]], { ...known, turns: () => [turnAt(now - 1)] });
  expect(older.told).toEqual([]);

  const gone = await look([[question('old')]], { ...known, turns: () => [turnAt(now)] });
  expect(gone.told).toMatchObject([{ type: 'delete', messageId: '2' }]);
});

test('the question that a place is known for can be deleted too', async () => {
  const known = { job: () => jobOf(question('old')), knownSince: Date.now() };
  const { told } = await look([[]], { ...known, turns: () => [turnAt(Date.now() - 1_000)] });
  expect(told).toMatchObject([{ type: 'delete', messageId: '2' }]);
});
