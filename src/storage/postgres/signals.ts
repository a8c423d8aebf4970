import { createHash, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import type { Signals } from '../../core/store-ports.ts';
import { createLocalSignals } from '../signals.ts';
import type { PostgresDatabase } from './pool.ts';

/** Signals by NOTIFY. What this process sends its own listeners get without it. */
export type PostgresSignals = Signals & { close(): Promise<void> };

const toldSchema = z.object({ from: z.string(), topic: z.string(), payload: z.json() });

/** A connection that has died without a word tells of nothing: it is asked now and then. */
const ASK_EVERY_MS = 5_000;
const ANSWER_MS = 2_000;
const RECONNECT_MS = 500;

export function createPostgresSignals({
  database,
  log,
}: {
  readonly database: PostgresDatabase;
  readonly log: Log;
}): PostgresSignals {
  const local = createLocalSignals(log);
  const from = randomUUID();
  const channel = toChannel(database.address.schema);
  let sending = Promise.resolve();
  let isFailing = false; // Of a database that is away one line tells.
  const onFailure = (topic: string, error: unknown): void => {
    if (!isFailing) log.warn({ topic, err: error }, 'could not signal the other replicas');
    isFailing = true;
  };
  const listening = listen({ database, log, channel }, local.gap, (text) => {
    const told = toldSchema.safeParse(toJson(text));
    if (told.success && told.data.from !== from) local.deliver(told.data.topic, told.data.payload);
  });

  return {
    send(topic, payload) {
      local.send(topic, payload);
      const text = JSON.stringify({ from, topic, payload });
      // One after the other, so that they arrive in their order. A look at the store stands behind.
      sending = sending
        .then(() => database.query('SELECT pg_notify($1, $2)', [channel, text], { waitMs: 0 }))
        .then(
          () => {
            isFailing = false;
          },
          (error: unknown) => onFailure(topic, error),
        );
    },
    on: local.on,
    onGap: local.onGap,
    async close() {
      await listening.close();
      await sending;
    },
  };
}

/** LISTEN cuts a longer name, NOTIFY refuses it. */
const MAX_NAME = 63;

function toChannel(schema: string): string {
  const channel = `parley_${schema}`;
  if (channel.length <= MAX_NAME) return channel;
  return `parley_${createHash('sha256').update(schema).digest('hex').slice(0, 32)}`;
}

function toJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null; // Another program uses the channel.
  }
}

type Listening = {
  readonly database: PostgresDatabase;
  readonly log: Log;
  readonly channel: string;
};

/** Listens over a connection of its own, and over another one where that is lost. */
function listen(
  { database, log, channel }: Listening,
  onGap: () => void,
  onNotice: (text: string | undefined) => void,
) {
  let client: Client | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  const later = (ms: number, work: () => Promise<void>) => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void work(), ms).unref();
  };
  const lose = (lost: Client): void => {
    if (client !== lost) return;
    client = null;
    void lost.end().catch(() => {});
    if (!isClosed) log.warn({}, 'not receiving signals from other replicas for now');
    later(RECONNECT_MS, connect);
  };
  const ask = async (): Promise<void> => {
    const asked = client;
    try {
      const alive = { text: 'SELECT 1', query_timeout: ANSWER_MS };
      await asked?.query(alive);
      later(ASK_EVERY_MS, ask);
    } catch {
      if (asked) lose(asked);
    }
  };
  const connect = async (): Promise<void> => {
    try {
      const opened = await database.connect();
      client = opened;
      opened.on('error', () => lose(opened));
      opened.on('end', () => lose(opened));
      opened.on('notification', ({ payload }) => onNotice(payload));
      await opened.query(`LISTEN ${channel}`);
      onGap(); // Whatever was sent until now was not heard.
      if (isClosed) await opened.end();
      else later(ASK_EVERY_MS, ask);
    } catch {
      if (client) lose(client);
      else later(RECONNECT_MS, connect);
    }
  };
  void connect();

  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end().catch(() => {});
    },
  };
}
